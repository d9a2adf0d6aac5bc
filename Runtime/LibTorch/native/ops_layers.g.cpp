// Generated from Operators/operators.txt; do not edit.
#include "shim.h"

MD_API md::Handle md_bilinear(md::Handle input1, md::Handle input2, md::Handle weight, md::Handle bias) {
    return md::guard([&] { return md::give(at::bilinear(md::tensor(input1), md::tensor(input2), md::tensor(weight), md::tensor_or_none(bias))); });
}

MD_API md::Handle md_conv1d(md::Handle input, md::Handle weight, md::Handle bias, const int64_t* stride, int64_t stride_n, const int64_t* padding, int64_t padding_n, const int64_t* dilation, int64_t dilation_n, int64_t groups) {
    return md::guard([&] { return md::give(at::conv1d(md::tensor(input), md::tensor(weight), md::tensor_or_none(bias), md::ints_or(stride, stride_n, md::Number<1>::value), md::ints_or(padding, padding_n, md::Number<0>::value), md::ints_or(dilation, dilation_n, md::Number<1>::value), groups)); });
}

MD_API md::Handle md_conv2d(md::Handle input, md::Handle weight, md::Handle bias, const int64_t* stride, int64_t stride_n, const int64_t* padding, int64_t padding_n, const int64_t* dilation, int64_t dilation_n, int64_t groups) {
    return md::guard([&] { return md::give(at::conv2d(md::tensor(input), md::tensor(weight), md::tensor_or_none(bias), md::ints_or(stride, stride_n, md::Number<1>::value), md::ints_or(padding, padding_n, md::Number<0>::value), md::ints_or(dilation, dilation_n, md::Number<1>::value), groups)); });
}

MD_API md::Handle md_conv3d(md::Handle input, md::Handle weight, md::Handle bias, const int64_t* stride, int64_t stride_n, const int64_t* padding, int64_t padding_n, const int64_t* dilation, int64_t dilation_n, int64_t groups) {
    return md::guard([&] { return md::give(at::conv3d(md::tensor(input), md::tensor(weight), md::tensor_or_none(bias), md::ints_or(stride, stride_n, md::Number<1>::value), md::ints_or(padding, padding_n, md::Number<0>::value), md::ints_or(dilation, dilation_n, md::Number<1>::value), groups)); });
}

MD_API md::Handle md_conv1d_padding(md::Handle input, md::Handle weight, md::Handle bias, const int64_t* stride, int64_t stride_n, const char* padding, const int64_t* dilation, int64_t dilation_n, int64_t groups) {
    return md::guard([&] { return md::give(at::conv1d(md::tensor(input), md::tensor(weight), md::tensor_or_none(bias), md::ints_or(stride, stride_n, md::Number<1>::value), padding, md::ints_or(dilation, dilation_n, md::Number<1>::value), groups)); });
}

MD_API md::Handle md_conv2d_padding(md::Handle input, md::Handle weight, md::Handle bias, const int64_t* stride, int64_t stride_n, const char* padding, const int64_t* dilation, int64_t dilation_n, int64_t groups) {
    return md::guard([&] { return md::give(at::conv2d(md::tensor(input), md::tensor(weight), md::tensor_or_none(bias), md::ints_or(stride, stride_n, md::Number<1>::value), padding, md::ints_or(dilation, dilation_n, md::Number<1>::value), groups)); });
}

MD_API md::Handle md_conv3d_padding(md::Handle input, md::Handle weight, md::Handle bias, const int64_t* stride, int64_t stride_n, const char* padding, const int64_t* dilation, int64_t dilation_n, int64_t groups) {
    return md::guard([&] { return md::give(at::conv3d(md::tensor(input), md::tensor(weight), md::tensor_or_none(bias), md::ints_or(stride, stride_n, md::Number<1>::value), padding, md::ints_or(dilation, dilation_n, md::Number<1>::value), groups)); });
}

MD_API md::Handle md_conv_transpose1d(md::Handle input, md::Handle weight, md::Handle bias, const int64_t* stride, int64_t stride_n, const int64_t* padding, int64_t padding_n, const int64_t* output_padding, int64_t output_padding_n, int64_t groups, const int64_t* dilation, int64_t dilation_n) {
    return md::guard([&] { return md::give(at::conv_transpose1d(md::tensor(input), md::tensor(weight), md::tensor_or_none(bias), md::ints_or(stride, stride_n, md::Number<1>::value), md::ints_or(padding, padding_n, md::Number<0>::value), md::ints_or(output_padding, output_padding_n, md::Number<0>::value), groups, md::ints_or(dilation, dilation_n, md::Number<1>::value))); });
}

