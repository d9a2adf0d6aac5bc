// Generated from Operators/operators.txt; do not edit.
#include "shim.h"

MD_API md::Handle md_fft_fft(md::Handle self, const int64_t* n, int64_t dim, const char* norm) {
    return md::guard([&] { return md::give(at::fft_fft(md::tensor(self), md::value_or_none(n), dim, md::text_or_none(norm))); });
}

MD_API md::Handle md_fft_ifft(md::Handle self, const int64_t* n, int64_t dim, const char* norm) {
    return md::guard([&] { return md::give(at::fft_ifft(md::tensor(self), md::value_or_none(n), dim, md::text_or_none(norm))); });
}

MD_API md::Handle md_fft_rfft(md::Handle self, const int64_t* n, int64_t dim, const char* norm) {
    return md::guard([&] { return md::give(at::fft_rfft(md::tensor(self), md::value_or_none(n), dim, md::text_or_none(norm))); });
}

MD_API md::Handle md_fft_irfft(md::Handle self, const int64_t* n, int64_t dim, const char* norm) {
    return md::guard([&] { return md::give(at::fft_irfft(md::tensor(self), md::value_or_none(n), dim, md::text_or_none(norm))); });
}

MD_API md::Handle md_fft_fft2(md::Handle self, const int64_t* s, int64_t s_n, const int64_t* dim, int64_t dim_n, const char* norm) {
    return md::guard([&] { return md::give(at::fft_fft2(md::tensor(self), md::ints_or_none(s, s_n), md::ints(dim, dim_n), md::text_or_none(norm))); });
}

MD_API md::Handle md_fft_ifft2(md::Handle self, const int64_t* s, int64_t s_n, const int64_t* dim, int64_t dim_n, const char* norm) {
    return md::guard([&] { return md::give(at::fft_ifft2(md::tensor(self), md::ints_or_none(s, s_n), md::ints(dim, dim_n), md::text_or_none(norm))); });
}

MD_API md::Handle md_fft_rfft2(md::Handle self, const int64_t* s, int64_t s_n, const int64_t* dim, int64_t dim_n, const char* norm) {
    return md::guard([&] { return md::give(at::fft_rfft2(md::tensor(self), md::ints_or_none(s, s_n), md::ints(dim, dim_n), md::text_or_none(norm))); });
}

MD_API md::Handle md_fft_irfft2(md::Handle self, const int64_t* s, int64_t s_n, const int64_t* dim, int64_t dim_n, const char* norm) {
    return md::guard([&] { return md::give(at::fft_irfft2(md::tensor(self), md::ints_or_none(s, s_n), md::ints(dim, dim_n), md::text_or_none(norm))); });
}
