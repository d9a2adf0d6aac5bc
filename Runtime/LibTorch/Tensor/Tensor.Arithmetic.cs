using ModelDsl.LibTorch.Interop;

namespace TorchSharp;

public static partial class torch
{
    // Element-wise arithmetic, also of two tensors that broadcast.
    public partial class Tensor
    {
        public Tensor copysign(Tensor other) => Op.copysign_Tensor(this, other);

        public Tensor copysign_(Tensor other) => Op.copysign__Tensor(this, other);

        public Tensor mvlgamma(long p) => Op.mvlgamma(this, p);

        public Tensor mvlgamma_(long p) => Op.mvlgamma_(this, p);

        public Tensor polygamma(long p) => Op.polygamma(p, this);

        public Tensor polygamma_(long p) => Op.polygamma_(this, p);

        public Tensor heaviside(Tensor other) => Op.heaviside(this, other);

        public Tensor heaviside_(Tensor other) => Op.heaviside_(this, other);

        public Tensor igamma(Tensor other) => Op.igamma(this, other);

        public Tensor igammac(Tensor other) => Op.igammac(this, other);

        public Tensor lerp(Tensor end, Tensor weight) => Op.lerp_Tensor(this, end, weight);

        public Tensor lerp_(Tensor end, Tensor weight) => Op.lerp__Tensor(this, end, weight);

        public Tensor clamp(Scalar? min = null, Scalar? max = null) => Op.clamp(this, min, max);

        public Tensor clamp(Tensor? min = null, Tensor? max = null) => Op.clamp_Tensor(this, min, max);

        public Tensor clip(Scalar? min = null, Scalar? max = null) => Op.clamp(this, min, max);

        public Tensor clamp_(Scalar? min = null, Scalar? max = null) => Op.clamp_(this, min, max);

        public Tensor clamp_(Tensor? min = null, Tensor? max = null) => Op.clamp__Tensor(this, min, max);

        public Tensor clamp_max(Scalar max) => Op.clamp_max(this, max);

        public Tensor clamp_max_(Scalar max) => Op.clamp_max_(this, max);

        public Tensor clamp_min(Scalar min) => Op.clamp_min(this, min);

        public Tensor clamp_min_(Scalar min) => Op.clamp_min_(this, min);

        public Tensor lcm(Tensor other) => Op.lcm(this, other);

        public Tensor lcm_(Tensor other) => Op.lcm_(this, other);

        public Tensor ldexp(Tensor other) => Op.ldexp_Tensor(this, other);

        public Tensor ldexp_(Tensor other) => Op.ldexp_(this, other);

        public Tensor maximum(Tensor other) => Op.maximum(this, other);

        public Tensor minimum(Tensor other) => Op.minimum(this, other);

        public Tensor fmax(Tensor other) => Op.fmax(this, other);

        public Tensor fmin(Tensor other) => Op.fmin(this, other);

        public Tensor nan_to_num(double nan = 0, double? posinf = null, double? neginf = null) => Op.nan_to_num(this, nan, posinf, neginf);

        public Tensor nan_to_num_(double nan = 0, double? posinf = null, double? neginf = null) =>
            Op.nan_to_num_(this, nan, posinf, neginf);

        public Tensor nextafter(Tensor other) => Op.nextafter(this, other);

        public Tensor nextafter_(Tensor other) => Op.nextafter_(this, other);

        public Tensor add(Tensor target) => Op.add_Tensor(this, target);

        public Tensor add(Tensor target, Scalar alpha) => Op.add_Tensor(this, target, alpha);

        public Tensor add(Scalar scalar) => Op.add_Scalar(this, scalar);

        public Tensor add(Scalar scalar, Scalar alpha) => Op.add_Scalar(this, scalar, alpha);

        public Tensor add_(Tensor target) => Op.add__Tensor(this, target);

        public Tensor add_(Tensor target, Scalar alpha) => Op.add__Tensor(this, target, alpha);

        public Tensor add_(Scalar scalar) => Op.add__Scalar(this, scalar);

        public Tensor add_(Scalar scalar, Scalar alpha) => Op.add__Scalar(this, scalar, alpha);

        public Tensor addcdiv(Tensor tensor1, Tensor tensor2, Scalar value) => Op.addcdiv(this, tensor1, tensor2, value);

        public Tensor addcdiv(Tensor tensor1, Tensor tensor2) => Op.addcdiv(this, tensor1, tensor2);

        public Tensor addcdiv_(Tensor tensor1, Tensor tensor2, Scalar value) => Op.addcdiv_(this, tensor1, tensor2, value);

        public Tensor addcdiv_(Tensor tensor1, Tensor tensor2) => Op.addcdiv_(this, tensor1, tensor2);

        public Tensor addcmul(Tensor tensor1, Tensor tensor2, Scalar value) => Op.addcmul(this, tensor1, tensor2, value);

        public Tensor addcmul_(Tensor tensor1, Tensor tensor2, Scalar value) => Op.addcmul_(this, tensor1, tensor2, value);

        public Tensor div(Tensor target, RoundingMode rounding_mode = RoundingMode.None) =>
            Op.div_Tensor_mode(this, target, Name(rounding_mode));

        public Tensor divide(Tensor target, RoundingMode rounding_mode = RoundingMode.None) =>
            Op.div_Tensor_mode(this, target, Name(rounding_mode));

        public Tensor div(Scalar target, RoundingMode rounding_mode = RoundingMode.None) =>
            Op.div_Scalar_mode(this, target, Name(rounding_mode));

