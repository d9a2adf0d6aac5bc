// Attention: the operator's name and signature changed in 2.0, and before 2.1 the CPU has no kernel of its own for it.
#include "shim.h"

#include <ATen/Parallel.h>
#include <ATen/core/LegacyTypeDispatch.h>

#include <cmath>

using namespace md;

#if !MD_TORCH_AT_LEAST(2, 1)
namespace {

// Whether plain_attention may stand in: heads on the CPU behind the same leading dimensions, alike in type, and no gradient to follow.
bool is_plain(const at::Tensor& query, const at::Tensor& key, const at::Tensor& value, const at::Tensor& mask) {
    const auto dims = query.dim();
    const auto follows = [](const at::Tensor& x) { return at::GradMode::is_enabled() && x.requires_grad(); };
    const auto fits = [&](const at::Tensor& x) {
        return x.dim() == dims && x.numel() > 0 && x.layout() == at::kStrided && x.device().is_cpu() && !x.is_neg()
            && x.scalar_type() == query.scalar_type() && x.sizes().slice(0, dims - 2) == query.sizes().slice(0, dims - 2) && !follows(x);
    };
    // It is added to the scores where it is a number for each, or for each window's or head's alike.
    const auto is_added = [&] {
        return mask.device().is_cpu() && mask.layout() == at::kStrided && !mask.is_neg() && mask.scalar_type() == query.scalar_type()
            && mask.dim() >= 2 && mask.dim() <= dims && mask.size(-2) == query.size(-2) && mask.size(-1) == key.size(-2) && !follows(mask);
    };
    const auto type = query.scalar_type();
    return dims >= 4 && (type == at::kFloat || type == at::kDouble) && fits(query) && fits(key) && fits(value)
        && key.size(-1) == query.size(-1) && value.size(-2) == key.size(-2) && (!mask.defined() || is_added());
}

// The matrix of a head, as it lies.
at::Tensor matrix(const at::Tensor& x, int64_t head) {
    const auto dims = x.dim();
    auto offset = x.storage_offset();
    for (int64_t i = dims - 3; i >= 0; --i) {
        offset += head % x.size(i) * x.stride(i);
        head /= x.size(i);
    }
    return x.as_strided({x.size(-2), x.size(-1)}, {x.stride(-2), x.stride(-1)}, offset);
}

// softmax(q·kᵀ / √d + mask)·v, each thread on heads of its own. libtorch's composite makes q, k and v contiguous and goes through the
// heads one by one; here a head is a strided view that enters the matrix product as it is, and the results lie so that putting the
// heads side by side again (transpose, flatten) copies nothing.
at::Tensor plain_attention(const at::Tensor& query, const at::Tensor& key, const at::Tensor& value, const at::Tensor& mask) {
    const auto dims = query.dim(), n = query.size(-2), m = key.size(-2);
    const double scale = 1 / std::sqrt(static_cast<double>(query.size(-1)));
    auto sizes = query.sizes().vec();
    const auto heads = c10::multiply_integers(query.sizes().slice(0, dims - 2));
    std::swap(sizes[dims - 3], sizes[dims - 2]);
    sizes[dims - 1] = value.size(-1);
    auto result = at::empty(sizes, query.options()).transpose(dims - 3, dims - 2);
    auto spread = query.sizes().vec();
    spread[dims - 1] = m;
    const auto added = mask.defined() ? mask.expand(spread) : mask;
    at::parallel_for(0, heads, 1, [&](int64_t begin, int64_t end) {
        // What a thread records for gradients is its own affair, and this may be another than the caller's.
        at::AutoDispatchBelowADInplaceOrView guard;
        auto scores = at::empty({n, m}, query.options());
        auto weights = at::empty({n, m}, query.options());
        for (int64_t i = begin; i < end; ++i) {
            auto mixed = matrix(result, i);
            if (added.defined())
                at::addmm_out(scores, matrix(added, i), matrix(query, i), matrix(key, i).t(), 1, scale);
            else
                scores.addmm_(matrix(query, i), matrix(key, i).t(), 0, scale);
            at::_softmax_out(weights, scores, -1, false);
            at::mm_out(mixed, weights, matrix(value, i));
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
        const auto mask = attn_mask == nullptr ? at::Tensor() : tensor(attn_mask);
        // Its other threads would not be counted.
        if (dropout_p == 0 && !is_causal && !is_counting() && is_plain(tensor(query), tensor(key), tensor(value), mask))
            return give(plain_attention(tensor(query), tensor(key), tensor(value), mask));
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
