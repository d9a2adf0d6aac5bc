// Per-thread modes, process-wide settings and what this libtorch is.
#include "shim.h"

#include <ATen/Context.h>
#include <ATen/Parallel.h>
#include <ATen/Version.h>
#include <c10/core/DefaultDtype.h>
#include <c10/core/GradMode.h>
#include <c10/core/InferenceMode.h>

#include <dlfcn.h>

using namespace md;

namespace {

// A bool at first, one of three modes in later versions.
bool allowed(bool reduction) {
    return reduction;
}
template <class Mode, class = std::enable_if_t<std::is_enum<Mode>::value>>
bool allowed(Mode reduction) {
    return reduction == Mode::AllowReducedPrecisionWithSplitK;
}

} // namespace

MD_API bool md_grad_enabled() {
    return c10::GradMode::is_enabled();
}

MD_API void md_set_grad_enabled(bool enabled) {
    c10::GradMode::set_enabled(enabled);
}

MD_API bool md_inference_enabled() {
    return c10::InferenceMode::is_enabled();
}

// A guard object: it must be deleted on the thread that made it.
MD_API void* md_inference_enter(bool enabled) {
    return guard([&]() -> void* { return new c10::InferenceMode(enabled); });
}

MD_API void md_inference_leave(void* guard) {
    delete static_cast<c10::InferenceMode*>(guard);
}

MD_API int32_t md_get_num_threads() {
    return at::get_num_threads();
}

MD_API bool md_set_num_threads(int32_t threads) {
    return guard([&] {
        at::set_num_threads(threads);
        return true;
    });
}

MD_API int32_t md_get_num_interop_threads() {
    return static_cast<int32_t>(at::get_num_interop_threads());
}

MD_API bool md_set_num_interop_threads(int32_t threads) {
    return guard([&] {
        at::set_num_interop_threads(threads);
        return true;
    });
}

MD_API int32_t md_get_default_dtype() {
    return static_cast<int32_t>(c10::get_default_dtype_as_scalartype());
}

MD_API bool md_set_default_dtype(int32_t dtype) {
    return guard([&] {
        c10::set_default_dtype(c10::scalarTypeToTypeMeta(static_cast<at::ScalarType>(dtype)));
        return true;
    });
}

MD_API int32_t md_result_type(Handle first, Handle second) {
    try {
        return static_cast<int32_t>(at::result_type(tensor(first), tensor(second)));
    } catch (...) {
        remember_error();
        return -1;
    }
}

MD_API int32_t md_promote_types(int32_t first, int32_t second) {
    try {
        return static_cast<int32_t>(at::promote_types(static_cast<at::ScalarType>(first), static_cast<at::ScalarType>(second)));
    } catch (...) {
        remember_error();
        return -1;
    }
}

MD_API bool md_can_cast(int32_t from, int32_t to) {
    return guard([&] { return at::can_cast(static_cast<at::ScalarType>(from), static_cast<at::ScalarType>(to)); });
}

// Switches of the global context, by number: what the managed side calls each is in Interop/ContextFlag.cs.
MD_API bool md_context_get(int32_t flag) {
    return guard([&] {
        auto& context = at::globalContext();
        switch (flag) {
            case 0: return context.allowTF32CuBLAS();
            case 1: return context.allowTF32CuDNN();
            case 2: return context.userEnabledCuDNN();
            case 3: return context.benchmarkCuDNN();
            case 4: return context.deterministicAlgorithms();
            case 5: return context.deterministicAlgorithmsWarnOnly();
            case 6: return allowed(context.allowFP16ReductionCuBLAS());
#if MD_TORCH_AT_LEAST(2, 0)
            case 7: return context.userEnabledFlashSDP();
            case 8: return context.userEnabledMathSDP();
#else
            case 7:
            case 8: return false;
#endif
            default: throw std::invalid_argument("no context switch has this number");
        }
    });
}

MD_API bool md_context_set(int32_t flag, bool value) {
    return guard([&] {
        auto& context = at::globalContext();
        switch (flag) {
            case 0: context.setAllowTF32CuBLAS(value); return true;
            case 1: context.setAllowTF32CuDNN(value); return true;
            case 2: context.setUserEnabledCuDNN(value); return true;
            case 3: context.setBenchmarkCuDNN(value); return true;
            case 4: context.setDeterministicAlgorithms(value, context.deterministicAlgorithmsWarnOnly()); return true;
            case 5: context.setDeterministicAlgorithms(context.deterministicAlgorithms(), value); return true;
            case 6: context.setAllowFP16ReductionCuBLAS(value); return true;
#if MD_TORCH_AT_LEAST(2, 0)
            case 7: context.setSDPUseFlash(value); return true;
            case 8: context.setSDPUseMath(value); return true;
#else
            case 7:
            case 8: throw std::invalid_argument("this libtorch has one attention kernel: the switch comes with 2.0");
#endif
            default: throw std::invalid_argument("no context switch has this number");
        }
    });
}

MD_API const char* md_version() {
    return TORCH_VERSION;
}

MD_API bool md_cxx11_abi() {
#if defined(_GLIBCXX_USE_CXX11_ABI) && _GLIBCXX_USE_CXX11_ABI == 0
    return false;
#else
    return true;
#endif
}

MD_API const char* md_library_path() {
    Dl_info found;
    return dladdr(reinterpret_cast<void*>(&at::get_num_threads), &found) != 0 && found.dli_fname ? found.dli_fname : "";
}

MD_API const char* md_configuration() {
    static const std::string text = at::show_config();
    return text.c_str();
}
