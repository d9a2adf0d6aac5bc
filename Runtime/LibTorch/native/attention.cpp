// Attention: the operator's name and signature changed in 2.0, and before 2.1 the CPU has no kernel of its own for it.
#include "shim.h"

#include <ATen/Parallel.h>
#include <ATen/core/LegacyTypeDispatch.h>

#include <cmath>

using namespace md;

#if !MD_TORCH_AT_LEAST(2, 1)
namespace {

// Whether plain_attention may stand in: batches of heads on the CPU, alike in type, and no gradient to follow.
bool is_plain(const at::Tensor& query, const at::Tensor& key, const at::Tensor& value) {
    const auto fits = [&](const at::Tensor& x) {
        return x.dim() == 4 && x.numel() > 0 && x.layout() == at::kStrided && x.device().is_cpu() && !x.is_neg()
            && x.scalar_type() == query.scalar_type() && x.size(0) == query.size(0) && x.size(1) == query.size(1)
            && !(at::GradMode::is_enabled() && x.requires_grad());
    };
    const auto type = query.scalar_type();
    return (type == at::kFloat || type == at::kDouble) && fits(query) && fits(key) && fits(value)
        && key.size(3) == query.size(3) && value.size(2) == key.size(2);
}

// softmax(q·kᵀ / √d)·v, each thread on heads of its own. libtorch's composite makes q, k and v contiguous and goes through the heads
// one by one; here a head is a strided view that enters the matrix product as it is, and the results lie so that putting the heads
// side by side again (transpose, flatten) copies nothing.
at::Tensor plain_attention(const at::Tensor& query, const at::Tensor& key, const at::Tensor& value) {
    const auto batch = query.size(0), heads = query.size(1), n = query.size(2), m = key.size(2);
    const double scale = 1 / std::sqrt(static_cast<double>(query.size(3)));
    auto result = at::empty({batch, n, heads, value.size(3)}, query.options()).transpose(1, 2);
    at::parallel_for(0, batch * heads, 1, [&](int64_t begin, int64_t end) {
        // What a thread records for gradients is its own affair, and this may be another than the caller's.
        at::AutoDispatchBelowADInplaceOrView guard;
        auto scores = at::empty({n, m}, query.options());
        auto weights = at::empty({n, m}, query.options());
        for (int64_t i = begin; i < end; ++i) {
            const auto head = [&](const at::Tensor& x) { return x.select(0, i / heads).select(0, i % heads); };
            auto mixed = head(result);
            scores.addmm_(head(query), head(key).t(), 0, scale);
            at::_softmax_out(weights, scores, -1, false);
            at::mm_out(mixed, weights, head(value));
        }
    });
    return result;
}

} // namespace
#endif

MD_API Handle md_scaled_dot_product_attention(
    Handle query, Handle key, Handle value, Handle attn_mask, double dropout_p, bool is_causal) {
    return guard([&] {
#if !MD_TORCH_AT_LEAST(2, 1)
        // Its other threads would not be counted.
        if (attn_mask == nullptr && dropout_p == 0 && !is_causal && !is_counting() && is_plain(tensor(query), tensor(key), tensor(value)))
            return give(plain_attention(tensor(query), tensor(key), tensor(value)));
#endif
#if MD_TORCH_AT_LEAST(2, 0)
        return give(at::scaled_dot_product_attention(
            tensor(query), tensor(key), tensor(value), tensor_or_none(attn_mask), dropout_p, is_causal));
#else
        return give(std::get<0>(at::_scaled_dot_product_attention(
            tensor(query), tensor(key), tensor(value), tensor_or_none(attn_mask), dropout_p, false, is_causal)));
#endif
    });
}
