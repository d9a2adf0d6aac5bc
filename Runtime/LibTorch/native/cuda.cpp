// What can be asked of CUDA without its headers; without CUDA there are no devices.
#include "shim.h"

#include <torch/cuda.h>

using namespace md;

MD_API int32_t md_cuda_device_count() {
    return guard([] { return static_cast<int32_t>(torch::cuda::device_count()); });
}

MD_API bool md_cuda_cudnn() {
    return guard([] { return torch::cuda::cudnn_is_available(); });
}

MD_API bool md_cuda_manual_seed(uint64_t seed, bool all) {
    return guard([&] {
        if (all)
            torch::cuda::manual_seed_all(seed);
        else
            torch::cuda::manual_seed(seed);
        return true;
    });
}

MD_API bool md_cuda_synchronize(int32_t index) {
    return guard([&] {
        torch::cuda::synchronize(index);
        return true;
    });
}
