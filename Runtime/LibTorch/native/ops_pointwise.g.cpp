// Generated from Operators/operators.txt; do not edit.
#include "shim.h"

MD_API md::Handle md_abs(md::Handle self) {
    return md::guard([&] { return md::give(at::abs(md::tensor(self))); });
}

MD_API bool md_abs_(md::Handle self) {
    return md::guard([&] { at::abs_(md::tensor(self)); return true; });
}

MD_API md::Handle md_neg(md::Handle self) {
    return md::guard([&] { return md::give(at::neg(md::tensor(self))); });
}

MD_API bool md_neg_(md::Handle self) {
    return md::guard([&] { at::neg_(md::tensor(self)); return true; });
}

MD_API md::Handle md_positive(md::Handle self) {
    return md::guard([&] { return md::give(at::positive(md::tensor(self))); });
}

MD_API md::Handle md_sign(md::Handle self) {
    return md::guard([&] { return md::give(at::sign(md::tensor(self))); });
}

MD_API bool md_sign_(md::Handle self) {
    return md::guard([&] { md::tensor(self).sign_(); return true; });
}

MD_API md::Handle md_sgn(md::Handle self) {
    return md::guard([&] { return md::give(at::sgn(md::tensor(self))); });
}

MD_API bool md_sgn_(md::Handle self) {
    return md::guard([&] { md::tensor(self).sgn_(); return true; });
}

MD_API md::Handle md_signbit(md::Handle self) {
    return md::guard([&] { return md::give(at::signbit(md::tensor(self))); });
}

MD_API md::Handle md_square(md::Handle self) {
    return md::guard([&] { return md::give(at::square(md::tensor(self))); });
}

MD_API md::Handle md_sqrt(md::Handle self) {
    return md::guard([&] { return md::give(at::sqrt(md::tensor(self))); });
}

MD_API bool md_sqrt_(md::Handle self) {
    return md::guard([&] { at::sqrt_(md::tensor(self)); return true; });
}

MD_API md::Handle md_rsqrt(md::Handle self) {
    return md::guard([&] { return md::give(at::rsqrt(md::tensor(self))); });
}

MD_API bool md_rsqrt_(md::Handle self) {
    return md::guard([&] { at::rsqrt_(md::tensor(self)); return true; });
}

MD_API md::Handle md_reciprocal(md::Handle self) {
    return md::guard([&] { return md::give(at::reciprocal(md::tensor(self))); });
}

MD_API bool md_reciprocal_(md::Handle self) {
    return md::guard([&] { at::reciprocal_(md::tensor(self)); return true; });
}

MD_API md::Handle md_exp(md::Handle self) {
    return md::guard([&] { return md::give(at::exp(md::tensor(self))); });
}

MD_API bool md_exp_(md::Handle self) {
    return md::guard([&] { at::exp_(md::tensor(self)); return true; });
}

MD_API md::Handle md_exp2(md::Handle self) {
    return md::guard([&] { return md::give(at::exp2(md::tensor(self))); });
}

MD_API bool md_exp2_(md::Handle self) {
    return md::guard([&] { at::exp2_(md::tensor(self)); return true; });
}

MD_API md::Handle md_expm1(md::Handle self) {
    return md::guard([&] { return md::give(at::expm1(md::tensor(self))); });
}

MD_API bool md_expm1_(md::Handle self) {
    return md::guard([&] { at::expm1_(md::tensor(self)); return true; });
}

MD_API md::Handle md_log(md::Handle self) {
    return md::guard([&] { return md::give(at::log(md::tensor(self))); });
}

MD_API bool md_log_(md::Handle self) {
    return md::guard([&] { at::log_(md::tensor(self)); return true; });
}

MD_API md::Handle md_log10(md::Handle self) {
    return md::guard([&] { return md::give(at::log10(md::tensor(self))); });
}

MD_API bool md_log10_(md::Handle self) {
    return md::guard([&] { at::log10_(md::tensor(self)); return true; });
}

MD_API md::Handle md_log1p(md::Handle self) {
    return md::guard([&] { return md::give(at::log1p(md::tensor(self))); });
}

MD_API bool md_log1p_(md::Handle self) {
    return md::guard([&] { at::log1p_(md::tensor(self)); return true; });
}

MD_API md::Handle md_log2(md::Handle self) {
    return md::guard([&] { return md::give(at::log2(md::tensor(self))); });
}

MD_API bool md_log2_(md::Handle self) {
    return md::guard([&] { at::log2_(md::tensor(self)); return true; });
}

MD_API md::Handle md_sin(md::Handle self) {
    return md::guard([&] { return md::give(at::sin(md::tensor(self))); });
}

MD_API bool md_sin_(md::Handle self) {
    return md::guard([&] { at::sin_(md::tensor(self)); return true; });
}

MD_API md::Handle md_cos(md::Handle self) {
    return md::guard([&] { return md::give(at::cos(md::tensor(self))); });
}

MD_API bool md_cos_(md::Handle self) {
    return md::guard([&] { at::cos_(md::tensor(self)); return true; });
}

MD_API md::Handle md_tan(md::Handle self) {
    return md::guard([&] { return md::give(at::tan(md::tensor(self))); });
}

MD_API bool md_tan_(md::Handle self) {
    return md::guard([&] { at::tan_(md::tensor(self)); return true; });
}

MD_API md::Handle md_asin(md::Handle self) {
    return md::guard([&] { return md::give(at::asin(md::tensor(self))); });
}

MD_API bool md_asin_(md::Handle self) {
    return md::guard([&] { at::asin_(md::tensor(self)); return true; });
}

MD_API md::Handle md_acos(md::Handle self) {
    return md::guard([&] { return md::give(at::acos(md::tensor(self))); });
}

MD_API bool md_acos_(md::Handle self) {
    return md::guard([&] { at::acos_(md::tensor(self)); return true; });
}

MD_API md::Handle md_atan(md::Handle self) {
    return md::guard([&] { return md::give(at::atan(md::tensor(self))); });
}

MD_API bool md_atan_(md::Handle self) {
    return md::guard([&] { at::atan_(md::tensor(self)); return true; });
}

MD_API md::Handle md_sinh(md::Handle self) {
    return md::guard([&] { return md::give(at::sinh(md::tensor(self))); });
}

