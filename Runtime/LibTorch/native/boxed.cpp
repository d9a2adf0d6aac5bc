// Any operator by name, through the dispatcher: for what has no typed export, and for operators that other libraries register.
#include "shim.h"

#include <ATen/core/dispatch/Dispatcher.h>
#include <ATen/core/stack.h>

#include <cstdlib>
#include <cstring>

using namespace md;

namespace {

enum Tag : int64_t { kNothing, kTensorTag, kIntTag, kDoubleTag, kBoolTag, kText, kInts, kDoubles, kBools, kTensors, kDevice, kGenerator, kComplexTag };

// One argument or result; lists and texts are a pointer and a length.
struct Value {
    int64_t tag;
    union {
        int64_t integer;
        double real;
        void* pointer;
    };
    union {
        int64_t count;
        double imaginary;
    };
};

bool is_optional_element(const c10::TypePtr& type) {
    const auto list = type->cast<c10::ListType>();
    return list && list->getElementType()->kind() == c10::TypeKind::OptionalType;
}

c10::TypePtr inner(const c10::TypePtr& type) {
    const auto optional = type->cast<c10::OptionalType>();
    return optional ? optional->getElementType() : type;
}

c10::IValue read(const Value& value, const c10::TypePtr& declared) {
    const auto type = inner(declared);
    const auto size = static_cast<size_t>(value.count);
    switch (value.tag) {
        case kNothing: return c10::IValue();
        case kTensorTag: {
            const auto handle = static_cast<Handle>(value.pointer);
            return c10::IValue(tensor(handle));
        }
        case kIntTag:
            // C# callers write 1 where the operator takes 1.0, and one number where it takes a list of one.
            if (type->kind() == c10::TypeKind::FloatType)
                return c10::IValue(static_cast<double>(value.integer));
            return c10::IValue(value.integer);
        case kDoubleTag: return c10::IValue(value.real);
        case kBoolTag: return c10::IValue(value.integer != 0);
        case kComplexTag: return c10::IValue(c10::complex<double>(value.real, value.imaginary));
        case kText: return c10::IValue(std::string(static_cast<const char*>(value.pointer), size));
        case kInts: {
            const auto* data = static_cast<const int64_t*>(value.pointer);
            return c10::IValue(std::vector<int64_t>(data, data + size));
        }
        case kDoubles: {
            const auto* data = static_cast<const double*>(value.pointer);
            return c10::IValue(std::vector<double>(data, data + size));
        }
        case kBools: {
            c10::List<bool> list;
            for (size_t i = 0; i < size; ++i)
                list.push_back(static_cast<const uint8_t*>(value.pointer)[i] != 0);
            return c10::IValue(list);
        }
        case kTensors: {
            const auto* data = static_cast<const Handle*>(value.pointer);
            if (is_optional_element(type))
                return c10::IValue(tensors_or_none(data, value.count));
            c10::List<at::Tensor> list;
            for (size_t i = 0; i < size; ++i) {
                TORCH_CHECK(data[i] != nullptr, "a tensor of the list is missing");
                list.push_back(tensor(data[i]));
            }
            return c10::IValue(list);
        }
        case kDevice: return c10::IValue(device(static_cast<int32_t>(value.integer), static_cast<int32_t>(value.count)));
        case kGenerator:
            return c10::IValue(at::Generator(c10::intrusive_ptr<c10::GeneratorImpl>::reclaim_copy(static_cast<GeneratorHandle>(value.pointer))));
        default: throw std::invalid_argument("no such kind of argument");
    }
}

template <class T>
void give_list(const std::vector<T>& values, Tag tag, Value* out) {
    out->tag = tag;
    out->count = static_cast<int64_t>(values.size());
    out->pointer = std::malloc(sizeof(T) * (values.size() + 1));
    if (out->pointer == nullptr)
        throw std::bad_alloc();
    std::memcpy(out->pointer, values.data(), sizeof(T) * values.size());
}

void write(const c10::IValue& value, Value* out) {
    *out = Value{};
    if (value.isTensor()) {
        const auto& given = value.toTensor();
        out->tag = given.defined() ? kTensorTag : kNothing;
        out->pointer = given.defined() ? give(given) : nullptr;
    } else if (value.isInt()) {
        out->tag = kIntTag;
        out->integer = value.toInt();
    } else if (value.isDouble()) {
        out->tag = kDoubleTag;
        out->real = value.toDouble();
    } else if (value.isBool()) {
        out->tag = kBoolTag;
        out->integer = value.toBool();
    } else if (value.isComplexDouble()) {
        out->tag = kComplexTag;
        out->real = value.toComplexDouble().real();
        out->imaginary = value.toComplexDouble().imag();
    } else if (value.isString()) {
        const auto& text = value.toStringRef();
        give_list(std::vector<char>(text.begin(), text.end()), kText, out);
    } else if (value.isIntList()) {
        give_list(value.toIntVector(), kInts, out);
    } else if (value.isDoubleList()) {
        give_list(value.toDoubleVector(), kDoubles, out);
    } else if (value.isTensorList()) {
        Handles handles{};
        give_all(value.toTensorVector(), &handles);
        out->tag = kTensors;
        out->pointer = handles.data;
        out->count = handles.count;
    } else {
        TORCH_CHECK(value.isNone(), "a result of type ", value.tagKind(), " cannot cross to .NET");
    }
}

} // namespace

// results has room for capacity values; how many there are is returned, -1 for an error.
MD_API int64_t md_call(
    const char* name, const char* overload, const Value* arguments, int64_t count, Value* results, int64_t capacity) {
    try {
        const auto found = c10::Dispatcher::singleton().findSchema({name, overload});
        TORCH_CHECK(found.has_value(), "there is no operator ", name, *overload ? "." : "", overload);
        const auto& schema = found->schema();
        TORCH_CHECK(
            static_cast<size_t>(count) <= schema.arguments().size(), name, " takes ", schema.arguments().size(), " arguments, not ", count, ": ", schema);
        TORCH_CHECK(static_cast<size_t>(capacity) >= schema.returns().size(), name, " gives ", schema.returns().size(), " results");
        torch::jit::Stack stack;
        for (int64_t i = 0; i < count; ++i)
            stack.push_back(read(arguments[i], schema.arguments()[static_cast<size_t>(i)].type()));
        schema.checkAndNormalizeInputs(stack, {});
        found->callBoxed(&stack);
        for (size_t i = 0; i < stack.size(); ++i)
            write(stack[i], results + i);
        return static_cast<int64_t>(stack.size());
    } catch (...) {
        remember_error();
        return -1;
    }
}
