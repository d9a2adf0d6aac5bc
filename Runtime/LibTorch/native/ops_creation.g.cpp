// Generated from Operators/operators.txt; do not edit.
#include "shim.h"

MD_API md::Handle md_zeros(const int64_t* size, int64_t size_n, int32_t dtype, int32_t device, int32_t device_i) {
    return md::guard([&] { return md::give(at::zeros(md::ints(size, size_n), md::dtype_or_none(dtype), {}, md::device_or_none(device, device_i), {})); });
}

MD_API md::Handle md_ones(const int64_t* size, int64_t size_n, int32_t dtype, int32_t device, int32_t device_i) {
    return md::guard([&] { return md::give(at::ones(md::ints(size, size_n), md::dtype_or_none(dtype), {}, md::device_or_none(device, device_i), {})); });
}

MD_API md::Handle md_empty_memory_format(const int64_t* size, int64_t size_n, int32_t dtype, int32_t device, int32_t device_i) {
    return md::guard([&] { return md::give(at::empty(md::ints(size, size_n), md::dtype_or_none(dtype), {}, md::device_or_none(device, device_i), {}, {})); });
}

MD_API md::Handle md_full(const int64_t* size, int64_t size_n, md::ScalarArg fill_value, int32_t dtype, int32_t device, int32_t device_i) {
    return md::guard([&] { return md::give(at::full(md::ints(size, size_n), md::scalar(fill_value), md::dtype_or_none(dtype), {}, md::device_or_none(device, device_i), {})); });
}

MD_API md::Handle md_rand(const int64_t* size, int64_t size_n, int32_t dtype, int32_t device, int32_t device_i) {
    return md::guard([&] { return md::give(at::rand(md::ints(size, size_n), md::dtype_or_none(dtype), {}, md::device_or_none(device, device_i), {})); });
}

MD_API md::Handle md_rand_generator(const int64_t* size, int64_t size_n, md::GeneratorHandle generator, int32_t dtype, int32_t device, int32_t device_i) {
    return md::guard([&] { return md::give(at::rand(md::ints(size, size_n), md::generator_or_none(generator), md::dtype_or_none(dtype), {}, md::device_or_none(device, device_i), {})); });
}

MD_API md::Handle md_randn(const int64_t* size, int64_t size_n, int32_t dtype, int32_t device, int32_t device_i) {
    return md::guard([&] { return md::give(at::randn(md::ints(size, size_n), md::dtype_or_none(dtype), {}, md::device_or_none(device, device_i), {})); });
}

MD_API md::Handle md_randn_generator(const int64_t* size, int64_t size_n, md::GeneratorHandle generator, int32_t dtype, int32_t device, int32_t device_i) {
    return md::guard([&] { return md::give(at::randn(md::ints(size, size_n), md::generator_or_none(generator), md::dtype_or_none(dtype), {}, md::device_or_none(device, device_i), {})); });
}

MD_API md::Handle md_randint_low(int64_t low, int64_t high, const int64_t* size, int64_t size_n, int32_t dtype, int32_t device, int32_t device_i) {
    return md::guard([&] { return md::give(at::randint(low, high, md::ints(size, size_n), md::dtype_or_none(dtype), {}, md::device_or_none(device, device_i), {})); });
}

MD_API md::Handle md_randint_low_generator(int64_t low, int64_t high, const int64_t* size, int64_t size_n, md::GeneratorHandle generator, int32_t dtype, int32_t device, int32_t device_i) {
    return md::guard([&] { return md::give(at::randint(low, high, md::ints(size, size_n), md::generator_or_none(generator), md::dtype_or_none(dtype), {}, md::device_or_none(device, device_i), {})); });
}

MD_API md::Handle md_randperm(int64_t n, int32_t dtype, int32_t device, int32_t device_i) {
    return md::guard([&] { return md::give(at::randperm(n, md::dtype_or_none(dtype), {}, md::device_or_none(device, device_i), {})); });
}