MD_API bool md_sinh_(md::Handle self) {
    return md::guard([&] { at::sinh_(md::tensor(self)); return true; });
}

MD_API md::Handle md_cosh(md::Handle self) {
    return md::guard([&] { return md::give(at::cosh(md::tensor(self))); });
}

MD_API bool md_cosh_(md::Handle self) {
    return md::guard([&] { at::cosh_(md::tensor(self)); return true; });
}

MD_API md::Handle md_tanh(md::Handle self) {
    return md::guard([&] { return md::give(at::tanh(md::tensor(self))); });
}

MD_API bool md_tanh_(md::Handle self) {
    return md::guard([&] { at::tanh_(md::tensor(self)); return true; });
}

MD_API md::Handle md_asinh(md::Handle self) {
    return md::guard([&] { return md::give(at::asinh(md::tensor(self))); });
}

MD_API bool md_asinh_(md::Handle self) {
    return md::guard([&] { at::asinh_(md::tensor(self)); return true; });
}

MD_API md::Handle md_acosh(md::Handle self) {
    return md::guard([&] { return md::give(at::acosh(md::tensor(self))); });
}

MD_API bool md_acosh_(md::Handle self) {
    return md::guard([&] { at::acosh_(md::tensor(self)); return true; });
}

MD_API md::Handle md_atanh(md::Handle self) {
    return md::guard([&] { return md::give(at::atanh(md::tensor(self))); });
}

MD_API bool md_atanh_(md::Handle self) {
    return md::guard([&] { at::atanh_(md::tensor(self)); return true; });
}

MD_API md::Handle md_sinc(md::Handle self) {
    return md::guard([&] { return md::give(at::sinc(md::tensor(self))); });
}

MD_API bool md_sinc_(md::Handle self) {
    return md::guard([&] { at::sinc_(md::tensor(self)); return true; });
}

MD_API md::Handle md_deg2rad(md::Handle self) {
    return md::guard([&] { return md::give(at::deg2rad(md::tensor(self))); });
}

MD_API bool md_deg2rad_(md::Handle self) {
    return md::guard([&] { at::deg2rad_(md::tensor(self)); return true; });
}

MD_API md::Handle md_rad2deg(md::Handle self) {
    return md::guard([&] { return md::give(at::rad2deg(md::tensor(self))); });
}

MD_API bool md_rad2deg_(md::Handle self) {
    return md::guard([&] { at::rad2deg_(md::tensor(self)); return true; });
}

MD_API md::Handle md_ceil(md::Handle self) {
    return md::guard([&] { return md::give(at::ceil(md::tensor(self))); });
}

MD_API bool md_ceil_(md::Handle self) {
    return md::guard([&] { at::ceil_(md::tensor(self)); return true; });
}

MD_API md::Handle md_floor(md::Handle self) {
    return md::guard([&] { return md::give(at::floor(md::tensor(self))); });
}

MD_API bool md_floor_(md::Handle self) {
    return md::guard([&] { at::floor_(md::tensor(self)); return true; });
}

MD_API md::Handle md_round(md::Handle self) {
    return md::guard([&] { return md::give(at::round(md::tensor(self))); });
}

MD_API md::Handle md_round_decimals(md::Handle self, int64_t decimals) {
    return md::guard([&] { return md::give(at::round(md::tensor(self), decimals)); });
}

MD_API bool md_round_(md::Handle self) {
    return md::guard([&] { at::round_(md::tensor(self)); return true; });
}

MD_API bool md_round__decimals(md::Handle self, int64_t decimals) {
    return md::guard([&] { at::round_(md::tensor(self), decimals); return true; });
}

MD_API md::Handle md_trunc(md::Handle self) {
    return md::guard([&] { return md::give(at::trunc(md::tensor(self))); });
}

MD_API bool md_trunc_(md::Handle self) {
    return md::guard([&] { at::trunc_(md::tensor(self)); return true; });
}

MD_API md::Handle md_frac(md::Handle self) {
    return md::guard([&] { return md::give(at::frac(md::tensor(self))); });
}

MD_API bool md_frac_(md::Handle self) {
    return md::guard([&] { at::frac_(md::tensor(self)); return true; });
}

MD_API md::Handle md_erf(md::Handle self) {
    return md::guard([&] { return md::give(at::erf(md::tensor(self))); });
}

MD_API bool md_erf_(md::Handle self) {
    return md::guard([&] { at::erf_(md::tensor(self)); return true; });
}

MD_API md::Handle md_erfc(md::Handle self) {
    return md::guard([&] { return md::give(at::erfc(md::tensor(self))); });
}

MD_API bool md_erfc_(md::Handle self) {
    return md::guard([&] { at::erfc_(md::tensor(self)); return true; });
}

MD_API md::Handle md_erfinv(md::Handle self) {
    return md::guard([&] { return md::give(at::erfinv(md::tensor(self))); });
}

MD_API bool md_erfinv_(md::Handle self) {
    return md::guard([&] { md::tensor(self).erfinv_(); return true; });
}

MD_API md::Handle md_digamma(md::Handle self) {
    return md::guard([&] { return md::give(at::digamma(md::tensor(self))); });
}

MD_API bool md_digamma_(md::Handle self) {
    return md::guard([&] { md::tensor(self).digamma_(); return true; });
}

MD_API md::Handle md_lgamma(md::Handle self) {
    return md::guard([&] { return md::give(at::lgamma(md::tensor(self))); });
}

MD_API bool md_lgamma_(md::Handle self) {
    return md::guard([&] { md::tensor(self).lgamma_(); return true; });
}

MD_API md::Handle md_mvlgamma(md::Handle self, int64_t p) {
    return md::guard([&] { return md::give(at::mvlgamma(md::tensor(self), p)); });
}

MD_API bool md_mvlgamma_(md::Handle self, int64_t p) {
    return md::guard([&] { md::tensor(self).mvlgamma_(p); return true; });
}

MD_API md::Handle md_polygamma(int64_t n, md::Handle self) {
    return md::guard([&] { return md::give(at::polygamma(n, md::tensor(self))); });
}

MD_API bool md_polygamma_(md::Handle self, int64_t n) {
    return md::guard([&] { md::tensor(self).polygamma_(n); return true; });
}

MD_API md::Handle md_i0(md::Handle self) {
    return md::guard([&] { return md::give(at::i0(md::tensor(self))); });
}

