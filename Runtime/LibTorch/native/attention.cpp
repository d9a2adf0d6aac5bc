// Attention, whose name and signature differ between the versions of libtorch.
#include "shim.h"

using namespace md;

MD_API Handle md_scaled_dot_product_attention(
    Handle query, Handle key, Handle value, Handle attn_mask, double dropout_p, bool is_causal) {
    return guard([&] {
#if MD_TORCH_AT_LEAST(2, 0)
        return give(at::scaled_dot_product_attention(
            tensor(query), tensor(key), tensor(value), tensor_or_none(attn_mask), dropout_p, is_causal));
#else
        return give(std::get<0>(at::_scaled_dot_product_attention(
            tensor(query), tensor(key), tensor(value), tensor_or_none(attn_mask), dropout_p, false, is_causal)));
#endif
    });
}