MD_API md::Handle md_randperm_generator(int64_t n, md::GeneratorHandle generator, int32_t dtype, int32_t device, int32_t device_i) {
    return md::guard([&] { return md::give(at::randperm(n, md::generator_or_none(generator), md::dtype_or_none(dtype), {}, md::device_or_none(device, device_i), {})); });
}

MD_API md::Handle md_arange_start_step(md::ScalarArg start, md::ScalarArg end, md::ScalarArg step, int32_t dtype, int32_t device, int32_t device_i) {
    return md::guard([&] { return md::give(at::arange(md::scalar(start), md::scalar(end), md::scalar(step), md::dtype_or_none(dtype), {}, md::device_or_none(device, device_i), {})); });
}

MD_API md::Handle md_linspace(md::ScalarArg start, md::ScalarArg end, int64_t steps, int32_t dtype, int32_t device, int32_t device_i) {
    return md::guard([&] { return md::give(at::linspace(md::scalar(start), md::scalar(end), steps, md::dtype_or_none(dtype), {}, md::device_or_none(device, device_i), {})); });
}

MD_API md::Handle md_logspace(md::ScalarArg start, md::ScalarArg end, int64_t steps, double base, int32_t dtype, int32_t device, int32_t device_i) {
    return md::guard([&] { return md::give(at::logspace(md::scalar(start), md::scalar(end), steps, base, md::dtype_or_none(dtype), {}, md::device_or_none(device, device_i), {})); });
}

MD_API md::Handle md_eye(int64_t n, int32_t dtype, int32_t device, int32_t device_i) {
    return md::guard([&] { return md::give(at::eye(n, md::dtype_or_none(dtype), {}, md::device_or_none(device, device_i), {})); });
}

MD_API md::Handle md_eye_m(int64_t n, int64_t m, int32_t dtype, int32_t device, int32_t device_i) {
    return md::guard([&] { return md::give(at::eye(n, m, md::dtype_or_none(dtype), {}, md::device_or_none(device, device_i), {})); });
}

MD_API md::Handle md_zeros_like(md::Handle self, int32_t dtype, int32_t device, int32_t device_i) {
    return md::guard([&] { return md::give(at::zeros_like(md::tensor(self), md::dtype_or_none(dtype), {}, md::device_or_none(device, device_i), {}, {})); });
}

MD_API md::Handle md_ones_like(md::Handle self, int32_t dtype, int32_t device, int32_t device_i) {
    return md::guard([&] { return md::give(at::ones_like(md::tensor(self), md::dtype_or_none(dtype), {}, md::device_or_none(device, device_i), {}, {})); });
}

MD_API md::Handle md_empty_like(md::Handle self, int32_t dtype, int32_t device, int32_t device_i) {
    return md::guard([&] { return md::give(at::empty_like(md::tensor(self), md::dtype_or_none(dtype), {}, md::device_or_none(device, device_i), {}, {})); });
}

MD_API md::Handle md_full_like(md::Handle self, md::ScalarArg fill_value, int32_t dtype, int32_t device, int32_t device_i) {
    return md::guard([&] { return md::give(at::full_like(md::tensor(self), md::scalar(fill_value), md::dtype_or_none(dtype), {}, md::device_or_none(device, device_i), {}, {})); });
}

MD_API md::Handle md_rand_like(md::Handle self, int32_t dtype, int32_t device, int32_t device_i) {
    return md::guard([&] { return md::give(at::rand_like(md::tensor(self), md::dtype_or_none(dtype), {}, md::device_or_none(device, device_i), {}, {})); });
}

MD_API md::Handle md_randn_like(md::Handle self, int32_t dtype, int32_t device, int32_t device_i) {
    return md::guard([&] { return md::give(at::randn_like(md::tensor(self), md::dtype_or_none(dtype), {}, md::device_or_none(device, device_i), {}, {})); });
}

MD_API md::Handle md_randint_like_low_dtype(md::Handle self, int64_t low, int64_t high, int32_t dtype, int32_t device, int32_t device_i) {
    return md::guard([&] { return md::give(at::randint_like(md::tensor(self), low, high, md::dtype_or_none(dtype), {}, md::device_or_none(device, device_i), {}, {})); });
}