MD_API bool md_i0_(md::Handle self) {
    return md::guard([&] { at::i0_(md::tensor(self)); return true; });
}

MD_API md::Handle md_sigmoid(md::Handle self) {
    return md::guard([&] { return md::give(at::sigmoid(md::tensor(self))); });
}

MD_API bool md_sigmoid_(md::Handle self) {
    return md::guard([&] { at::sigmoid_(md::tensor(self)); return true; });
}

MD_API md::Handle md_relu(md::Handle self) {
    return md::guard([&] { return md::give(at::relu(md::tensor(self))); });
}

MD_API bool md_relu_(md::Handle self) {
    return md::guard([&] { at::relu_(md::tensor(self)); return true; });
}

MD_API md::Handle md_relu6(md::Handle self) {
    return md::guard([&] { return md::give(at::relu6(md::tensor(self))); });
}

MD_API bool md_relu6_(md::Handle self) {
    return md::guard([&] { at::relu6_(md::tensor(self)); return true; });
}

MD_API md::Handle md_hardsigmoid(md::Handle self) {
    return md::guard([&] { return md::give(at::hardsigmoid(md::tensor(self))); });
}

MD_API bool md_hardsigmoid_(md::Handle self) {
    return md::guard([&] { at::hardsigmoid_(md::tensor(self)); return true; });
}

MD_API md::Handle md_hardswish(md::Handle self) {
    return md::guard([&] { return md::give(at::hardswish(md::tensor(self))); });
}

MD_API bool md_hardswish_(md::Handle self) {
    return md::guard([&] { at::hardswish_(md::tensor(self)); return true; });
}

MD_API md::Handle md_hardtanh(md::Handle self, md::ScalarArg min_val, md::ScalarArg max_val) {
    return md::guard([&] { return md::give(at::hardtanh(md::tensor(self), md::scalar(min_val), md::scalar(max_val))); });
}

MD_API bool md_hardtanh_(md::Handle self, md::ScalarArg min_val, md::ScalarArg max_val) {
    return md::guard([&] { at::hardtanh_(md::tensor(self), md::scalar(min_val), md::scalar(max_val)); return true; });
}

MD_API md::Handle md_silu(md::Handle self) {
    return md::guard([&] { return md::give(at::silu(md::tensor(self))); });
}

MD_API bool md_silu_(md::Handle self) {
    return md::guard([&] { at::silu_(md::tensor(self)); return true; });
}

MD_API md::Handle md_mish(md::Handle self) {
    return md::guard([&] { return md::give(at::mish(md::tensor(self))); });
}

MD_API bool md_mish_(md::Handle self) {
    return md::guard([&] { at::mish_(md::tensor(self)); return true; });
}

MD_API md::Handle md_gelu(md::Handle self, const char* approximate) {
    return md::guard([&] { return md::give(at::gelu(md::tensor(self), approximate)); });
}

MD_API bool md_gelu_(md::Handle self, const char* approximate) {
    return md::guard([&] { at::gelu_(md::tensor(self), approximate); return true; });
}

MD_API md::Handle md_selu(md::Handle self) {
    return md::guard([&] { return md::give(at::selu(md::tensor(self))); });
}

MD_API bool md_selu_(md::Handle self) {
    return md::guard([&] { at::selu_(md::tensor(self)); return true; });
}

MD_API md::Handle md_celu(md::Handle self, md::ScalarArg alpha) {
    return md::guard([&] { return md::give(at::celu(md::tensor(self), md::scalar(alpha))); });
}

MD_API bool md_celu_(md::Handle self, md::ScalarArg alpha) {
    return md::guard([&] { at::celu_(md::tensor(self), md::scalar(alpha)); return true; });
}

MD_API md::Handle md_elu(md::Handle self, md::ScalarArg alpha, md::ScalarArg scale, md::ScalarArg input_scale) {
    return md::guard([&] { return md::give(at::elu(md::tensor(self), md::scalar(alpha), md::scalar(scale), md::scalar(input_scale))); });
}

MD_API bool md_elu_(md::Handle self, md::ScalarArg alpha, md::ScalarArg scale, md::ScalarArg input_scale) {
    return md::guard([&] { at::elu_(md::tensor(self), md::scalar(alpha), md::scalar(scale), md::scalar(input_scale)); return true; });
}

MD_API md::Handle md_leaky_relu(md::Handle self, md::ScalarArg negative_slope) {
    return md::guard([&] { return md::give(at::leaky_relu(md::tensor(self), md::scalar(negative_slope))); });
}

MD_API bool md_leaky_relu_(md::Handle self, md::ScalarArg negative_slope) {
    return md::guard([&] { at::leaky_relu_(md::tensor(self), md::scalar(negative_slope)); return true; });
}

MD_API md::Handle md_threshold(md::Handle self, md::ScalarArg threshold, md::ScalarArg value) {
    return md::guard([&] { return md::give(at::threshold(md::tensor(self), md::scalar(threshold), md::scalar(value))); });
}

MD_API bool md_threshold_(md::Handle self, md::ScalarArg threshold, md::ScalarArg value) {
    return md::guard([&] { at::threshold_(md::tensor(self), md::scalar(threshold), md::scalar(value)); return true; });
}

MD_API md::Handle md_softplus(md::Handle self, md::ScalarArg beta, md::ScalarArg threshold) {
    return md::guard([&] { return md::give(at::softplus(md::tensor(self), md::scalar(beta), md::scalar(threshold))); });
}

MD_API md::Handle md_log_sigmoid(md::Handle self) {
    return md::guard([&] { return md::give(at::log_sigmoid(md::tensor(self))); });
}

MD_API md::Handle md_glu(md::Handle self, int64_t dim) {
    return md::guard([&] { return md::give(at::glu(md::tensor(self), dim)); });
}

MD_API md::Handle md_rrelu(md::Handle self, md::ScalarArg lower, md::ScalarArg upper, bool training, md::GeneratorHandle generator) {
    return md::guard([&] { return md::give(at::rrelu(md::tensor(self), md::scalar(lower), md::scalar(upper), training, md::generator_or_none(generator))); });
}

MD_API bool md_rrelu_(md::Handle self, md::ScalarArg lower, md::ScalarArg upper, bool training, md::GeneratorHandle generator) {
    return md::guard([&] { at::rrelu_(md::tensor(self), md::scalar(lower), md::scalar(upper), training, md::generator_or_none(generator)); return true; });
}

