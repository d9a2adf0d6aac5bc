// Generated from Operators/operators.txt; do not edit.
#include "shim.h"

MD_API md::Handle md_max_pool1d(md::Handle self, const int64_t* kernel_size, int64_t kernel_size_n, const int64_t* stride, int64_t stride_n, const int64_t* padding, int64_t padding_n, const int64_t* dilation, int64_t dilation_n, bool ceil_mode) {
    return md::guard([&] { return md::give(at::max_pool1d(md::tensor(self), md::ints(kernel_size, kernel_size_n), md::ints(stride, stride_n), md::ints_or(padding, padding_n, md::Number<0>::value), md::ints_or(dilation, dilation_n, md::Number<1>::value), ceil_mode)); });
}

MD_API md::Handle md_max_pool2d(md::Handle self, const int64_t* kernel_size, int64_t kernel_size_n, const int64_t* stride, int64_t stride_n, const int64_t* padding, int64_t padding_n, const int64_t* dilation, int64_t dilation_n, bool ceil_mode) {
    return md::guard([&] { return md::give(at::max_pool2d(md::tensor(self), md::exactly<2>(kernel_size, kernel_size_n, "kernel_size"), md::ints(stride, stride_n), md::ints_or(padding, padding_n, md::Number<0>::value), md::ints_or(dilation, dilation_n, md::Number<1>::value), ceil_mode)); });
}

MD_API md::Handle md_max_pool3d(md::Handle self, const int64_t* kernel_size, int64_t kernel_size_n, const int64_t* stride, int64_t stride_n, const int64_t* padding, int64_t padding_n, const int64_t* dilation, int64_t dilation_n, bool ceil_mode) {
    return md::guard([&] { return md::give(at::max_pool3d(md::tensor(self), md::exactly<3>(kernel_size, kernel_size_n, "kernel_size"), md::ints(stride, stride_n), md::ints_or(padding, padding_n, md::Number<0>::value), md::ints_or(dilation, dilation_n, md::Number<1>::value), ceil_mode)); });
}

MD_API bool md_max_pool1d_with_indices(md::Handle* results, md::Handle self, const int64_t* kernel_size, int64_t kernel_size_n, const int64_t* stride, int64_t stride_n, const int64_t* padding, int64_t padding_n, const int64_t* dilation, int64_t dilation_n, bool ceil_mode) {
    return md::guard([&] { md::give_tuple<2>(at::max_pool1d_with_indices(md::tensor(self), md::ints(kernel_size, kernel_size_n), md::ints(stride, stride_n), md::ints_or(padding, padding_n, md::Number<0>::value), md::ints_or(dilation, dilation_n, md::Number<1>::value), ceil_mode), results); return true; });
}

MD_API bool md_max_pool2d_with_indices(md::Handle* results, md::Handle self, const int64_t* kernel_size, int64_t kernel_size_n, const int64_t* stride, int64_t stride_n, const int64_t* padding, int64_t padding_n, const int64_t* dilation, int64_t dilation_n, bool ceil_mode) {
    return md::guard([&] { md::give_tuple<2>(at::max_pool2d_with_indices(md::tensor(self), md::exactly<2>(kernel_size, kernel_size_n, "kernel_size"), md::ints(stride, stride_n), md::ints_or(padding, padding_n, md::Number<0>::value), md::ints_or(dilation, dilation_n, md::Number<1>::value), ceil_mode), results); return true; });
}

MD_API bool md_max_pool3d_with_indices(md::Handle* results, md::Handle self, const int64_t* kernel_size, int64_t kernel_size_n, const int64_t* stride, int64_t stride_n, const int64_t* padding, int64_t padding_n, const int64_t* dilation, int64_t dilation_n, bool ceil_mode) {
    return md::guard([&] { md::give_tuple<2>(at::max_pool3d_with_indices(md::tensor(self), md::exactly<3>(kernel_size, kernel_size_n, "kernel_size"), md::ints(stride, stride_n), md::ints_or(padding, padding_n, md::Number<0>::value), md::ints_or(dilation, dilation_n, md::Number<1>::value), ceil_mode), results); return true; });
}

