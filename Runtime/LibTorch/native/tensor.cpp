// Life of a tensor handle and what can be asked of a tensor without running an operator.
#include "shim.h"

#include <cstdlib>

using namespace md;

void md::give_all(const std::vector<at::Tensor>& values, Handles* out) {
    out->count = static_cast<int64_t>(values.size());
    out->data = static_cast<Handle*>(std::malloc(sizeof(Handle) * (values.empty() ? 1 : values.size())));
    if (out->data == nullptr)
        throw std::bad_alloc();
    for (size_t i = 0; i < values.size(); ++i)
        out->data[i] = give(values[i]);
}

MD_API void md_free(void* memory) {
    std::free(memory);
}

MD_API void md_tensor_delete(Handle handle) {
    guard([&] {
        at::Tensor(c10::intrusive_ptr<c10::TensorImpl, c10::UndefinedTensorImpl>::reclaim(handle));
        return true;
    });
}

// Another owner of the same tensor.
MD_API Handle md_tensor_share(Handle handle) {
    return give(tensor(handle));
}

MD_API bool md_tensor_defined(Handle handle) {
    return tensor(handle).defined();
}

// The dimensions of a tensor, read straight from the managed side: valid while the handle lives and is not resized.
MD_API int64_t md_tensor_sizes(Handle handle, const int64_t** sizes) {
    return guard([&] {
        const auto all = tensor(handle).sizes();
        *sizes = all.data();
        return static_cast<int64_t>(all.size());
    });
}

MD_API int64_t md_tensor_strides(Handle handle, const int64_t** strides) {
    return guard([&]() -> int64_t {
        *strides = nullptr;
        if (tensor(handle).layout() != at::kStrided)
            return -1;
        const auto all = tensor(handle).strides();
        *strides = all.data();
        return static_cast<int64_t>(all.size());
    });
}

MD_API int64_t md_tensor_dim(Handle handle) {
    return guard([&] { return tensor(handle).dim(); });
}

MD_API int64_t md_tensor_numel(Handle handle) {
    return guard([&] { return tensor(handle).numel(); });
}

MD_API int64_t md_tensor_itemsize(Handle handle) {
    return guard([&] { return static_cast<int64_t>(tensor(handle).dtype().itemsize()); });
}

MD_API int64_t md_tensor_storage_offset(Handle handle) {
    return guard([&] { return tensor(handle).storage_offset(); });
}

MD_API int32_t md_tensor_dtype(Handle handle) {
    return guard([&] { return static_cast<int32_t>(tensor(handle).scalar_type()); });
}

MD_API int32_t md_tensor_layout(Handle handle) {
    return guard([&] { return static_cast<int32_t>(tensor(handle).layout()); });
}

MD_API int32_t md_tensor_device(Handle handle, int32_t* index) {
    return guard([&] {
        const auto where = tensor(handle).device();
        *index = where.index();
        return static_cast<int32_t>(where.type());
    });
}

// Bits of md_tensor_flags.
enum : int32_t { kContiguous = 1, kRequiresGrad = 2, kLeaf = 4, kConj = 8, kNeg = 16, kSparse = 32, kQuantized = 64 };

MD_API int32_t md_tensor_flags(Handle handle) {
    return guard([&] {
        const auto& self = tensor(handle);
        int32_t flags = 0;
        if (self.layout() == at::kStrided && self.is_contiguous())
            flags |= kContiguous;
        if (self.requires_grad())
            flags |= kRequiresGrad;
        if (self.is_leaf())
            flags |= kLeaf;
        if (self.is_conj())
            flags |= kConj;
        if (self.is_neg())
            flags |= kNeg;
        if (self.is_sparse())
            flags |= kSparse;
        if (self.is_quantized())
            flags |= kQuantized;
        return flags;
    });
}

// The first element, or null: the tensor is empty, on "meta", or without storage. An error leaves -1.
MD_API void* md_tensor_data(Handle handle) {
    try {
        return tensor(handle).data_ptr();
    } catch (...) {
        remember_error();
        return reinterpret_cast<void*>(-1);
    }
}

// Bytes of memory that came to life with this tensor: 0 for a view, which shares its storage.
MD_API int64_t md_tensor_own_bytes(Handle handle) {
    try {
        const auto& self = tensor(handle);
        return self.has_storage() && self.storage().use_count() == 1 ? static_cast<int64_t>(self.storage().nbytes()) : 0;
    } catch (...) {
        return 0;
    }
}

// A tensor over the caller's memory; `release(context)` is called when the last view of it dies.
MD_API Handle md_tensor_from_blob(
    void* data, const int64_t* sizes, int64_t dims, int32_t dtype, void (*release)(void*), void* context) {
    return guard([&] {
        auto free = [release, context](void*) { release(context); };
        return give(at::from_blob(data, ints(sizes, dims), free, at::TensorOptions().dtype(static_cast<at::ScalarType>(dtype))));
    });
}

MD_API bool md_tensor_item(Handle handle, ScalarArg* out) {
    return guard([&] {
        const auto value = tensor(handle).item();
        out->imaginary = 0;
        if (value.isBoolean()) {
            out->kind = kBool;
            out->integer = value.toBool();
        } else if (value.isIntegral(false)) {
            out->kind = kInt;
            out->integer = value.toLong();
        } else if (value.isComplex()) {
            out->kind = kComplex;
            out->real = value.toComplexDouble().real();
            out->imaginary = value.toComplexDouble().imag();
        } else {
            out->kind = kDouble;
            out->real = value.toDouble();
        }
        return true;
    });
}

MD_API Handle md_tensor_sparse_indices(Handle handle) {
    return guard([&] { return give(tensor(handle)._indices()); });
}

MD_API Handle md_tensor_sparse_values(Handle handle) {
    return guard([&] { return give(tensor(handle)._values()); });
}