MD_API md::Handle md_prelu(md::Handle self, md::Handle weight) {
    return md::guard([&] { return md::give(at::prelu(md::tensor(self), md::tensor(weight))); });
}

MD_API md::Handle md_softshrink(md::Handle self, md::ScalarArg lambd) {
    return md::guard([&] { return md::give(at::softshrink(md::tensor(self), md::scalar(lambd))); });
}

MD_API md::Handle md_hardshrink(md::Handle self, md::ScalarArg lambd) {
    return md::guard([&] { return md::give(at::hardshrink(md::tensor(self), md::scalar(lambd))); });
}

MD_API md::Handle md_logit(md::Handle self, const double* eps) {
    return md::guard([&] { return md::give(at::logit(md::tensor(self), md::value_or_none(eps))); });
}

MD_API bool md_logit_(md::Handle self, const double* eps) {
    return md::guard([&] { at::logit_(md::tensor(self), md::value_or_none(eps)); return true; });
}

MD_API md::Handle md_nan_to_num(md::Handle self, const double* nan, const double* posinf, const double* neginf) {
    return md::guard([&] { return md::give(at::nan_to_num(md::tensor(self), md::value_or_none(nan), md::value_or_none(posinf), md::value_or_none(neginf))); });
}

MD_API bool md_nan_to_num_(md::Handle self, const double* nan, const double* posinf, const double* neginf) {
    return md::guard([&] { at::nan_to_num_(md::tensor(self), md::value_or_none(nan), md::value_or_none(posinf), md::value_or_none(neginf)); return true; });
}

MD_API md::Handle md_angle(md::Handle self) {
    return md::guard([&] { return md::give(at::angle(md::tensor(self))); });
}

MD_API md::Handle md_conj(md::Handle self) {
    return md::guard([&] { return md::give(at::conj(md::tensor(self))); });
}

MD_API md::Handle md_conj_physical(md::Handle self) {
    return md::guard([&] { return md::give(at::conj_physical(md::tensor(self))); });
}

MD_API bool md_conj_physical_(md::Handle self) {
    return md::guard([&] { at::conj_physical_(md::tensor(self)); return true; });
}

MD_API md::Handle md_resolve_conj(md::Handle self) {
    return md::guard([&] { return md::give(at::resolve_conj(md::tensor(self))); });
}

MD_API md::Handle md_resolve_neg(md::Handle self) {
    return md::guard([&] { return md::give(at::resolve_neg(md::tensor(self))); });
}

MD_API md::Handle md_real(md::Handle self) {
    return md::guard([&] { return md::give(at::real(md::tensor(self))); });
}

MD_API md::Handle md_imag(md::Handle self) {
    return md::guard([&] { return md::give(at::imag(md::tensor(self))); });
}

MD_API md::Handle md_view_as_real(md::Handle self) {
    return md::guard([&] { return md::give(at::view_as_real(md::tensor(self))); });
}

MD_API md::Handle md_view_as_complex(md::Handle self) {
    return md::guard([&] { return md::give(at::view_as_complex(md::tensor(self))); });
}

MD_API md::Handle md_complex(md::Handle real, md::Handle imag) {
    return md::guard([&] { return md::give(at::complex(md::tensor(real), md::tensor(imag))); });
}

MD_API md::Handle md_polar(md::Handle abs, md::Handle angle) {
    return md::guard([&] { return md::give(at::polar(md::tensor(abs), md::tensor(angle))); });
}

MD_API bool md_frexp_Tensor(md::Handle* results, md::Handle self) {
    return md::guard([&] { md::give_tuple<2>(at::frexp(md::tensor(self)), results); return true; });
}

MD_API md::Handle md_bitwise_not(md::Handle self) {
    return md::guard([&] { return md::give(at::bitwise_not(md::tensor(self))); });
}

MD_API bool md_bitwise_not_(md::Handle self) {
    return md::guard([&] { md::tensor(self).bitwise_not_(); return true; });
}

MD_API md::Handle md_bitwise_and_Tensor(md::Handle self, md::Handle other) {
    return md::guard([&] { return md::give(at::bitwise_and(md::tensor(self), md::tensor(other))); });
}

MD_API bool md_bitwise_and__Tensor(md::Handle self, md::Handle other) {
    return md::guard([&] { md::tensor(self).bitwise_and_(md::tensor(other)); return true; });
}

MD_API md::Handle md_bitwise_or_Tensor(md::Handle self, md::Handle other) {
    return md::guard([&] { return md::give(at::bitwise_or(md::tensor(self), md::tensor(other))); });
}

MD_API bool md_bitwise_or__Tensor(md::Handle self, md::Handle other) {
    return md::guard([&] { md::tensor(self).bitwise_or_(md::tensor(other)); return true; });
}

MD_API md::Handle md_bitwise_xor_Tensor(md::Handle self, md::Handle other) {
    return md::guard([&] { return md::give(at::bitwise_xor(md::tensor(self), md::tensor(other))); });
}

MD_API bool md_bitwise_xor__Tensor(md::Handle self, md::Handle other) {
    return md::guard([&] { md::tensor(self).bitwise_xor_(md::tensor(other)); return true; });
}

MD_API md::Handle md_bitwise_left_shift_Tensor(md::Handle self, md::Handle other) {
    return md::guard([&] { return md::give(at::bitwise_left_shift(md::tensor(self), md::tensor(other))); });
}

MD_API bool md_bitwise_left_shift__Tensor(md::Handle self, md::Handle other) {
    return md::guard([&] { md::tensor(self).bitwise_left_shift_(md::tensor(other)); return true; });
}

MD_API md::Handle md_bitwise_right_shift_Tensor(md::Handle self, md::Handle other) {
    return md::guard([&] { return md::give(at::bitwise_right_shift(md::tensor(self), md::tensor(other))); });
}

MD_API bool md_bitwise_right_shift__Tensor(md::Handle self, md::Handle other) {
    return md::guard([&] { md::tensor(self).bitwise_right_shift_(md::tensor(other)); return true; });
}

MD_API md::Handle md_logical_not(md::Handle self) {
    return md::guard([&] { return md::give(at::logical_not(md::tensor(self))); });
}

MD_API bool md_logical_not_(md::Handle self) {
    return md::guard([&] { md::tensor(self).logical_not_(); return true; });
}

