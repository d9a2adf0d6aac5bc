// AdamW (arXiv 1711.05101) over many tensors in one call: on the CPU each number is read and written once a step,
// where a step made of operators reads and writes it about ten times.
#include "shim.h"

#include <ATen/Parallel.h>
#include <c10/core/GradMode.h>

#include <algorithm>
#include <cmath>
#include <vector>

using namespace md;

namespace {

struct Rates {
    double beta1, beta2, eps, shrink, rate, correction2;
};

struct Slot {
    at::Tensor parameter, gradient, mean, square;
};

// The same operations in the same order as the operators; contraction to fused multiply-adds is the compiler's choice.
#define MD_ADAMW_LOOP(T)                                                                                          \
    const T beta1 = rates.beta1, keep1 = 1 - rates.beta1, beta2 = rates.beta2, keep2 = 1 - rates.beta2;           \
    const T eps = rates.eps, shrink = rates.shrink, rate = rates.rate, correction2 = rates.correction2;           \
    for (int64_t i = 0; i < count; ++i) {                                                                         \
        const T g = gradient[i];                                                                                  \
        const T m = mean[i] = mean[i] * beta1 + g * keep1;                                                        \
        const T v = square[i] = square[i] * beta2 + g * g * keep2;                                                \
        parameter[i] = parameter[i] * shrink - rate * (m / (std::sqrt(v) / correction2 + eps));                   \
    }

#if defined(__x86_64__)
#define MD_CLONES __attribute__((target_clones("avx512f", "avx2", "default")))
#else
#define MD_CLONES
#endif

MD_CLONES void update(
    float* __restrict parameter, const float* __restrict gradient, float* __restrict mean, float* __restrict square, int64_t count, const Rates& rates) {
    MD_ADAMW_LOOP(float)
}

MD_CLONES void update(
    double* __restrict parameter, const double* __restrict gradient, double* __restrict mean, double* __restrict square, int64_t count, const Rates& rates) {
    MD_ADAMW_LOOP(double)
}

bool plain(const at::Tensor& tensor, const at::Tensor& parameter) {
    return tensor.layout() == at::kStrided && tensor.device().is_cpu() && tensor.scalar_type() == parameter.scalar_type()
        && tensor.sizes() == parameter.sizes();
}

bool fits(const Slot& slot) {
    const auto type = slot.parameter.scalar_type();
    if ((type != at::kFloat && type != at::kDouble) || !plain(slot.gradient, slot.parameter))
        return false;
    for (const auto* tensor : {&slot.parameter, &slot.mean, &slot.square})
        if (!plain(*tensor, slot.parameter) || !tensor->is_contiguous())
            return false;
    return true;
}

template <class T>
void update(const Slot& slot, int64_t start, int64_t count, const Rates& rates) {
    update(slot.parameter.data_ptr<T>() + start, slot.gradient.data_ptr<T>() + start, slot.mean.data_ptr<T>() + start,
        slot.square.data_ptr<T>() + start, count, rates);
}

void update_all(const std::vector<Slot>& slots, const Rates& rates) {
    // Equal pieces, so that one large embedding does not leave the other threads waiting.
    constexpr int64_t piece = 1 << 15;
    struct Piece {
        size_t slot;
        int64_t start;
    };
    std::vector<Piece> pieces;
    for (size_t i = 0; i < slots.size(); ++i)
        for (int64_t start = 0; start < slots[i].parameter.numel(); start += piece)
            pieces.push_back({i, start});
    at::parallel_for(0, static_cast<int64_t>(pieces.size()), 1, [&](int64_t begin, int64_t end) {
        for (int64_t i = begin; i < end; ++i) {
            const auto& slot = slots[pieces[i].slot];
            const auto count = std::min(piece, slot.parameter.numel() - pieces[i].start);
            if (slot.parameter.scalar_type() == at::kFloat)
                update<float>(slot, pieces[i].start, count, rates);
            else
                update<double>(slot, pieces[i].start, count, rates);
        }
    });
    // Written behind autograd's back: tell it, so that a backward pass over the old values is an error and not a wrong number.
    for (const auto& slot : slots)
        for (const auto* tensor : {&slot.parameter, &slot.mean, &slot.square})
            tensor->unsafeGetTensorImpl()->bump_version();
}

// Any device, type and layout; on a GPU each of these calls is one kernel for all tensors of a device and type.
void update_by_operators(const std::vector<Slot>& slots, const Rates& rates) {
    std::vector<at::Tensor> parameters, gradients, means, squares;
    for (const auto& slot : slots) {
        parameters.push_back(slot.parameter);
        gradients.push_back(slot.gradient);
        means.push_back(slot.mean);
        squares.push_back(slot.square);
    }
    at::_foreach_mul_(means, rates.beta1);
    at::_foreach_add_(means, gradients, 1 - rates.beta1);
    at::_foreach_mul_(squares, rates.beta2);
    at::_foreach_addcmul_(squares, gradients, gradients, 1 - rates.beta2);
    auto denominators = at::_foreach_sqrt(squares);
    at::_foreach_div_(denominators, rates.correction2);
    at::_foreach_add_(denominators, rates.eps);
    at::_foreach_mul_(parameters, rates.shrink);
    at::_foreach_addcdiv_(parameters, means, denominators, -rates.rate);
}

} // namespace

MD_API bool md_fused_adamw(const Handle* parameters, const Handle* gradients, const Handle* means, const Handle* squares, int64_t count,
    int64_t step, double learning_rate, double beta1, double beta2, double eps, double weight_decay) {
    return guard([&] {
        c10::NoGradGuard no_grad;
        const Rates rates{beta1, beta2, eps, 1 - learning_rate * weight_decay, learning_rate / (1 - std::pow(beta1, step)),
            std::sqrt(1 - std::pow(beta2, step))};
        std::vector<Slot> fitting, others;
        for (int64_t i = 0; i < count; ++i) {
            Slot slot{tensor(parameters[i]), tensor(gradients[i]), tensor(means[i]), tensor(squares[i])};
            if (fits(slot)) {
                slot.gradient = slot.gradient.contiguous();
                fitting.push_back(std::move(slot));
            } else {
                others.push_back(std::move(slot));
            }
        }
        update_all(fitting, rates);
        if (!others.empty())
            update_by_operators(others, rates);
        return true;
    });
}
