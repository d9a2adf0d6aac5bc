// Gradients.
#include "shim.h"

#include <torch/csrc/autograd/anomaly_mode.h>
#include <torch/csrc/autograd/autograd.h>

using namespace md;

namespace {

std::vector<at::Tensor> list(const Handle* handles, int64_t count) {
    std::vector<at::Tensor> result;
    result.reserve(static_cast<size_t>(count));
    for (int64_t i = 0; i < count; ++i)
        result.push_back(handles[i] ? tensor(handles[i]) : at::Tensor());
    return result;
}

} // namespace

// keep_graph: -1 where the caller leaves it open, which means: as create_graph.
MD_API bool md_backward(
    const Handle* tensors, int64_t tensors_n, const Handle* gradients, int64_t gradients_n, int32_t keep_graph, bool create_graph,
    const Handle* inputs, int64_t inputs_n) {
    return guard([&] {
        torch::autograd::backward(
            list(tensors, tensors_n), list(gradients, gradients_n), bool_or_none(keep_graph), create_graph, list(inputs, inputs_n));
        return true;
    });
}

// An input that the outputs do not depend on has no gradient: its handle is null.
MD_API bool md_grad(
    const Handle* outputs, int64_t outputs_n, const Handle* inputs, int64_t inputs_n, const Handle* gradients, int64_t gradients_n,
    bool keep_graph, bool create_graph, bool allow_unused, Handle* results) {
    return guard([&] {
        auto found = torch::autograd::grad(
            list(outputs, outputs_n), list(inputs, inputs_n), list(gradients, gradients_n), keep_graph, create_graph, allow_unused);
        for (size_t i = 0; i < found.size(); ++i)
            results[i] = found[i].defined() ? give(std::move(found[i])) : nullptr;
        return true;
    });
}

MD_API bool md_set_requires_grad(Handle handle, bool value) {
    return guard([&] {
        tensor(handle).set_requires_grad(value);
        return true;
    });
}

MD_API bool md_retain_grad(Handle handle) {
    return guard([&] {
        tensor(handle).retain_grad();
        return true;
    });
}

// Null where there is no gradient; found tells that from an error.
MD_API Handle md_get_grad(Handle handle, bool* found) {
    *found = true;
    try {
        const auto& grad = tensor(handle).grad();
        return grad.defined() ? give(grad) : nullptr;
    } catch (...) {
        remember_error();
        *found = false;
        return nullptr;
    }
}

MD_API bool md_set_grad(Handle handle, Handle grad) {
    return guard([&] {
        tensor(handle).mutable_grad() = grad ? tensor(grad) : at::Tensor();
        return true;
    });
}

MD_API bool md_anomaly_enabled() {
    return torch::autograd::AnomalyMode::is_enabled();
}

MD_API bool md_anomaly_checks_nan() {
    return torch::autograd::AnomalyMode::should_check_nan();
}

MD_API void md_anomaly_set(bool enabled, bool check_nan) {
    torch::autograd::AnomalyMode::set_enabled(enabled, check_nan);
}
