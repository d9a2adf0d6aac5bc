using ModelDsl.LibTorch.Interop;

namespace TorchSharp;

// Element-wise arithmetic.
public static partial class torch
{
    public static Tensor maximum(Tensor input, Tensor other) => Op.maximum(input, other);

    public static Tensor minimum(Tensor input, Tensor other) => Op.minimum(input, other);

    public static Tensor fmax(Tensor input, Tensor other) => Op.fmax(input, other);

    public static Tensor fmin(Tensor input, Tensor other) => Op.fmin(input, other);

    public static Tensor clamp_max(Tensor input, Scalar max) => Op.clamp_max(input, max);

    public static Tensor clamp_max_(Tensor input, Scalar max) => Op.clamp_max_(input, max);

    public static Tensor clamp_min(Tensor input, Scalar min) => Op.clamp_min(input, min);

    public static Tensor clamp_min_(Tensor input, Scalar min) => Op.clamp_min_(input, min);

    public static Tensor gcd(Tensor left, Tensor right) => Op.gcd(left, right);

    public static Tensor gcd_(Tensor left, Tensor right) => Op.gcd_(left, right);

    public static Tensor lcm(Tensor input, Tensor other) => Op.lcm(input, other);

    public static Tensor lcm_(Tensor input, Tensor other) => Op.lcm_(input, other);

    public static Tensor add(Tensor left, Tensor right) => Op.add_Tensor(left, right);

    public static Tensor add(Tensor left, Scalar right) => Op.add_Scalar(left, right);

    public static Tensor add(Tensor left, Tensor right, Scalar alpha) => Op.add_Tensor(left, right, alpha);

    public static Tensor add(Tensor left, Scalar right, Scalar alpha) => Op.add_Scalar(left, right, alpha);

    public static Tensor add_(Tensor left, Tensor right) => Op.add__Tensor(left, right);

    public static Tensor add_(Tensor left, Scalar right) => Op.add__Scalar(left, right);

    public static Tensor add_(Tensor left, Tensor right, Scalar alpha) => Op.add__Tensor(left, right, alpha);

    public static Tensor add_(Tensor left, Scalar right, Scalar alpha) => Op.add__Scalar(left, right, alpha);

    public static Tensor addcdiv(Tensor input, Tensor tensor1, Tensor tensor2, Scalar value) => Op.addcdiv(input, tensor1, tensor2, value);

    public static Tensor addcdiv_(Tensor input, Tensor tensor1, Tensor tensor2, Scalar value) =>
        Op.addcdiv_(input, tensor1, tensor2, value);

    public static Tensor addcmul(Tensor input, Tensor tensor1, Tensor tensor2, Scalar value) => Op.addcmul(input, tensor1, tensor2, value);

    public static Tensor addcmul_(Tensor input, Tensor tensor1, Tensor tensor2, Scalar value) =>
        Op.addcmul_(input, tensor1, tensor2, value);

    public static Tensor clamp(Tensor input, Scalar? min = null, Scalar? max = null) => Op.clamp(input, min, max);

    public static Tensor clamp_(Tensor input, Scalar? min = null, Scalar? max = null) => Op.clamp_(input, min, max);

    public static Tensor clamp(Tensor input, Tensor? min = null, Tensor? max = null) => Op.clamp_Tensor(input, min, max);

    public static Tensor clamp_(Tensor input, Tensor? min = null, Tensor? max = null) => Op.clamp__Tensor(input, min, max);

    public static Tensor clip(Tensor input, Scalar? min = null, Scalar? max = null) => Op.clamp(input, min, max);

    public static Tensor copysign(Tensor input, Tensor other) => Op.copysign_Tensor(input, other);

    public static Tensor copysign_(Tensor input, Tensor other) => Op.copysign__Tensor(input, other);

    public static Tensor div(Tensor left, Tensor right, RoundingMode rounding_mode = RoundingMode.None) => left.div(right, rounding_mode);

    public static Tensor div(Tensor left, Scalar right, RoundingMode rounding_mode = RoundingMode.None) => left.div(right, rounding_mode);

    public static Tensor div_(Tensor left, Scalar right, RoundingMode rounding_mode = RoundingMode.None) => left.div_(right, rounding_mode);

    public static Tensor div_(Tensor left, Tensor right, RoundingMode rounding_mode = RoundingMode.None) => left.div_(right, rounding_mode);

    public static Tensor divide(Tensor left, Tensor right, RoundingMode rounding_mode = RoundingMode.None) =>
        left.divide(right, rounding_mode);

    public static Tensor divide(Tensor left, Scalar right, RoundingMode rounding_mode = RoundingMode.None) =>
        left.divide(right, rounding_mode);

    public static Tensor divide_(Tensor left, Tensor right, RoundingMode rounding_mode = RoundingMode.None) =>
        left.divide_(right, rounding_mode);

    public static Tensor float_power(Tensor input, Tensor target) => Op.float_power_Tensor_Tensor(input, target);

    public static Tensor float_power_(Tensor input, Tensor target) => Op.float_power__Tensor(input, target);

    public static Tensor floor_divide(Tensor input, Tensor other) => Op.floor_divide(input, other);

    public static Tensor floor_divide_(Tensor input, Tensor other) => Op.floor_divide__Tensor(input, other);

    public static Tensor fmod(Tensor left, Tensor right) => Op.fmod_Tensor(left, right);

    public static Tensor fmod_(Tensor left, Tensor right) => Op.fmod__Tensor(left, right);

    public static Tensor fmod(Tensor left, Scalar right) => Op.fmod_Scalar(left, right);

