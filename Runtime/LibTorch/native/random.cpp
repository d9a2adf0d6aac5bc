// Random number generators. A generator handle owns one reference, as a tensor handle does.
#include "shim.h"

#include <ATen/CPUGeneratorImpl.h>
#include <mutex>

using namespace md;

namespace {

at::Generator borrow(GeneratorHandle handle) {
    return at::Generator(c10::intrusive_ptr<c10::GeneratorImpl>::reclaim_copy(handle));
}

} // namespace

MD_API GeneratorHandle md_generator_default(int32_t type, int32_t index) {
    return guard([&] { return at::Generator(at::globalContext().defaultGenerator(device(type, index))).unsafeReleaseGeneratorImpl(); });
}

MD_API GeneratorHandle md_generator_new(uint64_t seed, int32_t type, int32_t index) {
    return guard([&] {
        at::Generator made;
        if (static_cast<at::DeviceType>(type) == at::kCPU) {
            made = at::detail::createCPUGenerator(seed);
        } else {
            // The default generator is the one way to a new one without the device's own headers.
            made = at::globalContext().defaultGenerator(device(type, index)).clone();
            made.set_current_seed(seed);
        }
        return made.unsafeReleaseGeneratorImpl();
    });
}

MD_API void md_generator_delete(GeneratorHandle handle) {
    c10::intrusive_ptr<c10::GeneratorImpl>::reclaim(handle);
}

MD_API bool md_generator_set_seed(GeneratorHandle handle, uint64_t seed) {
    return guard([&] {
        auto generator = borrow(handle);
        std::lock_guard<std::mutex> lock(generator.mutex());
        generator.set_current_seed(seed);
        return true;
    });
}

// A seed from the operating system, which is also set.
MD_API bool md_generator_seed(GeneratorHandle handle, uint64_t* seed) {
    return guard([&] {
        auto generator = borrow(handle);
        std::lock_guard<std::mutex> lock(generator.mutex());
        *seed = generator.seed();
        return true;
    });
}

MD_API bool md_generator_current_seed(GeneratorHandle handle, uint64_t* seed) {
    return guard([&] {
        auto generator = borrow(handle);
        std::lock_guard<std::mutex> lock(generator.mutex());
        *seed = generator.current_seed();
        return true;
    });
}

MD_API Handle md_generator_get_state(GeneratorHandle handle) {
    return guard([&] {
        auto generator = borrow(handle);
        std::lock_guard<std::mutex> lock(generator.mutex());
        return give(generator.get_state());
    });
}

MD_API bool md_generator_set_state(GeneratorHandle handle, Handle state) {
    return guard([&] {
        auto generator = borrow(handle);
        std::lock_guard<std::mutex> lock(generator.mutex());
        generator.set_state(tensor(state));
        return true;
    });
}

// Every device's default generator, as torch.manual_seed does.
MD_API bool md_manual_seed(uint64_t seed) {
    return guard([&] {
        at::manual_seed(seed);
        return true;
    });
}
