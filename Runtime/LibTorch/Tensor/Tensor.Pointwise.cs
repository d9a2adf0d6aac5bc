using ModelDsl.LibTorch.Interop;

namespace TorchSharp;

public static partial class torch
{
    // Functions of each element alone.
    public partial class Tensor
    {
        public Tensor digamma() => Op.digamma(this);

        public Tensor digamma_() => Op.digamma_(this);

        public Tensor lgamma() => Op.lgamma(this);

        public Tensor lgamma_() => Op.lgamma_(this);

        public Tensor positive() => Op.positive(this);

        public Tensor i0() => Op.i0(this);

        public Tensor i0_() => Op.i0_(this);

        public Tensor erf() => Op.erf(this);

        public Tensor erf_() => Op.erf_(this);

        public Tensor erfc() => Op.erfc(this);

        public Tensor erfc_() => Op.erfc_(this);

        public Tensor erfinv() => Op.erfinv(this);

        public Tensor erfinv_() => Op.erfinv_(this);

        public Tensor abs() => Op.abs(this);

        public Tensor absolute() => Op.abs(this);

        public Tensor abs_() => Op.abs_(this);

        public Tensor absolute_() => Op.abs_(this);

        public Tensor ceil() => Op.ceil(this);

        public Tensor ceil_() => Op.ceil_(this);

        public Tensor conj() => Op.conj(this);

        public Tensor conj_physical() => Op.conj_physical(this);

        public Tensor conj_physical_() => Op.conj_physical_(this);

        public Tensor resolve_conj() => Op.resolve_conj(this);

        public Tensor resolve_neg() => Op.resolve_neg(this);

        public Tensor exp() => Op.exp(this);

        public Tensor exp_() => Op.exp_(this);

        public Tensor exp2() => Op.exp2(this);

        public Tensor exp2_() => Op.exp2_(this);

        public Tensor expm1() => Op.expm1(this);

        public Tensor expm1_() => Op.expm1_(this);

        public Tensor floor() => Op.floor(this);

        public Tensor floor_() => Op.floor_(this);

        public Tensor frac() => Op.frac(this);

        public Tensor frac_() => Op.frac_(this);

        public Tensor log() => Op.log(this);

        public Tensor log_() => Op.log_(this);

        public Tensor log10() => Op.log10(this);

        public Tensor log10_() => Op.log10_(this);

        public Tensor log1p() => Op.log1p(this);

        public Tensor log1p_() => Op.log1p_(this);

        public Tensor log2() => Op.log2(this);

        public Tensor log2_() => Op.log2_(this);

        public Tensor neg() => Op.neg(this);

        public Tensor negative() => Op.neg(this);

        public Tensor neg_() => Op.neg_(this);

        public Tensor reciprocal() => Op.reciprocal(this);

        public Tensor reciprocal_() => Op.reciprocal_(this);

        public Tensor rsqrt() => Op.rsqrt(this);

        public Tensor rsqrt_() => Op.rsqrt_(this);

        public Tensor square() => Op.square(this);

        public Tensor sqrt() => Op.sqrt(this);

        public Tensor sqrt_() => Op.sqrt_(this);

        public Tensor sign() => Op.sign(this);

        public Tensor sign_() => Op.sign_(this);

        public Tensor sgn() => Op.sgn(this);

        public Tensor sgn_() => Op.sgn_(this);

        public Tensor signbit() => Op.signbit(this);

        public Tensor trunc() => Op.trunc(this);

        public Tensor fix() => Op.trunc(this);

        public Tensor trunc_() => Op.trunc_(this);

        public Tensor fix_() => Op.trunc_(this);
    }
}