    public static Tensor fmod_(Tensor left, Scalar right) => Op.fmod__Scalar(left, right);

    public static (Tensor Mantissa, Tensor Exponent) frexp(Tensor input) => Op.frexp_Tensor(input);

    public static Tensor heaviside(Tensor input, Tensor values) => Op.heaviside(input, values);

    public static Tensor heaviside_(Tensor input, Tensor values) => Op.heaviside_(input, values);

    public static Tensor ldexp(Tensor input, Tensor other) => Op.ldexp_Tensor(input, other);

    public static Tensor ldexp_(Tensor input, Tensor other) => Op.ldexp_(input, other);

    public static Tensor lerp(Tensor input, Tensor end, Tensor weight) => Op.lerp_Tensor(input, end, weight);

    public static Tensor logaddexp(Tensor left, Tensor right) => Op.logaddexp(left, right);

    public static Tensor logaddexp2(Tensor left, Tensor right) => Op.logaddexp2(left, right);

    public static Tensor logit(Tensor input, double? eps = null) => Op.logit(input, eps);

    public static Tensor logit_(Tensor input, double? eps = null) => Op.logit_(input, eps);

    public static Tensor hypot(Tensor left, Tensor right) => Op.hypot(left, right);

    public static Tensor igamma(Tensor input, Tensor other) => Op.igamma(input, other);

    public static Tensor igammac(Tensor input, Tensor other) => Op.igammac(input, other);

    public static Tensor mul(Tensor left, Tensor right) => Op.mul_Tensor(left, right);

    public static Tensor mul(Tensor left, Scalar right) => Op.mul_Scalar(left, right);

    public static Tensor mul_(Tensor left, Tensor right) => Op.mul__Tensor(left, right);

    public static Tensor mul_(Tensor left, Scalar right) => Op.mul__Scalar(left, right);

    public static Tensor multiply(Tensor left, Tensor right) => Op.mul_Tensor(left, right);

    public static Tensor multiply(Tensor left, Scalar right) => Op.mul_Scalar(left, right);

    public static Tensor mvlgamma(Tensor input, long p) => Op.mvlgamma(input, p);

    public static Tensor mvlgamma_(Tensor input, long p) => Op.mvlgamma_(input, p);

    public static Tensor nan_to_num(Tensor input, double nan = 0, double? posinf = null, double? neginf = null) =>
        Op.nan_to_num(input, nan, posinf, neginf);

    public static Tensor nan_to_num_(Tensor input, double nan = 0, double? posinf = null, double? neginf = null) =>
        Op.nan_to_num_(input, nan, posinf, neginf);

    public static Tensor nextafter(Tensor input, Tensor other) => Op.nextafter(input, other);

    public static Tensor nextafter_(Tensor input, Tensor other) => Op.nextafter_(input, other);

    public static Tensor polygamma(Tensor input, long p) => Op.polygamma(p, input);

    public static Tensor polygamma_(Tensor input, long p) => Op.polygamma_(input, p);

    public static Tensor pow(Tensor left, Tensor exponent) => Op.pow_Tensor_Tensor(left, exponent);

    public static Tensor pow(Tensor left, Scalar exponent) => Op.pow_Tensor_Scalar(left, exponent);

    public static Tensor pow_(Tensor left, Tensor exponent) => Op.pow__Tensor(left, exponent);

    public static Tensor pow_(Tensor left, Scalar exponent) => Op.pow__Scalar(left, exponent);

    public static Tensor remainder(Tensor left, Tensor right) => Op.remainder_Tensor(left, right);

    public static Tensor remainder(Tensor left, Scalar right) => Op.remainder_Scalar(left, right);

    public static Tensor remainder_(Tensor left, Tensor right) => Op.remainder__Tensor(left, right);

    public static Tensor remainder_(Tensor left, Scalar right) => Op.remainder__Scalar(left, right);

    public static Tensor round(Tensor input, long decimals = 0) => Op.round_decimals(input, decimals);

    public static Tensor round_(Tensor input, long decimals = 0) => Op.round__decimals(input, decimals);

    public static Tensor sub(Tensor left, Tensor right) => Op.sub_Tensor(left, right);

    public static Tensor sub(Tensor left, Scalar right) => Op.sub_Scalar(left, right);

    public static Tensor sub_(Tensor left, Tensor right) => Op.sub__Tensor(left, right);

    public static Tensor sub_(Tensor left, Scalar right) => Op.sub__Scalar(left, right);

    public static Tensor subtract(Tensor left, Tensor right) => Op.sub_Tensor(left, right);

    public static Tensor subtract(Tensor left, Scalar right) => Op.sub_Scalar(left, right);

    public static Tensor subtract_(Tensor left, Tensor right) => Op.sub__Tensor(left, right);

    public static Tensor subtract_(Tensor left, Scalar right) => Op.sub__Scalar(left, right);

    public static Tensor true_divide(Tensor dividend, Tensor divisor) => Op.div_Tensor(dividend, divisor);

    public static Tensor true_divide_(Tensor dividend, Tensor divisor) => Op.div__Tensor(dividend, divisor);

    public static Tensor xlogy(Tensor x, Tensor y) => Op.xlogy_Tensor(x, y);

    public static Tensor xlogy_(Tensor x, Tensor y) => Op.xlogy__Tensor(x, y);

    public static Tensor xlogy(Tensor x, Scalar y) => Op.xlogy_Scalar_Other(x, y);

    public static Tensor xlogy_(Tensor x, Scalar y) => Op.xlogy__Scalar_Other(x, y);
}