MD_API md::Handle md_logical_and(md::Handle self, md::Handle other) {
    return md::guard([&] { return md::give(at::logical_and(md::tensor(self), md::tensor(other))); });
}

MD_API bool md_logical_and_(md::Handle self, md::Handle other) {
    return md::guard([&] { md::tensor(self).logical_and_(md::tensor(other)); return true; });
}

MD_API md::Handle md_logical_or(md::Handle self, md::Handle other) {
    return md::guard([&] { return md::give(at::logical_or(md::tensor(self), md::tensor(other))); });
}

MD_API bool md_logical_or_(md::Handle self, md::Handle other) {
    return md::guard([&] { md::tensor(self).logical_or_(md::tensor(other)); return true; });
}

MD_API md::Handle md_logical_xor(md::Handle self, md::Handle other) {
    return md::guard([&] { return md::give(at::logical_xor(md::tensor(self), md::tensor(other))); });
}

MD_API bool md_logical_xor_(md::Handle self, md::Handle other) {
    return md::guard([&] { md::tensor(self).logical_xor_(md::tensor(other)); return true; });
}

MD_API md::Handle md_add_Tensor(md::Handle self, md::Handle other, md::ScalarArg alpha) {
    return md::guard([&] { return md::give(at::add(md::tensor(self), md::tensor(other), md::scalar(alpha))); });
}

MD_API md::Handle md_add_Scalar(md::Handle self, md::ScalarArg other, md::ScalarArg alpha) {
    return md::guard([&] { return md::give(at::add(md::tensor(self), md::scalar(other), md::scalar(alpha))); });
}

MD_API bool md_add__Tensor(md::Handle self, md::Handle other, md::ScalarArg alpha) {
    return md::guard([&] { md::tensor(self).add_(md::tensor(other), md::scalar(alpha)); return true; });
}

MD_API bool md_add__Scalar(md::Handle self, md::ScalarArg other, md::ScalarArg alpha) {
    return md::guard([&] { md::tensor(self).add_(md::scalar(other), md::scalar(alpha)); return true; });
}

MD_API md::Handle md_sub_Tensor(md::Handle self, md::Handle other, md::ScalarArg alpha) {
    return md::guard([&] { return md::give(at::sub(md::tensor(self), md::tensor(other), md::scalar(alpha))); });
}

MD_API md::Handle md_sub_Scalar(md::Handle self, md::ScalarArg other, md::ScalarArg alpha) {
    return md::guard([&] { return md::give(at::sub(md::tensor(self), md::scalar(other), md::scalar(alpha))); });
}

MD_API bool md_sub__Tensor(md::Handle self, md::Handle other, md::ScalarArg alpha) {
    return md::guard([&] { md::tensor(self).sub_(md::tensor(other), md::scalar(alpha)); return true; });
}

MD_API bool md_sub__Scalar(md::Handle self, md::ScalarArg other, md::ScalarArg alpha) {
    return md::guard([&] { md::tensor(self).sub_(md::scalar(other), md::scalar(alpha)); return true; });
}

MD_API md::Handle md_rsub_Scalar(md::Handle self, md::ScalarArg other, md::ScalarArg alpha) {
    return md::guard([&] { return md::give(at::rsub(md::tensor(self), md::scalar(other), md::scalar(alpha))); });
}

MD_API md::Handle md_mul_Tensor(md::Handle self, md::Handle other) {
    return md::guard([&] { return md::give(at::mul(md::tensor(self), md::tensor(other))); });
}

MD_API md::Handle md_mul_Scalar(md::Handle self, md::ScalarArg other) {
    return md::guard([&] { return md::give(at::mul(md::tensor(self), md::scalar(other))); });
}

MD_API bool md_mul__Tensor(md::Handle self, md::Handle other) {
    return md::guard([&] { md::tensor(self).mul_(md::tensor(other)); return true; });
}

MD_API bool md_mul__Scalar(md::Handle self, md::ScalarArg other) {
    return md::guard([&] { md::tensor(self).mul_(md::scalar(other)); return true; });
}

MD_API md::Handle md_div_Tensor(md::Handle self, md::Handle other) {
    return md::guard([&] { return md::give(at::div(md::tensor(self), md::tensor(other))); });
}

MD_API md::Handle md_div_Scalar(md::Handle self, md::ScalarArg other) {
    return md::guard([&] { return md::give(at::div(md::tensor(self), md::scalar(other))); });
}

MD_API bool md_div__Tensor(md::Handle self, md::Handle other) {
    return md::guard([&] { md::tensor(self).div_(md::tensor(other)); return true; });
}

MD_API bool md_div__Scalar(md::Handle self, md::ScalarArg other) {
    return md::guard([&] { md::tensor(self).div_(md::scalar(other)); return true; });
}

MD_API md::Handle md_div_Tensor_mode(md::Handle self, md::Handle other, const char* rounding_mode) {
    return md::guard([&] { return md::give(at::div(md::tensor(self), md::tensor(other), md::text_or_none(rounding_mode))); });
}

MD_API md::Handle md_div_Scalar_mode(md::Handle self, md::ScalarArg other, const char* rounding_mode) {
    return md::guard([&] { return md::give(at::div(md::tensor(self), md::scalar(other), md::text_or_none(rounding_mode))); });
}

MD_API bool md_div__Tensor_mode(md::Handle self, md::Handle other, const char* rounding_mode) {
    return md::guard([&] { md::tensor(self).div_(md::tensor(other), md::text_or_none(rounding_mode)); return true; });
}

MD_API bool md_div__Scalar_mode(md::Handle self, md::ScalarArg other, const char* rounding_mode) {
    return md::guard([&] { md::tensor(self).div_(md::scalar(other), md::text_or_none(rounding_mode)); return true; });
}

MD_API md::Handle md_true_divide_Tensor(md::Handle self, md::Handle other) {
    return md::guard([&] { return md::give(at::true_divide(md::tensor(self), md::tensor(other))); });
}

MD_API md::Handle md_floor_divide(md::Handle self, md::Handle other) {
    return md::guard([&] { return md::give(at::floor_divide(md::tensor(self), md::tensor(other))); });
}

MD_API md::Handle md_floor_divide_Scalar(md::Handle self, md::ScalarArg other) {
    return md::guard([&] { return md::give(at::floor_divide(md::tensor(self), md::scalar(other))); });
}