MD_API md::Handle md_avg_pool1d(md::Handle self, const int64_t* kernel_size, int64_t kernel_size_n, const int64_t* stride, int64_t stride_n, const int64_t* padding, int64_t padding_n, bool ceil_mode, bool count_include_pad) {
    return md::guard([&] { return md::give(at::avg_pool1d(md::tensor(self), md::ints(kernel_size, kernel_size_n), md::ints(stride, stride_n), md::ints_or(padding, padding_n, md::Number<0>::value), ceil_mode, count_include_pad)); });
}

MD_API md::Handle md_avg_pool2d(md::Handle self, const int64_t* kernel_size, int64_t kernel_size_n, const int64_t* stride, int64_t stride_n, const int64_t* padding, int64_t padding_n, bool ceil_mode, bool count_include_pad, const int64_t* divisor_override) {
    return md::guard([&] { return md::give(at::avg_pool2d(md::tensor(self), md::exactly<2>(kernel_size, kernel_size_n, "kernel_size"), md::ints(stride, stride_n), md::ints_or(padding, padding_n, md::Number<0>::value), ceil_mode, count_include_pad, md::value_or_none(divisor_override))); });
}

MD_API md::Handle md_avg_pool3d(md::Handle self, const int64_t* kernel_size, int64_t kernel_size_n, const int64_t* stride, int64_t stride_n, const int64_t* padding, int64_t padding_n, bool ceil_mode, bool count_include_pad, const int64_t* divisor_override) {
    return md::guard([&] { return md::give(at::avg_pool3d(md::tensor(self), md::exactly<3>(kernel_size, kernel_size_n, "kernel_size"), md::ints(stride, stride_n), md::ints_or(padding, padding_n, md::Number<0>::value), ceil_mode, count_include_pad, md::value_or_none(divisor_override))); });
}

MD_API md::Handle md_adaptive_avg_pool1d(md::Handle self, const int64_t* output_size, int64_t output_size_n) {
    return md::guard([&] { return md::give(at::adaptive_avg_pool1d(md::tensor(self), md::ints(output_size, output_size_n))); });
}

MD_API md::Handle md_adaptive_avg_pool2d(md::Handle self, const int64_t* output_size, int64_t output_size_n) {
    return md::guard([&] { return md::give(at::adaptive_avg_pool2d(md::tensor(self), md::exactly<2>(output_size, output_size_n, "output_size"))); });
}

MD_API md::Handle md_adaptive_avg_pool3d(md::Handle self, const int64_t* output_size, int64_t output_size_n) {
    return md::guard([&] { return md::give(at::adaptive_avg_pool3d(md::tensor(self), md::exactly<3>(output_size, output_size_n, "output_size"))); });
}

MD_API bool md_adaptive_max_pool1d(md::Handle* results, md::Handle self, const int64_t* output_size, int64_t output_size_n) {
    return md::guard([&] { md::give_tuple<2>(at::adaptive_max_pool1d(md::tensor(self), md::ints(output_size, output_size_n)), results); return true; });
}

MD_API bool md_adaptive_max_pool2d(md::Handle* results, md::Handle self, const int64_t* output_size, int64_t output_size_n) {
    return md::guard([&] { md::give_tuple<2>(at::adaptive_max_pool2d(md::tensor(self), md::exactly<2>(output_size, output_size_n, "output_size")), results); return true; });
}

MD_API bool md_adaptive_max_pool3d(md::Handle* results, md::Handle self, const int64_t* output_size, int64_t output_size_n) {
    return md::guard([&] { md::give_tuple<2>(at::adaptive_max_pool3d(md::tensor(self), md::exactly<3>(output_size, output_size_n, "output_size")), results); return true; });
}

