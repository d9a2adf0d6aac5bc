// The linear layer: what at::linear does to a matrix, without its way through the dispatcher twice (itself and t()).
#include "shim.h"

#include <c10/core/impl/LocalDispatchKeySet.h>

using namespace md;

namespace {

// Rows of features on the CPU with a bias, and no autocast, which keeps casts of the weight itself but not of its transpose.
bool is_plain(const at::Tensor& input, const at::Tensor& weight, Handle bias) {
    return bias != nullptr && input.dim() == 2 && weight.dim() == 2 && input.is_cpu() && input.layout() == at::kStrided
        && weight.layout() == at::kStrided && c10::impl::tls_is_dispatch_key_excluded(c10::DispatchKey::AutocastCPU);
}

} // namespace

MD_API Handle md_linear(Handle input, Handle weight, Handle bias) {
    return guard([&] {
        if (is_plain(tensor(input), tensor(weight), bias))
            return give(at::addmm(tensor(bias), tensor(input), tensor(weight).transpose(0, 1)));
        return give(at::linear(tensor(input), tensor(weight), tensor_or_none(bias)));
    });
}
