// What every translation unit of the shim shares: the C types that cross the border, and how they become libtorch's.
#pragma once

#include <ATen/ATen.h>
#include <torch/version.h>

#include <cstdint>
#include <string>

#define MD_API extern "C" __attribute__((visibility("default")))
#define MD_TORCH_AT_LEAST(major, minor) \
    (TORCH_VERSION_MAJOR > (major) || (TORCH_VERSION_MAJOR == (major) && TORCH_VERSION_MINOR >= (minor)))

namespace md {

// A tensor handle is the TensorImpl itself; whoever holds it owns one reference.
using Handle = c10::TensorImpl*;
using GeneratorHandle = c10::GeneratorImpl*;

enum ScalarKind : int64_t { kNone = 0, kInt = 1, kDouble = 2, kBool = 3, kComplex = 4 };

struct ScalarArg {
    int64_t kind;
    union {
        int64_t integer;
        double real;
    };
    double imaginary;
};

struct Handles {
    Handle* data;
    int64_t count;
};

// c10::optional until libtorch 2.x, std::optional after: taken from a signature that has it.
template <class T>
struct OptionalOf;
template <template <class> class O, class T>
struct OptionalOf<O<T>> {
    template <class U>
    using Of = O<U>;
};
template <class T>
using Optional = typename OptionalOf<std::decay_t<decltype(std::declval<const c10::TensorOptions&>().device_opt())>>::template Of<T>;

// c10::string_view at first, std::string_view later: likewise.
template <class R, class T, class V>
V second_parameter(R (*)(T, V));
using View = decltype(second_parameter(&at::gelu));

// ---- errors ----------------------------------------------------------------------------------------------------------------------

void remember_error() noexcept; // call inside a catch block

template <class F>
auto guard(F&& call) noexcept -> decltype(call()) {
    try {
        return call();
    } catch (...) {
        remember_error();
        return {};
    }
}

// Whether multiply–accumulates are being counted on this thread (mac_counter.cpp).
bool is_counting();

// ---- in --------------------------------------------------------------------------------------------------------------------------

// at::Tensor is one intrusive pointer, so a handle can be read as a tensor without touching its reference count.
static_assert(sizeof(at::Tensor) == sizeof(Handle), "at::Tensor must be a bare pointer");

inline at::Tensor& tensor(const Handle& handle) {
    return reinterpret_cast<at::Tensor&>(const_cast<Handle&>(handle));
}
inline at::TensorList tensors(const Handle* handles, int64_t count) {
    return at::TensorList(reinterpret_cast<const at::Tensor*>(handles), static_cast<size_t>(count));
}
inline Optional<at::Tensor> tensor_or_none(const Handle& handle) {
    return handle ? Optional<at::Tensor>(tensor(handle)) : Optional<at::Tensor>();
}
inline c10::List<Optional<at::Tensor>> tensors_or_none(const Handle* handles, int64_t count) {
    c10::List<Optional<at::Tensor>> list;
    list.reserve(static_cast<size_t>(count));
    for (int64_t i = 0; i < count; ++i)
        list.push_back(tensor_or_none(handles[i]));
    return list;
}
inline at::Scalar scalar(const ScalarArg& value) {
    switch (value.kind) {
        case kInt: return at::Scalar(value.integer);
        case kBool: return at::Scalar(value.integer != 0);
        case kComplex: return at::Scalar(c10::complex<double>(value.real, value.imaginary));
        default: return at::Scalar(value.real);
    }
}
inline Optional<at::Scalar> scalar_or_none(const ScalarArg& value) {
    return value.kind == kNone ? Optional<at::Scalar>() : Optional<at::Scalar>(scalar(value));
}
inline at::IntArrayRef ints(const int64_t* values, int64_t count) {
    return at::IntArrayRef(values, static_cast<size_t>(count));
}
// An empty list stands for the schema's default, one number for all dimensions; the number needs an address.
template <int64_t N>
struct Number {
    static constexpr int64_t value = N;
};
inline at::IntArrayRef ints_or(const int64_t* values, int64_t count, const int64_t& otherwise) {
    return count ? ints(values, count) : at::IntArrayRef(&otherwise, 1);
}
// As many numbers as the operator takes, or one for all. Some kernels read a shorter list past its end.
template <size_t N>
struct Exactly {
    int64_t values[N];
    operator at::IntArrayRef() const {
        return at::IntArrayRef(values, N);
    }
};
template <size_t N>
inline Exactly<N> exactly(const int64_t* values, int64_t count, const char* name) {
    TORCH_CHECK(count == static_cast<int64_t>(N) || count == 1, name, " takes ", N, " numbers, or one for all; given: ", count);
    Exactly<N> result;
    for (size_t i = 0; i < N; ++i)
        result.values[i] = values[count == 1 ? 0 : i];
    return result;
}
inline at::OptionalIntArrayRef ints_or_none(const int64_t* values, int64_t count) {
    return count ? at::OptionalIntArrayRef(ints(values, count)) : at::OptionalIntArrayRef();
}
inline Optional<at::ArrayRef<double>> doubles_or_none(const double* values, int64_t count) {
    return count ? Optional<at::ArrayRef<double>>(at::ArrayRef<double>(values, static_cast<size_t>(count))) : Optional<at::ArrayRef<double>>();
}
template <class T>
inline Optional<T> value_or_none(const T* value) {
    return value ? Optional<T>(*value) : Optional<T>();
}
inline Optional<bool> bool_or_none(int32_t value) {
    return value < 0 ? Optional<bool>() : Optional<bool>(value != 0);
}
inline Optional<at::ScalarType> dtype_or_none(int32_t value) {
    return value < 0 ? Optional<at::ScalarType>() : Optional<at::ScalarType>(static_cast<at::ScalarType>(value));
}
inline at::Device device(int32_t type, int32_t index) {
    return at::Device(static_cast<at::DeviceType>(type), static_cast<c10::DeviceIndex>(index));
}
inline Optional<at::Device> device_or_none(int32_t type, int32_t index) {
    return type < 0 ? Optional<at::Device>() : Optional<at::Device>(device(type, index));
}
inline Optional<at::Generator> generator_or_none(GeneratorHandle handle) {
    return handle ? Optional<at::Generator>(at::Generator(c10::intrusive_ptr<c10::GeneratorImpl>::reclaim_copy(handle)))
                  : Optional<at::Generator>();
}
inline Optional<View> text_or_none(const char* text) {
    return text ? Optional<View>(View(text)) : Optional<View>();
}

// ---- out -------------------------------------------------------------------------------------------------------------------------

inline Handle give(at::Tensor value) {
    return value.unsafeReleaseTensorImpl();
}
void give_all(const std::vector<at::Tensor>& values, Handles* out);

template <size_t N, class Tuple>
inline void give_tuple(Tuple&& values, Handle* out) {
    out[N - 1] = give(std::move(std::get<N - 1>(values)));
    if constexpr (N > 1)
        give_tuple<N - 1>(std::forward<Tuple>(values), out);
}

} // namespace md