MD_API md::Handle md_max_unpool2d(md::Handle self, md::Handle indices, const int64_t* output_size, int64_t output_size_n) {
    return md::guard([&] { return md::give(at::max_unpool2d(md::tensor(self), md::tensor(indices), md::exactly<2>(output_size, output_size_n, "output_size"))); });
}

MD_API md::Handle md_im2col(md::Handle self, const int64_t* kernel_size, int64_t kernel_size_n, const int64_t* dilation, int64_t dilation_n, const int64_t* padding, int64_t padding_n, const int64_t* stride, int64_t stride_n) {
    return md::guard([&] { return md::give(at::im2col(md::tensor(self), md::exactly<2>(kernel_size, kernel_size_n, "kernel_size"), md::exactly<2>(dilation, dilation_n, "dilation"), md::exactly<2>(padding, padding_n, "padding"), md::exactly<2>(stride, stride_n, "stride"))); });
}

MD_API md::Handle md_col2im(md::Handle self, const int64_t* output_size, int64_t output_size_n, const int64_t* kernel_size, int64_t kernel_size_n, const int64_t* dilation, int64_t dilation_n, const int64_t* padding, int64_t padding_n, const int64_t* stride, int64_t stride_n) {
    return md::guard([&] { return md::give(at::col2im(md::tensor(self), md::exactly<2>(output_size, output_size_n, "output_size"), md::exactly<2>(kernel_size, kernel_size_n, "kernel_size"), md::exactly<2>(dilation, dilation_n, "dilation"), md::exactly<2>(padding, padding_n, "padding"), md::exactly<2>(stride, stride_n, "stride"))); });
}

MD_API md::Handle md_pad(md::Handle self, const int64_t* pad, int64_t pad_n, const char* mode, const double* value) {
    return md::guard([&] { return md::give(at::pad(md::tensor(self), md::ints(pad, pad_n), mode, md::value_or_none(value))); });
}

MD_API md::Handle md_constant_pad_nd(md::Handle self, const int64_t* pad, int64_t pad_n, md::ScalarArg value) {
    return md::guard([&] { return md::give(at::constant_pad_nd(md::tensor(self), md::ints(pad, pad_n), md::scalar(value))); });
}

MD_API md::Handle md_grid_sampler(md::Handle input, md::Handle grid, int64_t interpolation_mode, int64_t padding_mode, bool align_corners) {
    return md::guard([&] { return md::give(at::grid_sampler(md::tensor(input), md::tensor(grid), interpolation_mode, padding_mode, align_corners)); });
}

MD_API md::Handle md_affine_grid_generator(md::Handle theta, const int64_t* size, int64_t size_n, bool align_corners) {
    return md::guard([&] { return md::give(at::affine_grid_generator(md::tensor(theta), md::ints(size, size_n), align_corners)); });
}

MD_API md::Handle md_upsample_nearest1d_vec(md::Handle input, const int64_t* output_size, int64_t output_size_n, const double* scale_factors, int64_t scale_factors_n) {
    return md::guard([&] { return md::give(at::upsample_nearest1d(md::tensor(input), md::ints_or_none(output_size, output_size_n), md::doubles_or_none(scale_factors, scale_factors_n))); });
}

MD_API md::Handle md_upsample_nearest2d_vec(md::Handle input, const int64_t* output_size, int64_t output_size_n, const double* scale_factors, int64_t scale_factors_n) {
    return md::guard([&] { return md::give(at::upsample_nearest2d(md::tensor(input), md::ints_or_none(output_size, output_size_n), md::doubles_or_none(scale_factors, scale_factors_n))); });
}

MD_API md::Handle md_upsample_nearest3d_vec(md::Handle input, const int64_t* output_size, int64_t output_size_n, const double* scale_factors, int64_t scale_factors_n) {
    return md::guard([&] { return md::give(at::upsample_nearest3d(md::tensor(input), md::ints_or_none(output_size, output_size_n), md::doubles_or_none(scale_factors, scale_factors_n))); });
}