MD_API md::Handle md_conv_transpose2d_input(md::Handle input, md::Handle weight, md::Handle bias, const int64_t* stride, int64_t stride_n, const int64_t* padding, int64_t padding_n, const int64_t* output_padding, int64_t output_padding_n, int64_t groups, const int64_t* dilation, int64_t dilation_n) {
    return md::guard([&] { return md::give(at::conv_transpose2d(md::tensor(input), md::tensor(weight), md::tensor_or_none(bias), md::ints_or(stride, stride_n, md::Number<1>::value), md::ints_or(padding, padding_n, md::Number<0>::value), md::ints_or(output_padding, output_padding_n, md::Number<0>::value), groups, md::ints_or(dilation, dilation_n, md::Number<1>::value))); });
}

MD_API md::Handle md_conv_transpose3d_input(md::Handle input, md::Handle weight, md::Handle bias, const int64_t* stride, int64_t stride_n, const int64_t* padding, int64_t padding_n, const int64_t* output_padding, int64_t output_padding_n, int64_t groups, const int64_t* dilation, int64_t dilation_n) {
    return md::guard([&] { return md::give(at::conv_transpose3d(md::tensor(input), md::tensor(weight), md::tensor_or_none(bias), md::ints_or(stride, stride_n, md::Number<1>::value), md::ints_or(padding, padding_n, md::Number<0>::value), md::ints_or(output_padding, output_padding_n, md::Number<0>::value), groups, md::ints_or(dilation, dilation_n, md::Number<1>::value))); });
}

MD_API md::Handle md_convolution(md::Handle input, md::Handle weight, md::Handle bias, const int64_t* stride, int64_t stride_n, const int64_t* padding, int64_t padding_n, const int64_t* dilation, int64_t dilation_n, bool transposed, const int64_t* output_padding, int64_t output_padding_n, int64_t groups) {
    return md::guard([&] { return md::give(at::convolution(md::tensor(input), md::tensor(weight), md::tensor_or_none(bias), md::ints(stride, stride_n), md::ints(padding, padding_n), md::ints(dilation, dilation_n), transposed, md::ints(output_padding, output_padding_n), groups)); });
}

MD_API md::Handle md_layer_norm(md::Handle input, const int64_t* normalized_shape, int64_t normalized_shape_n, md::Handle weight, md::Handle bias, double eps, bool cudnn_enable) {
    return md::guard([&] { return md::give(at::layer_norm(md::tensor(input), md::ints(normalized_shape, normalized_shape_n), md::tensor_or_none(weight), md::tensor_or_none(bias), eps, cudnn_enable)); });
}

MD_API bool md_native_layer_norm(md::Handle* results, md::Handle input, const int64_t* normalized_shape, int64_t normalized_shape_n, md::Handle weight, md::Handle bias, double eps) {
    return md::guard([&] { md::give_tuple<3>(at::native_layer_norm(md::tensor(input), md::ints(normalized_shape, normalized_shape_n), md::tensor_or_none(weight), md::tensor_or_none(bias), eps), results); return true; });
}

MD_API md::Handle md_group_norm(md::Handle input, int64_t num_groups, md::Handle weight, md::Handle bias, double eps, bool cudnn_enabled) {
    return md::guard([&] { return md::give(at::group_norm(md::tensor(input), num_groups, md::tensor_or_none(weight), md::tensor_or_none(bias), eps, cudnn_enabled)); });
}

MD_API md::Handle md_batch_norm(md::Handle input, md::Handle weight, md::Handle bias, md::Handle running_mean, md::Handle running_var, bool training, double momentum, double eps, bool cudnn_enabled) {
    return md::guard([&] { return md::give(at::batch_norm(md::tensor(input), md::tensor_or_none(weight), md::tensor_or_none(bias), md::tensor_or_none(running_mean), md::tensor_or_none(running_var), training, momentum, eps, cudnn_enabled)); });
}

