// The last error of each thread, with libtorch's own message.
#include "shim.h"

namespace {

thread_local std::string last_error;

// Collecting a backtrace makes each error 300 times dearer (milliseconds), and .NET has its own.
[[maybe_unused]] const bool without_backtraces = [] {
    c10::SetStackTraceFetcher([] { return std::string(); });
    return true;
}();

} // namespace

void md::remember_error() noexcept {
    try {
        throw;
    } catch (const c10::Error& error) {
        last_error = error.what_without_backtrace();
    } catch (const std::bad_alloc&) {
        last_error = "out of memory";
    } catch (const std::exception& error) {
        last_error = error.what();
    } catch (...) {
        last_error = "unknown native error";
    }
}

MD_API const char* md_last_error() {
    return last_error.c_str();
}