MD_API md::Handle md__upsample_nearest_exact1d_vec(md::Handle input, const int64_t* output_size, int64_t output_size_n, const double* scale_factors, int64_t scale_factors_n) {
    return md::guard([&] { return md::give(at::_upsample_nearest_exact1d(md::tensor(input), md::ints_or_none(output_size, output_size_n), md::doubles_or_none(scale_factors, scale_factors_n))); });
}

MD_API md::Handle md__upsample_nearest_exact2d_vec(md::Handle input, const int64_t* output_size, int64_t output_size_n, const double* scale_factors, int64_t scale_factors_n) {
    return md::guard([&] { return md::give(at::_upsample_nearest_exact2d(md::tensor(input), md::ints_or_none(output_size, output_size_n), md::doubles_or_none(scale_factors, scale_factors_n))); });
}

MD_API md::Handle md__upsample_nearest_exact3d_vec(md::Handle input, const int64_t* output_size, int64_t output_size_n, const double* scale_factors, int64_t scale_factors_n) {
    return md::guard([&] { return md::give(at::_upsample_nearest_exact3d(md::tensor(input), md::ints_or_none(output_size, output_size_n), md::doubles_or_none(scale_factors, scale_factors_n))); });
}

MD_API md::Handle md_upsample_linear1d_vec(md::Handle input, const int64_t* output_size, int64_t output_size_n, bool align_corners, const double* scale_factors, int64_t scale_factors_n) {
    return md::guard([&] { return md::give(at::upsample_linear1d(md::tensor(input), md::ints_or_none(output_size, output_size_n), align_corners, md::doubles_or_none(scale_factors, scale_factors_n))); });
}

MD_API md::Handle md_upsample_bilinear2d_vec(md::Handle input, const int64_t* output_size, int64_t output_size_n, bool align_corners, const double* scale_factors, int64_t scale_factors_n) {
    return md::guard([&] { return md::give(at::upsample_bilinear2d(md::tensor(input), md::ints_or_none(output_size, output_size_n), align_corners, md::doubles_or_none(scale_factors, scale_factors_n))); });
}

MD_API md::Handle md_upsample_bicubic2d_vec(md::Handle input, const int64_t* output_size, int64_t output_size_n, bool align_corners, const double* scale_factors, int64_t scale_factors_n) {
    return md::guard([&] { return md::give(at::upsample_bicubic2d(md::tensor(input), md::ints_or_none(output_size, output_size_n), align_corners, md::doubles_or_none(scale_factors, scale_factors_n))); });
}

MD_API md::Handle md_upsample_trilinear3d_vec(md::Handle input, const int64_t* output_size, int64_t output_size_n, bool align_corners, const double* scale_factors, int64_t scale_factors_n) {
    return md::guard([&] { return md::give(at::upsample_trilinear3d(md::tensor(input), md::ints_or_none(output_size, output_size_n), align_corners, md::doubles_or_none(scale_factors, scale_factors_n))); });
}

MD_API md::Handle md__upsample_bilinear2d_aa_vec(md::Handle input, const int64_t* output_size, int64_t output_size_n, bool align_corners, const double* scale_factors, int64_t scale_factors_n) {
    return md::guard([&] { return md::give(at::_upsample_bilinear2d_aa(md::tensor(input), md::ints_or_none(output_size, output_size_n), align_corners, md::doubles_or_none(scale_factors, scale_factors_n))); });
}

MD_API md::Handle md__upsample_bicubic2d_aa_vec(md::Handle input, const int64_t* output_size, int64_t output_size_n, bool align_corners, const double* scale_factors, int64_t scale_factors_n) {
    return md::guard([&] { return md::give(at::_upsample_bicubic2d_aa(md::tensor(input), md::ints_or_none(output_size, output_size_n), align_corners, md::doubles_or_none(scale_factors, scale_factors_n))); });
}
