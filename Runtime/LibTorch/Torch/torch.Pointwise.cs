using ModelDsl.LibTorch.Interop;

namespace TorchSharp;

// Functions of each element alone.
public static partial class torch
{
    public static Tensor conj(Tensor input) => Op.conj(input);

    public static Tensor resolve_conj(Tensor input) => Op.resolve_conj(input);

    public static Tensor resolve_neg(Tensor input) => Op.resolve_neg(input);

    public static Tensor abs(Tensor input) => Op.abs(input);

    public static Tensor abs_(Tensor input) => Op.abs_(input);

    public static Tensor absolute(Tensor input) => Op.abs(input);

    public static Tensor absolute_(Tensor input) => Op.abs_(input);

    public static Tensor ceil(Tensor input) => Op.ceil(input);

    public static Tensor ceil_(Tensor input) => Op.ceil_(input);

    public static Tensor conj_physical(Tensor input) => Op.conj_physical(input);

    public static Tensor conj_physical_(Tensor input) => Op.conj_physical_(input);

    public static Tensor digamma(Tensor input) => Op.digamma(input);

    public static Tensor digamma_(Tensor input) => Op.digamma_(input);

    public static Tensor erf(Tensor input) => Op.erf(input);

    public static Tensor erf_(Tensor input) => Op.erf_(input);

    public static Tensor erfc(Tensor input) => Op.erfc(input);

    public static Tensor erfc_(Tensor input) => Op.erfc_(input);

    public static Tensor erfinv(Tensor input) => Op.erfinv(input);

    public static Tensor erfinv_(Tensor input) => Op.erfinv_(input);

    public static Tensor exp(Tensor input) => Op.exp(input);

    public static Tensor exp_(Tensor input) => Op.exp_(input);

    public static Tensor exp2(Tensor input) => Op.exp2(input);

    public static Tensor exp2_(Tensor input) => Op.exp2_(input);

    public static Tensor expm1(Tensor input) => Op.expm1(input);

    public static Tensor expm1_(Tensor input) => Op.expm1_(input);

    public static Tensor fix(Tensor input) => Op.trunc(input);

    public static Tensor fix_(Tensor input) => Op.trunc_(input);

    public static Tensor floor(Tensor input) => Op.floor(input);

    public static Tensor floor_(Tensor input) => Op.floor_(input);

    public static Tensor frac(Tensor input) => Op.frac(input);

    public static Tensor frac_(Tensor input) => Op.frac_(input);

    public static Tensor lgamma(Tensor input) => Op.lgamma(input);

    public static Tensor lgamma_(Tensor input) => Op.lgamma_(input);

    public static Tensor log(Tensor input) => Op.log(input);

    public static Tensor log_(Tensor input) => Op.log_(input);

    public static Tensor log10(Tensor input) => Op.log10(input);

    public static Tensor log10_(Tensor input) => Op.log10_(input);

    public static Tensor log1p(Tensor input) => Op.log1p(input);

    public static Tensor log1p_(Tensor input) => Op.log1p_(input);

    public static Tensor log2(Tensor input) => Op.log2(input);

    public static Tensor log2_(Tensor input) => Op.log2_(input);

    public static Tensor i0(Tensor input) => Op.i0(input);

    public static Tensor i0_(Tensor input) => Op.i0_(input);

    public static Tensor neg(Tensor input) => Op.neg(input);

    public static Tensor neg_(Tensor input) => Op.neg_(input);

    public static Tensor negative(Tensor input) => Op.neg(input);

    public static Tensor positive(Tensor input) => Op.positive(input);

    public static Tensor reciprocal(Tensor input) => Op.reciprocal(input);

    public static Tensor reciprocal_(Tensor input) => Op.reciprocal_(input);

    public static Tensor rsqrt(Tensor input) => Op.rsqrt(input);

    public static Tensor rsqrt_(Tensor input) => Op.rsqrt_(input);

    public static Tensor sign(Tensor input) => Op.sign(input);

    public static Tensor sign_(Tensor input) => Op.sign_(input);

    public static Tensor sgn(Tensor input) => Op.sgn(input);

    public static Tensor sgn_(Tensor input) => Op.sgn_(input);

    public static Tensor signbit(Tensor input) => Op.signbit(input);

    public static Tensor sqrt(Tensor input) => Op.sqrt(input);

    public static Tensor sqrt_(Tensor input) => Op.sqrt_(input);

    public static Tensor square(Tensor input) => Op.square(input);

    public static Tensor trunc(Tensor input) => Op.trunc(input);

    public static Tensor trunc_(Tensor input) => Op.trunc_(input);
}