        public Tensor divide(Scalar target, RoundingMode rounding_mode = RoundingMode.None) =>
            Op.div_Scalar_mode(this, target, Name(rounding_mode));

        public Tensor div_(Tensor target, RoundingMode rounding_mode = RoundingMode.None) =>
            Op.div__Tensor_mode(this, target, Name(rounding_mode));

        public Tensor divide_(Tensor target, RoundingMode rounding_mode = RoundingMode.None) =>
            Op.div__Tensor_mode(this, target, Name(rounding_mode));

        public Tensor div_(Scalar target, RoundingMode rounding_mode = RoundingMode.None) =>
            Op.div__Scalar_mode(this, target, Name(rounding_mode));

        public Tensor divide_(Scalar target, RoundingMode rounding_mode = RoundingMode.None) =>
            Op.div__Scalar_mode(this, target, Name(rounding_mode));

        public Tensor float_power(Tensor target) => Op.float_power_Tensor_Tensor(this, target);

        public Tensor float_power_(Tensor target) => Op.float_power__Tensor(this, target);

        public Tensor floor_divide(Tensor other) => Op.floor_divide(this, other);

        public Tensor floor_divide(Scalar other) => Op.floor_divide_Scalar(this, other);

        public Tensor floor_divide_(Tensor other) => Op.floor_divide__Tensor(this, other);

        public Tensor floor_divide_(Scalar other) => Op.floor_divide__Scalar(this, other);

        public Tensor fmod(Tensor target) => Op.fmod_Tensor(this, target);

        public Tensor fmod_(Tensor target) => Op.fmod__Tensor(this, target);

        public Tensor fmod(Scalar scalar) => Op.fmod_Scalar(this, scalar);

        public Tensor fmod_(Scalar scalar) => Op.fmod__Scalar(this, scalar);

        public (Tensor Mantissa, Tensor Exponent) frexp() => Op.frexp_Tensor(this);

        public Tensor gcd(Tensor other) => Op.gcd(this, other);

        public Tensor gcd_(Tensor other) => Op.gcd_(this, other);

        public Tensor hypot(Tensor other) => Op.hypot(this, other);

        public Tensor logaddexp(Tensor other) => Op.logaddexp(this, other);

        public Tensor logaddexp2(Tensor other) => Op.logaddexp2(this, other);

        public Tensor logit(double? eps = null) => Op.logit(this, eps);

        public Tensor logit_(double? eps = null) => Op.logit_(this, eps);

        public Tensor mul(Tensor target) => Op.mul_Tensor(this, target);

        public Tensor multiply(Tensor target) => Op.mul_Tensor(this, target);

        public Tensor mul(Scalar target) => Op.mul_Scalar(this, target);

        public Tensor multiply(Scalar target) => Op.mul_Scalar(this, target);

        public Tensor mul_(Tensor target) => Op.mul__Tensor(this, target);

        public Tensor mul_(Scalar target) => Op.mul__Scalar(this, target);

        public Tensor pow(Tensor exponent) => Op.pow_Tensor_Tensor(this, exponent);

        public Tensor pow_(Tensor exponent) => Op.pow__Tensor(this, exponent);

        public Tensor pow(Scalar exponent) => Op.pow_Tensor_Scalar(this, exponent);

        public Tensor pow_(Scalar exponent) => Op.pow__Scalar(this, exponent);

        public Tensor remainder(Tensor target) => Op.remainder_Tensor(this, target);

        public Tensor remainder_(Tensor target) => Op.remainder__Tensor(this, target);

        public Tensor remainder(Scalar scalar) => Op.remainder_Scalar(this, scalar);

        public Tensor remainder_(Scalar scalar) => Op.remainder__Scalar(this, scalar);

        public Tensor round(long decimals = 0) => Op.round_decimals(this, decimals);

        public Tensor round_(long decimals = 0) => Op.round__decimals(this, decimals);

        public Tensor sub(Tensor target) => Op.sub_Tensor(this, target);

        public Tensor sub(Scalar target) => Op.sub_Scalar(this, target);

        public Tensor subtract(Scalar target) => Op.sub_Scalar(this, target);

        public Tensor subtract(Tensor target) => Op.sub_Tensor(this, target);

        public Tensor subtract_(Scalar target) => Op.sub__Scalar(this, target);

        public Tensor subtract_(Tensor target) => Op.sub__Tensor(this, target);

        public Tensor sub_(Tensor target) => Op.sub__Tensor(this, target);

        public Tensor sub_(Scalar target) => Op.sub__Scalar(this, target);

        public Tensor true_divide(Tensor other) => Op.div_Tensor(this, other);

        public Tensor true_divide(Scalar other) => Op.div_Scalar(this, other);

        public Tensor true_divide_(Tensor other) => Op.div__Tensor(this, other);

        public Tensor true_divide_(Scalar other) => Op.div__Scalar(this, other);

        public Tensor xlogy(Tensor y) => Op.xlogy_Tensor(this, y);

        public Tensor xlogy_(Tensor y) => Op.xlogy__Tensor(this, y);

        public Tensor xlogy(Scalar y) => Op.xlogy_Scalar_Other(this, y);

        public Tensor xlogy_(Scalar y) => Op.xlogy__Scalar_Other(this, y);

        // libtorch's name of a rounding mode, null for true division.
        private static string? Name(RoundingMode mode) => mode == RoundingMode.None ? null : mode.ToString();
    }
}