MD_API md::Handle md_instance_norm(md::Handle input, md::Handle weight, md::Handle bias, md::Handle running_mean, md::Handle running_var, bool use_input_stats, double momentum, double eps, bool cudnn_enabled) {
    return md::guard([&] { return md::give(at::instance_norm(md::tensor(input), md::tensor_or_none(weight), md::tensor_or_none(bias), md::tensor_or_none(running_mean), md::tensor_or_none(running_var), use_input_stats, momentum, eps, cudnn_enabled)); });
}

MD_API md::Handle md_dropout(md::Handle input, double p, bool train) {
    return md::guard([&] { return md::give(at::dropout(md::tensor(input), p, train)); });
}

MD_API bool md_dropout_(md::Handle self, double p, bool train) {
    return md::guard([&] { at::dropout_(md::tensor(self), p, train); return true; });
}

MD_API md::Handle md_feature_dropout(md::Handle input, double p, bool train) {
    return md::guard([&] { return md::give(at::feature_dropout(md::tensor(input), p, train)); });
}

MD_API bool md_feature_dropout_(md::Handle self, double p, bool train) {
    return md::guard([&] { at::feature_dropout_(md::tensor(self), p, train); return true; });
}

MD_API md::Handle md_alpha_dropout(md::Handle input, double p, bool train) {
    return md::guard([&] { return md::give(at::alpha_dropout(md::tensor(input), p, train)); });
}

MD_API bool md_alpha_dropout_(md::Handle self, double p, bool train) {
    return md::guard([&] { at::alpha_dropout_(md::tensor(self), p, train); return true; });
}

MD_API md::Handle md_feature_alpha_dropout(md::Handle input, double p, bool train) {
    return md::guard([&] { return md::give(at::feature_alpha_dropout(md::tensor(input), p, train)); });
}

MD_API bool md_native_dropout(md::Handle* results, md::Handle input, double p, int32_t train) {
    return md::guard([&] { md::give_tuple<2>(at::native_dropout(md::tensor(input), p, md::bool_or_none(train)), results); return true; });
}

MD_API md::Handle md_embedding(md::Handle weight, md::Handle indices, int64_t padding_idx, bool scale_grad_by_freq, bool sparse) {
    return md::guard([&] { return md::give(at::embedding(md::tensor(weight), md::tensor(indices), padding_idx, scale_grad_by_freq, sparse)); });
}

MD_API bool md_embedding_bag(md::Handle* results, md::Handle weight, md::Handle indices, md::Handle offsets, bool scale_grad_by_freq, int64_t mode, bool sparse, md::Handle per_sample_weights, bool include_last_offset) {
    return md::guard([&] { md::give_tuple<4>(at::embedding_bag(md::tensor(weight), md::tensor(indices), md::tensor(offsets), scale_grad_by_freq, mode, sparse, md::tensor_or_none(per_sample_weights), include_last_offset), results); return true; });
}

MD_API bool md_embedding_bag_padding_idx(md::Handle* results, md::Handle weight, md::Handle indices, md::Handle offsets, bool scale_grad_by_freq, int64_t mode, bool sparse, md::Handle per_sample_weights, bool include_last_offset, const int64_t* padding_idx) {
    return md::guard([&] { md::give_tuple<4>(at::embedding_bag(md::tensor(weight), md::tensor(indices), md::tensor(offsets), scale_grad_by_freq, mode, sparse, md::tensor_or_none(per_sample_weights), include_last_offset, md::value_or_none(padding_idx)), results); return true; });
}

MD_API bool md_embedding_renorm_(md::Handle self, md::Handle indices, double max_norm, double norm_type) {
    return md::guard([&] { at::embedding_renorm_(md::tensor(self), md::tensor(indices), max_norm, norm_type); return true; });
}

MD_API md::Handle md_one_hot(md::Handle self, int64_t num_classes) {
    return md::guard([&] { return md::give(at::one_hot(md::tensor(self), num_classes)); });
}

MD_API md::Handle md_softmax_int(md::Handle self, int64_t dim, int32_t dtype) {
    return md::guard([&] { return md::give(at::softmax(md::tensor(self), dim, md::dtype_or_none(dtype))); });
}

MD_API md::Handle md_log_softmax_int(md::Handle self, int64_t dim, int32_t dtype) {
    return md::guard([&] { return md::give(at::log_softmax(md::tensor(self), dim, md::dtype_or_none(dtype))); });
}
