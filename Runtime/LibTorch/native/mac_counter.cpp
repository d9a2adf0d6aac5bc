// Counts the multiply–accumulates of the matrix products and convolutions that libtorch runs on a thread, operator by operator.
#include "shim.h"

#include <ATen/record_function.h>

#include <memory>
#include <string>
#include <unordered_map>

using namespace md;

namespace {

thread_local int64_t total = 0;
thread_local int depth = 0; // of counted operators: one may be made of others (a batch of products, of single ones)

int64_t product(at::IntArrayRef sizes) {
    int64_t result = 1;
    for (const auto size : sizes)
        result *= size;
    return result;
}

// left: … n k; right: … k m.
int64_t matrices(const at::Tensor& left, const at::Tensor& right) {
    return left.numel() * (right.dim() > 1 ? right.size(-1) : 1);
}

// input, weight, bias, stride, padding, dilation, transposed
int64_t convolution(c10::ArrayRef<const c10::IValue> inputs) {
    const auto& input = inputs[0].toTensor();
    const auto& weight = inputs[1].toTensor();
    const auto each = weight.numel() / weight.size(0); // of an output place of one channel, or of an input place where transposed
    if (inputs[6].toBool())
        return input.numel() * each;
    const auto stride = inputs[3].toIntVector(), padding = inputs[4].toIntVector(), dilation = inputs[5].toIntVector();
    int64_t outputs = input.size(0) * weight.size(0);
    for (size_t i = 0; i < static_cast<size_t>(input.dim()) - 2; ++i) {
        const auto at = [i](const std::vector<int64_t>& values) { return values[values.size() == 1 ? 0 : i]; };
        const auto reach = at(dilation) * (weight.size(static_cast<int64_t>(i) + 2) - 1) + 1;
        outputs *= (input.size(static_cast<int64_t>(i) + 2) + 2 * at(padding) - reach) / at(stride) + 1;
    }
    return outputs * each;
}

// query: … n d; key: … m d; value: … m e.
int64_t attention(const at::Tensor& query, const at::Tensor& key, const at::Tensor& value) {
    return product(query.sizes().slice(0, query.dim() - 1)) * key.size(-2) * (query.size(-1) + value.size(-1));
}

using Count = int64_t (*)(c10::ArrayRef<const c10::IValue>);

const std::unordered_map<std::string, Count>& counted() {
    static const Count plain = [](c10::ArrayRef<const c10::IValue> inputs) { return matrices(inputs[0].toTensor(), inputs[1].toTensor()); };
    static const Count added = [](c10::ArrayRef<const c10::IValue> inputs) { return matrices(inputs[1].toTensor(), inputs[2].toTensor()); };
    static const Count attended = [](c10::ArrayRef<const c10::IValue> inputs) {
        return attention(inputs[0].toTensor(), inputs[1].toTensor(), inputs[2].toTensor());
    };
    static const std::unordered_map<std::string, Count> counts = {
        {"aten::mm", plain},
        {"aten::bmm", plain},
        {"aten::mv", plain},
        {"aten::dot", plain},
        {"aten::addmm", added},
        {"aten::addmm_", added},
        {"aten::_addmm_activation", added},
        {"aten::addmv", added},
        {"aten::addmv_", added},
        {"aten::addbmm", added},
        {"aten::addbmm_", added},
        {"aten::baddbmm", added},
        {"aten::baddbmm_", added},
        {"aten::convolution", convolution},
        {"aten::_scaled_dot_product_flash_attention_for_cpu", attended},
        {"aten::_scaled_dot_product_flash_attention", attended},
        {"aten::_scaled_dot_product_efficient_attention", attended},
        {"aten::_scaled_dot_product_cudnn_attention", attended},
    };
    return counts;
}

struct Inside : at::ObserverContext {};

std::unique_ptr<at::ObserverContext> enter(const at::RecordFunction& function) {
    const auto found = counted().find(std::string(function.name()));
    if (found == counted().end())
        return nullptr;
    if (depth++ == 0)
        total += found->second(function.inputs());
    return std::make_unique<Inside>();
}

void leave(const at::RecordFunction&, at::ObserverContext* inside) {
    if (inside != nullptr)
        --depth;
}

thread_local bool counting = false;

} // namespace

namespace md {

bool is_counting() {
    return counting;
}

} // namespace md

// Returns what md_count_macs_stop takes, 0 for an error.
MD_API int64_t md_count_macs_start() {
    return guard([]() -> int64_t {
        TORCH_CHECK(!counting, "this thread is counting already");
        const auto handle = at::addThreadLocalCallback(
            at::RecordFunctionCallback(enter, leave).needsInputs(true).scopes({at::RecordScope::FUNCTION}));
        total = 0;
        depth = 0;
        counting = true;
        return static_cast<int64_t>(handle);
    });
}

// Ends it; what was counted since.
MD_API int64_t md_count_macs_stop(int64_t handle) {
    return guard([&] {
        counting = false;
        at::removeCallback(static_cast<at::CallbackHandle>(handle));
        return total;
    });
}
