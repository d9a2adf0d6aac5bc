// Generated from Operators/operators.txt; do not edit.
#include "shim.h"

MD_API md::Handle md_to_dtype_layout(md::Handle self, int32_t dtype, int32_t device, int32_t device_i, bool non_blocking, bool copy) {
    return md::guard([&] { return md::give(md::tensor(self).to(md::dtype_or_none(dtype), {}, md::device_or_none(device, device_i), {}, non_blocking, copy, {})); });
}

MD_API md::Handle md_to_device(md::Handle self, int32_t device, int32_t device_i, int32_t dtype, bool non_blocking, bool copy) {
    return md::guard([&] { return md::give(md::tensor(self).to(md::device(device, device_i), static_cast<at::ScalarType>(dtype), non_blocking, copy, {})); });
}

MD_API md::Handle md_to_dtype(md::Handle self, int32_t dtype, bool non_blocking, bool copy) {
    return md::guard([&] { return md::give(md::tensor(self).to(static_cast<at::ScalarType>(dtype), non_blocking, copy, {})); });
}

MD_API md::Handle md_to_other(md::Handle self, md::Handle other, bool non_blocking, bool copy) {
    return md::guard([&] { return md::give(md::tensor(self).to(md::tensor(other), non_blocking, copy, {})); });
}

MD_API md::Handle md_type_as(md::Handle self, md::Handle other) {
    return md::guard([&] { return md::give(md::tensor(self).type_as(md::tensor(other))); });
}

MD_API md::Handle md_pin_memory(md::Handle self, int32_t device, int32_t device_i) {
    return md::guard([&] { return md::give(md::tensor(self).pin_memory(md::device_or_none(device, device_i))); });
}

MD_API bool md_is_pinned(bool* result, md::Handle self, int32_t device, int32_t device_i) {
    return md::guard([&] { *result = md::tensor(self).is_pinned(md::device_or_none(device, device_i)); return true; });
}

MD_API md::Handle md_to_dense(md::Handle self, int32_t dtype) {
    return md::guard([&] { return md::give(md::tensor(self).to_dense(md::dtype_or_none(dtype))); });
}

MD_API md::Handle md_to_sparse(md::Handle self) {
    return md::guard([&] { return md::give(md::tensor(self).to_sparse()); });
}

MD_API bool md_set__source_Tensor(md::Handle self, md::Handle source) {
    return md::guard([&] { md::tensor(self).set_(md::tensor(source)); return true; });
}
