// Python's indexing: integers, slices, new axes, an ellipsis, booleans and tensors in one go.
#include "shim.h"

#include <ATen/TensorIndexing.h>

using namespace md;

namespace {

enum IndexKind : int64_t { kNewAxis, kSingle, kEllipsis, kTrue, kFalse, kTensor, kSlice };

constexpr int64_t kAbsent = INT64_MIN; // of a slice: the end is open

std::vector<at::indexing::TensorIndex> read(const int64_t* items, int64_t count) {
    std::vector<at::indexing::TensorIndex> result;
    result.reserve(static_cast<size_t>(count));
    auto end = [](int64_t value) { return value == kAbsent ? Optional<int64_t>() : Optional<int64_t>(value); };
    for (int64_t i = 0; i < count; ++i, items += 4) {
        switch (items[0]) {
            case kNewAxis: result.emplace_back(at::indexing::None); break;
            case kSingle: result.emplace_back(items[1]); break;
            case kEllipsis: result.emplace_back(at::indexing::Ellipsis); break;
            case kTrue: result.emplace_back(true); break;
            case kFalse: result.emplace_back(false); break;
            case kTensor: {
                const auto handle = reinterpret_cast<Handle>(items[1]);
                result.emplace_back(tensor(handle));
                break;
            }
            default: result.emplace_back(at::indexing::Slice(end(items[1]), end(items[2]), end(items[3])));
        }
    }
    return result;
}

} // namespace

// Each item is four numbers: its kind, then an integer or a handle, or start, stop and step.
MD_API Handle md_tensor_index(Handle self, const int64_t* items, int64_t count) {
    return guard([&] { return give(tensor(self).index(read(items, count))); });
}

MD_API bool md_tensor_index_put(Handle self, const int64_t* items, int64_t count, Handle value) {
    return guard([&] {
        tensor(self).index_put_(read(items, count), tensor(value));
        return true;
    });
}

MD_API bool md_tensor_index_put_scalar(Handle self, const int64_t* items, int64_t count, ScalarArg value) {
    return guard([&] {
        tensor(self).index_put_(read(items, count), scalar(value));
        return true;
    });
}