MD_API bool md_floor_divide__Tensor(md::Handle self, md::Handle other) {
    return md::guard([&] { md::tensor(self).floor_divide_(md::tensor(other)); return true; });
}

MD_API bool md_floor_divide__Scalar(md::Handle self, md::ScalarArg other) {
    return md::guard([&] { md::tensor(self).floor_divide_(md::scalar(other)); return true; });
}

MD_API md::Handle md_remainder_Tensor(md::Handle self, md::Handle other) {
    return md::guard([&] { return md::give(at::remainder(md::tensor(self), md::tensor(other))); });
}

MD_API md::Handle md_remainder_Scalar(md::Handle self, md::ScalarArg other) {
    return md::guard([&] { return md::give(at::remainder(md::tensor(self), md::scalar(other))); });
}

MD_API bool md_remainder__Tensor(md::Handle self, md::Handle other) {
    return md::guard([&] { md::tensor(self).remainder_(md::tensor(other)); return true; });
}

MD_API bool md_remainder__Scalar(md::Handle self, md::ScalarArg other) {
    return md::guard([&] { md::tensor(self).remainder_(md::scalar(other)); return true; });
}

MD_API md::Handle md_fmod_Tensor(md::Handle self, md::Handle other) {
    return md::guard([&] { return md::give(at::fmod(md::tensor(self), md::tensor(other))); });
}

MD_API md::Handle md_fmod_Scalar(md::Handle self, md::ScalarArg other) {
    return md::guard([&] { return md::give(at::fmod(md::tensor(self), md::scalar(other))); });
}

MD_API bool md_fmod__Tensor(md::Handle self, md::Handle other) {
    return md::guard([&] { md::tensor(self).fmod_(md::tensor(other)); return true; });
}

MD_API bool md_fmod__Scalar(md::Handle self, md::ScalarArg other) {
    return md::guard([&] { md::tensor(self).fmod_(md::scalar(other)); return true; });
}

MD_API md::Handle md_pow_Tensor_Tensor(md::Handle self, md::Handle exponent) {
    return md::guard([&] { return md::give(at::pow(md::tensor(self), md::tensor(exponent))); });
}

MD_API md::Handle md_pow_Tensor_Scalar(md::Handle self, md::ScalarArg exponent) {
    return md::guard([&] { return md::give(at::pow(md::tensor(self), md::scalar(exponent))); });
}

MD_API md::Handle md_pow_Scalar(md::ScalarArg self, md::Handle exponent) {
    return md::guard([&] { return md::give(at::pow(md::scalar(self), md::tensor(exponent))); });
}

MD_API bool md_pow__Tensor(md::Handle self, md::Handle exponent) {
    return md::guard([&] { md::tensor(self).pow_(md::tensor(exponent)); return true; });
}

MD_API bool md_pow__Scalar(md::Handle self, md::ScalarArg exponent) {
    return md::guard([&] { md::tensor(self).pow_(md::scalar(exponent)); return true; });
}

MD_API md::Handle md_float_power_Tensor_Tensor(md::Handle self, md::Handle exponent) {
    return md::guard([&] { return md::give(at::float_power(md::tensor(self), md::tensor(exponent))); });
}

MD_API bool md_float_power__Tensor(md::Handle self, md::Handle exponent) {
    return md::guard([&] { md::tensor(self).float_power_(md::tensor(exponent)); return true; });
}

MD_API md::Handle md_atan2(md::Handle self, md::Handle other) {
    return md::guard([&] { return md::give(at::atan2(md::tensor(self), md::tensor(other))); });
}

MD_API bool md_atan2_(md::Handle self, md::Handle other) {
    return md::guard([&] { md::tensor(self).atan2_(md::tensor(other)); return true; });
}

MD_API md::Handle md_hypot(md::Handle self, md::Handle other) {
    return md::guard([&] { return md::give(at::hypot(md::tensor(self), md::tensor(other))); });
}

MD_API md::Handle md_copysign_Tensor(md::Handle self, md::Handle other) {
    return md::guard([&] { return md::give(at::copysign(md::tensor(self), md::tensor(other))); });
}

MD_API bool md_copysign__Tensor(md::Handle self, md::Handle other) {
    return md::guard([&] { md::tensor(self).copysign_(md::tensor(other)); return true; });
}

MD_API md::Handle md_heaviside(md::Handle self, md::Handle values) {
    return md::guard([&] { return md::give(at::heaviside(md::tensor(self), md::tensor(values))); });
}

MD_API bool md_heaviside_(md::Handle self, md::Handle values) {
    return md::guard([&] { md::tensor(self).heaviside_(md::tensor(values)); return true; });
}

MD_API md::Handle md_igamma(md::Handle self, md::Handle other) {
    return md::guard([&] { return md::give(at::igamma(md::tensor(self), md::tensor(other))); });
}

MD_API md::Handle md_igammac(md::Handle self, md::Handle other) {
    return md::guard([&] { return md::give(at::igammac(md::tensor(self), md::tensor(other))); });
}

MD_API md::Handle md_ldexp_Tensor(md::Handle self, md::Handle other) {
    return md::guard([&] { return md::give(at::ldexp(md::tensor(self), md::tensor(other))); });
}

MD_API bool md_ldexp_(md::Handle self, md::Handle other) {
    return md::guard([&] { at::ldexp_(md::tensor(self), md::tensor(other)); return true; });
}

MD_API md::Handle md_lcm(md::Handle self, md::Handle other) {
    return md::guard([&] { return md::give(at::lcm(md::tensor(self), md::tensor(other))); });
}

MD_API bool md_lcm_(md::Handle self, md::Handle other) {
    return md::guard([&] { at::lcm_(md::tensor(self), md::tensor(other)); return true; });
}

MD_API md::Handle md_gcd(md::Handle self, md::Handle other) {
    return md::guard([&] { return md::give(at::gcd(md::tensor(self), md::tensor(other))); });
}

MD_API bool md_gcd_(md::Handle self, md::Handle other) {
    return md::guard([&] { at::gcd_(md::tensor(self), md::tensor(other)); return true; });
}

MD_API md::Handle md_logaddexp(md::Handle self, md::Handle other) {
    return md::guard([&] { return md::give(at::logaddexp(md::tensor(self), md::tensor(other))); });
}