MD_API md::Handle md_empty_strided(const int64_t* size, int64_t size_n, const int64_t* stride, int64_t stride_n, int32_t dtype, int32_t device, int32_t device_i) {
    return md::guard([&] { return md::give(at::empty_strided(md::ints(size, size_n), md::ints(stride, stride_n), md::dtype_or_none(dtype), {}, md::device_or_none(device, device_i), {})); });
}

MD_API md::Handle md_scalar_tensor(md::ScalarArg s, int32_t dtype, int32_t device, int32_t device_i) {
    return md::guard([&] { return md::give(at::scalar_tensor(md::scalar(s), md::dtype_or_none(dtype), {}, md::device_or_none(device, device_i), {})); });
}

MD_API md::Handle md_bartlett_window_periodic(int64_t window_length, bool periodic, int32_t dtype, int32_t device, int32_t device_i) {
    return md::guard([&] { return md::give(at::bartlett_window(window_length, periodic, md::dtype_or_none(dtype), {}, md::device_or_none(device, device_i), {})); });
}

MD_API md::Handle md_blackman_window_periodic(int64_t window_length, bool periodic, int32_t dtype, int32_t device, int32_t device_i) {
    return md::guard([&] { return md::give(at::blackman_window(window_length, periodic, md::dtype_or_none(dtype), {}, md::device_or_none(device, device_i), {})); });
}

MD_API md::Handle md_hamming_window_periodic_alpha_beta(int64_t window_length, bool periodic, double alpha, double beta, int32_t dtype, int32_t device, int32_t device_i) {
    return md::guard([&] { return md::give(at::hamming_window(window_length, periodic, alpha, beta, md::dtype_or_none(dtype), {}, md::device_or_none(device, device_i), {})); });
}

MD_API md::Handle md_hann_window_periodic(int64_t window_length, bool periodic, int32_t dtype, int32_t device, int32_t device_i) {
    return md::guard([&] { return md::give(at::hann_window(window_length, periodic, md::dtype_or_none(dtype), {}, md::device_or_none(device, device_i), {})); });
}

MD_API md::Handle md_kaiser_window_beta(int64_t window_length, bool periodic, double beta, int32_t dtype, int32_t device, int32_t device_i) {
    return md::guard([&] { return md::give(at::kaiser_window(window_length, periodic, beta, md::dtype_or_none(dtype), {}, md::device_or_none(device, device_i), {})); });
}

MD_API md::Handle md_new_zeros(md::Handle self, const int64_t* size, int64_t size_n, int32_t dtype, int32_t device, int32_t device_i) {
    return md::guard([&] { return md::give(md::tensor(self).new_zeros(md::ints(size, size_n), md::dtype_or_none(dtype), {}, md::device_or_none(device, device_i), {})); });
}

MD_API md::Handle md_new_ones(md::Handle self, const int64_t* size, int64_t size_n, int32_t dtype, int32_t device, int32_t device_i) {
    return md::guard([&] { return md::give(md::tensor(self).new_ones(md::ints(size, size_n), md::dtype_or_none(dtype), {}, md::device_or_none(device, device_i), {})); });
}

MD_API md::Handle md_new_empty(md::Handle self, const int64_t* size, int64_t size_n, int32_t dtype, int32_t device, int32_t device_i) {
    return md::guard([&] { return md::give(md::tensor(self).new_empty(md::ints(size, size_n), md::dtype_or_none(dtype), {}, md::device_or_none(device, device_i), {})); });
}

MD_API md::Handle md_new_full(md::Handle self, const int64_t* size, int64_t size_n, md::ScalarArg fill_value, int32_t dtype, int32_t device, int32_t device_i) {
    return md::guard([&] { return md::give(md::tensor(self).new_full(md::ints(size, size_n), md::scalar(fill_value), md::dtype_or_none(dtype), {}, md::device_or_none(device, device_i), {})); });
}

MD_API bool md_fill__Scalar(md::Handle self, md::ScalarArg value) {
    return md::guard([&] { at::fill_(md::tensor(self), md::scalar(value)); return true; });
}

MD_API bool md_fill__Tensor(md::Handle self, md::Handle value) {
    return md::guard([&] { at::fill_(md::tensor(self), md::tensor(value)); return true; });
}

