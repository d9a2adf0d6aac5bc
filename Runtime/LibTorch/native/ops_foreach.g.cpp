// Generated from Operators/operators.txt; do not edit.
#include "shim.h"

MD_API bool md__foreach_add__List(const md::Handle* self, int64_t self_n, const md::Handle* other, int64_t other_n, md::ScalarArg alpha) {
    return md::guard([&] { at::_foreach_add_(md::tensors(self, self_n), md::tensors(other, other_n), md::scalar(alpha)); return true; });
}

MD_API bool md__foreach_mul__Scalar(const md::Handle* self, int64_t self_n, md::ScalarArg scalar) {
    return md::guard([&] { at::_foreach_mul_(md::tensors(self, self_n), md::scalar(scalar)); return true; });
}

MD_API bool md__foreach_addcdiv__Scalar(const md::Handle* self, int64_t self_n, const md::Handle* tensor1, int64_t tensor1_n, const md::Handle* tensor2, int64_t tensor2_n, md::ScalarArg value) {
    return md::guard([&] { at::_foreach_addcdiv_(md::tensors(self, self_n), md::tensors(tensor1, tensor1_n), md::tensors(tensor2, tensor2_n), md::scalar(value)); return true; });
}

MD_API bool md__foreach_addcmul__Scalar(const md::Handle* self, int64_t self_n, const md::Handle* tensor1, int64_t tensor1_n, const md::Handle* tensor2, int64_t tensor2_n, md::ScalarArg value) {
    return md::guard([&] { at::_foreach_addcmul_(md::tensors(self, self_n), md::tensors(tensor1, tensor1_n), md::tensors(tensor2, tensor2_n), md::scalar(value)); return true; });
}

MD_API bool md__foreach_sqrt(md::Handles* results, const md::Handle* self, int64_t self_n) {
    return md::guard([&] { md::give_all(at::_foreach_sqrt(md::tensors(self, self_n)), results); return true; });
}

MD_API bool md__foreach_norm_Scalar(md::Handles* results, const md::Handle* self, int64_t self_n, md::ScalarArg ord) {
    return md::guard([&] { md::give_all(at::_foreach_norm(md::tensors(self, self_n), md::scalar(ord)), results); return true; });
}