MD_API md::Handle md_logaddexp2(md::Handle self, md::Handle other) {
    return md::guard([&] { return md::give(at::logaddexp2(md::tensor(self), md::tensor(other))); });
}

MD_API md::Handle md_nextafter(md::Handle self, md::Handle other) {
    return md::guard([&] { return md::give(at::nextafter(md::tensor(self), md::tensor(other))); });
}

MD_API bool md_nextafter_(md::Handle self, md::Handle other) {
    return md::guard([&] { md::tensor(self).nextafter_(md::tensor(other)); return true; });
}

MD_API md::Handle md_xlogy_Tensor(md::Handle self, md::Handle other) {
    return md::guard([&] { return md::give(at::xlogy(md::tensor(self), md::tensor(other))); });
}

MD_API md::Handle md_xlogy_Scalar_Other(md::Handle self, md::ScalarArg other) {
    return md::guard([&] { return md::give(at::xlogy(md::tensor(self), md::scalar(other))); });
}

MD_API bool md_xlogy__Tensor(md::Handle self, md::Handle other) {
    return md::guard([&] { at::xlogy_(md::tensor(self), md::tensor(other)); return true; });
}

MD_API bool md_xlogy__Scalar_Other(md::Handle self, md::ScalarArg other) {
    return md::guard([&] { at::xlogy_(md::tensor(self), md::scalar(other)); return true; });
}

MD_API md::Handle md_lerp_Tensor(md::Handle self, md::Handle end, md::Handle weight) {
    return md::guard([&] { return md::give(at::lerp(md::tensor(self), md::tensor(end), md::tensor(weight))); });
}

MD_API md::Handle md_lerp_Scalar(md::Handle self, md::Handle end, md::ScalarArg weight) {
    return md::guard([&] { return md::give(at::lerp(md::tensor(self), md::tensor(end), md::scalar(weight))); });
}

MD_API bool md_lerp__Tensor(md::Handle self, md::Handle end, md::Handle weight) {
    return md::guard([&] { md::tensor(self).lerp_(md::tensor(end), md::tensor(weight)); return true; });
}

MD_API bool md_lerp__Scalar(md::Handle self, md::Handle end, md::ScalarArg weight) {
    return md::guard([&] { md::tensor(self).lerp_(md::tensor(end), md::scalar(weight)); return true; });
}

MD_API md::Handle md_addcmul(md::Handle self, md::Handle tensor1, md::Handle tensor2, md::ScalarArg value) {
    return md::guard([&] { return md::give(at::addcmul(md::tensor(self), md::tensor(tensor1), md::tensor(tensor2), md::scalar(value))); });
}

MD_API bool md_addcmul_(md::Handle self, md::Handle tensor1, md::Handle tensor2, md::ScalarArg value) {
    return md::guard([&] { md::tensor(self).addcmul_(md::tensor(tensor1), md::tensor(tensor2), md::scalar(value)); return true; });
}

MD_API md::Handle md_addcdiv(md::Handle self, md::Handle tensor1, md::Handle tensor2, md::ScalarArg value) {
    return md::guard([&] { return md::give(at::addcdiv(md::tensor(self), md::tensor(tensor1), md::tensor(tensor2), md::scalar(value))); });
}

MD_API bool md_addcdiv_(md::Handle self, md::Handle tensor1, md::Handle tensor2, md::ScalarArg value) {
    return md::guard([&] { md::tensor(self).addcdiv_(md::tensor(tensor1), md::tensor(tensor2), md::scalar(value)); return true; });
}

MD_API md::Handle md_maximum(md::Handle self, md::Handle other) {
    return md::guard([&] { return md::give(at::maximum(md::tensor(self), md::tensor(other))); });
}

MD_API md::Handle md_minimum(md::Handle self, md::Handle other) {
    return md::guard([&] { return md::give(at::minimum(md::tensor(self), md::tensor(other))); });
}

MD_API md::Handle md_fmax(md::Handle self, md::Handle other) {
    return md::guard([&] { return md::give(at::fmax(md::tensor(self), md::tensor(other))); });
}

MD_API md::Handle md_fmin(md::Handle self, md::Handle other) {
    return md::guard([&] { return md::give(at::fmin(md::tensor(self), md::tensor(other))); });
}

MD_API md::Handle md_dist(md::Handle self, md::Handle other, md::ScalarArg p) {
    return md::guard([&] { return md::give(at::dist(md::tensor(self), md::tensor(other), md::scalar(p))); });
}

MD_API md::Handle md_clamp(md::Handle self, md::ScalarArg min, md::ScalarArg max) {
    return md::guard([&] { return md::give(at::clamp(md::tensor(self), md::scalar_or_none(min), md::scalar_or_none(max))); });
}

MD_API md::Handle md_clamp_Tensor(md::Handle self, md::Handle min, md::Handle max) {
    return md::guard([&] { return md::give(at::clamp(md::tensor(self), md::tensor_or_none(min), md::tensor_or_none(max))); });
}

MD_API bool md_clamp_(md::Handle self, md::ScalarArg min, md::ScalarArg max) {
    return md::guard([&] { at::clamp_(md::tensor(self), md::scalar_or_none(min), md::scalar_or_none(max)); return true; });
}

MD_API bool md_clamp__Tensor(md::Handle self, md::Handle min, md::Handle max) {
    return md::guard([&] { at::clamp_(md::tensor(self), md::tensor_or_none(min), md::tensor_or_none(max)); return true; });
}

MD_API md::Handle md_clamp_max(md::Handle self, md::ScalarArg max) {
    return md::guard([&] { return md::give(at::clamp_max(md::tensor(self), md::scalar(max))); });
}

MD_API bool md_clamp_max_(md::Handle self, md::ScalarArg max) {
    return md::guard([&] { at::clamp_max_(md::tensor(self), md::scalar(max)); return true; });
}

MD_API md::Handle md_clamp_min(md::Handle self, md::ScalarArg min) {
    return md::guard([&] { return md::give(at::clamp_min(md::tensor(self), md::scalar(min))); });
}

MD_API bool md_clamp_min_(md::Handle self, md::ScalarArg min) {
    return md::guard([&] { at::clamp_min_(md::tensor(self), md::scalar(min)); return true; });
}

MD_API md::Handle md_eq_Tensor(md::Handle self, md::Handle other) {
    return md::guard([&] { return md::give(at::eq(md::tensor(self), md::tensor(other))); });
}