MD_API bool md_zero_(md::Handle self) {
    return md::guard([&] { at::zero_(md::tensor(self)); return true; });
}

MD_API bool md_copy_(md::Handle self, md::Handle src, bool non_blocking) {
    return md::guard([&] { md::tensor(self).copy_(md::tensor(src), non_blocking); return true; });
}

MD_API bool md_normal_(md::Handle self, double mean, double std, md::GeneratorHandle generator) {
    return md::guard([&] { md::tensor(self).normal_(mean, std, md::generator_or_none(generator)); return true; });
}

MD_API bool md_uniform_(md::Handle self, double from, double to, md::GeneratorHandle generator) {
    return md::guard([&] { md::tensor(self).uniform_(from, to, md::generator_or_none(generator)); return true; });
}

MD_API md::Handle md_bernoulli(md::Handle self, md::GeneratorHandle generator) {
    return md::guard([&] { return md::give(at::bernoulli(md::tensor(self), md::generator_or_none(generator))); });
}

MD_API bool md_bernoulli__float(md::Handle self, double p, md::GeneratorHandle generator) {
    return md::guard([&] { md::tensor(self).bernoulli_(p, md::generator_or_none(generator)); return true; });
}

MD_API bool md_bernoulli__Tensor(md::Handle self, md::Handle p, md::GeneratorHandle generator) {
    return md::guard([&] { md::tensor(self).bernoulli_(md::tensor(p), md::generator_or_none(generator)); return true; });
}

MD_API bool md_exponential_(md::Handle self, double lambd, md::GeneratorHandle generator) {
    return md::guard([&] { md::tensor(self).exponential_(lambd, md::generator_or_none(generator)); return true; });
}

MD_API bool md_cauchy_(md::Handle self, double median, double sigma, md::GeneratorHandle generator) {
    return md::guard([&] { md::tensor(self).cauchy_(median, sigma, md::generator_or_none(generator)); return true; });
}

MD_API bool md_geometric_(md::Handle self, double p, md::GeneratorHandle generator) {
    return md::guard([&] { md::tensor(self).geometric_(p, md::generator_or_none(generator)); return true; });
}

MD_API bool md_log_normal_(md::Handle self, double mean, double std, md::GeneratorHandle generator) {
    return md::guard([&] { md::tensor(self).log_normal_(mean, std, md::generator_or_none(generator)); return true; });
}

MD_API bool md_random__from(md::Handle self, int64_t from, const int64_t* to, md::GeneratorHandle generator) {
    return md::guard([&] { md::tensor(self).random_(from, md::value_or_none(to), md::generator_or_none(generator)); return true; });
}

MD_API bool md_random__to(md::Handle self, int64_t to, md::GeneratorHandle generator) {
    return md::guard([&] { md::tensor(self).random_(to, md::generator_or_none(generator)); return true; });
}

MD_API bool md_random_(md::Handle self, md::GeneratorHandle generator) {
    return md::guard([&] { md::tensor(self).random_(md::generator_or_none(generator)); return true; });
}

MD_API md::Handle md_multinomial(md::Handle self, int64_t num_samples, bool replacement, md::GeneratorHandle generator) {
    return md::guard([&] { return md::give(at::multinomial(md::tensor(self), num_samples, replacement, md::generator_or_none(generator))); });
}

MD_API md::Handle md_poisson(md::Handle self, md::GeneratorHandle generator) {
    return md::guard([&] { return md::give(at::poisson(md::tensor(self), md::generator_or_none(generator))); });
}

MD_API md::Handle md_normal_Tensor_Tensor(md::Handle mean, md::Handle std, md::GeneratorHandle generator) {
    return md::guard([&] { return md::give(at::normal(md::tensor(mean), md::tensor(std), md::generator_or_none(generator))); });
}

MD_API md::Handle md_binomial(md::Handle count, md::Handle prob, md::GeneratorHandle generator) {
    return md::guard([&] { return md::give(at::binomial(md::tensor(count), md::tensor(prob), md::generator_or_none(generator))); });
}