MD_API md::Handle md_eq_Scalar(md::Handle self, md::ScalarArg other) {
    return md::guard([&] { return md::give(at::eq(md::tensor(self), md::scalar(other))); });
}

MD_API bool md_eq__Tensor(md::Handle self, md::Handle other) {
    return md::guard([&] { md::tensor(self).eq_(md::tensor(other)); return true; });
}

MD_API bool md_eq__Scalar(md::Handle self, md::ScalarArg other) {
    return md::guard([&] { md::tensor(self).eq_(md::scalar(other)); return true; });
}

MD_API md::Handle md_ne_Tensor(md::Handle self, md::Handle other) {
    return md::guard([&] { return md::give(at::ne(md::tensor(self), md::tensor(other))); });
}

MD_API md::Handle md_ne_Scalar(md::Handle self, md::ScalarArg other) {
    return md::guard([&] { return md::give(at::ne(md::tensor(self), md::scalar(other))); });
}

MD_API bool md_ne__Tensor(md::Handle self, md::Handle other) {
    return md::guard([&] { md::tensor(self).ne_(md::tensor(other)); return true; });
}

MD_API bool md_ne__Scalar(md::Handle self, md::ScalarArg other) {
    return md::guard([&] { md::tensor(self).ne_(md::scalar(other)); return true; });
}

MD_API md::Handle md_lt_Tensor(md::Handle self, md::Handle other) {
    return md::guard([&] { return md::give(at::lt(md::tensor(self), md::tensor(other))); });
}

MD_API md::Handle md_lt_Scalar(md::Handle self, md::ScalarArg other) {
    return md::guard([&] { return md::give(at::lt(md::tensor(self), md::scalar(other))); });
}

MD_API bool md_lt__Tensor(md::Handle self, md::Handle other) {
    return md::guard([&] { md::tensor(self).lt_(md::tensor(other)); return true; });
}

MD_API bool md_lt__Scalar(md::Handle self, md::ScalarArg other) {
    return md::guard([&] { md::tensor(self).lt_(md::scalar(other)); return true; });
}

MD_API md::Handle md_le_Tensor(md::Handle self, md::Handle other) {
    return md::guard([&] { return md::give(at::le(md::tensor(self), md::tensor(other))); });
}

MD_API md::Handle md_le_Scalar(md::Handle self, md::ScalarArg other) {
    return md::guard([&] { return md::give(at::le(md::tensor(self), md::scalar(other))); });
}

MD_API bool md_le__Tensor(md::Handle self, md::Handle other) {
    return md::guard([&] { md::tensor(self).le_(md::tensor(other)); return true; });
}

MD_API bool md_le__Scalar(md::Handle self, md::ScalarArg other) {
    return md::guard([&] { md::tensor(self).le_(md::scalar(other)); return true; });
}

MD_API md::Handle md_gt_Tensor(md::Handle self, md::Handle other) {
    return md::guard([&] { return md::give(at::gt(md::tensor(self), md::tensor(other))); });
}

MD_API md::Handle md_gt_Scalar(md::Handle self, md::ScalarArg other) {
    return md::guard([&] { return md::give(at::gt(md::tensor(self), md::scalar(other))); });
}

MD_API bool md_gt__Tensor(md::Handle self, md::Handle other) {
    return md::guard([&] { md::tensor(self).gt_(md::tensor(other)); return true; });
}

MD_API bool md_gt__Scalar(md::Handle self, md::ScalarArg other) {
    return md::guard([&] { md::tensor(self).gt_(md::scalar(other)); return true; });
}

MD_API md::Handle md_ge_Tensor(md::Handle self, md::Handle other) {
    return md::guard([&] { return md::give(at::ge(md::tensor(self), md::tensor(other))); });
}

MD_API md::Handle md_ge_Scalar(md::Handle self, md::ScalarArg other) {
    return md::guard([&] { return md::give(at::ge(md::tensor(self), md::scalar(other))); });
}

MD_API bool md_ge__Tensor(md::Handle self, md::Handle other) {
    return md::guard([&] { md::tensor(self).ge_(md::tensor(other)); return true; });
}

MD_API bool md_ge__Scalar(md::Handle self, md::ScalarArg other) {
    return md::guard([&] { md::tensor(self).ge_(md::scalar(other)); return true; });
}

MD_API bool md_equal(bool* result, md::Handle self, md::Handle other) {
    return md::guard([&] { *result = at::equal(md::tensor(self), md::tensor(other)); return true; });
}

MD_API bool md_allclose(bool* result, md::Handle self, md::Handle other, double rtol, double atol, bool equal_nan) {
    return md::guard([&] { *result = at::allclose(md::tensor(self), md::tensor(other), rtol, atol, equal_nan); return true; });
}

MD_API md::Handle md_isclose(md::Handle self, md::Handle other, double rtol, double atol, bool equal_nan) {
    return md::guard([&] { return md::give(at::isclose(md::tensor(self), md::tensor(other), rtol, atol, equal_nan)); });
}

MD_API md::Handle md_isin_Tensor_Tensor(md::Handle elements, md::Handle test_elements, bool assume_unique, bool invert) {
    return md::guard([&] { return md::give(at::isin(md::tensor(elements), md::tensor(test_elements), assume_unique, invert)); });
}

MD_API md::Handle md_isinf(md::Handle self) {
    return md::guard([&] { return md::give(at::isinf(md::tensor(self))); });
}

MD_API md::Handle md_isfinite(md::Handle self) {
    return md::guard([&] { return md::give(at::isfinite(md::tensor(self))); });
}

MD_API md::Handle md_isposinf(md::Handle self) {
    return md::guard([&] { return md::give(at::isposinf(md::tensor(self))); });
}

MD_API md::Handle md_isneginf(md::Handle self) {
    return md::guard([&] { return md::give(at::isneginf(md::tensor(self))); });
}

MD_API md::Handle md_isnan(md::Handle self) {
    return md::guard([&] { return md::give(at::isnan(md::tensor(self))); });
}

MD_API md::Handle md_isreal(md::Handle self) {
    return md::guard([&] { return md::give(at::isreal(md::tensor(self))); });
}

MD_API bool md_is_nonzero(bool* result, md::Handle self) {
    return md::guard([&] { *result = at::is_nonzero(md::tensor(self)); return true; });
}
