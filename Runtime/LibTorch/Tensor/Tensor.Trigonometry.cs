using ModelDsl.LibTorch.Interop;

namespace TorchSharp;

public static partial class torch
{
    // Trigonometric and hyperbolic functions.
    public partial class Tensor
    {
        public Tensor deg2rad() => Op.deg2rad(this);

        public Tensor deg2rad_() => Op.deg2rad_(this);

        public Tensor rad2deg() => Op.rad2deg(this);

        public Tensor rad2deg_() => Op.rad2deg_(this);

        public Tensor angle() => Op.angle(this);

        public Tensor asin() => Op.asin(this);

        public Tensor arcsin() => Op.asin(this);

        public Tensor asin_() => Op.asin_(this);

        public Tensor arcsin_() => Op.asin_(this);

        public Tensor acos() => Op.acos(this);

        public Tensor arccos() => Op.acos(this);

        public Tensor acos_() => Op.acos_(this);

        public Tensor arccos_() => Op.acos_(this);

        public Tensor atan() => Op.atan(this);

        public Tensor arctan() => Op.atan(this);

        public Tensor arctan(Tensor other) => Op.atan2(this, other);

        public Tensor arctan_(Tensor other) => Op.atan2_(this, other);

        public Tensor atan_() => Op.atan_(this);

        public Tensor arctan_() => Op.atan_(this);

        public Tensor atan2(Tensor other) => Op.atan2(this, other);

        public Tensor arctan2_(Tensor other) => Op.atan2_(this, other);

        public Tensor arctan2(Tensor other) => Op.atan2(this, other);

        public Tensor atan2_(Tensor other) => Op.atan2_(this, other);

        public Tensor cos() => Op.cos(this);

        public Tensor cos_() => Op.cos_(this);

        public Tensor sin() => Op.sin(this);

        public Tensor sin_() => Op.sin_(this);

        public Tensor tan() => Op.tan(this);

        public Tensor tan_() => Op.tan_(this);

        public Tensor sinc() => Op.sinc(this);

        public Tensor sinc_() => Op.sinc_(this);

        public Tensor sinh() => Op.sinh(this);

        public Tensor sinh_() => Op.sinh_(this);

        public Tensor cosh() => Op.cosh(this);

        public Tensor cosh_() => Op.cosh_(this);

        public Tensor tanh() => Op.tanh(this);

        public Tensor tanh_() => Op.tanh_(this);

        public Tensor arcsinh() => Op.asinh(this);

        public Tensor asinh() => Op.asinh(this);

        public Tensor arcsinh_() => Op.asinh_(this);

        public Tensor asinh_() => Op.asinh_(this);

        public Tensor arccosh() => Op.acosh(this);

        public Tensor acosh() => Op.acosh(this);

        public Tensor arccosh_() => Op.acosh_(this);

        public Tensor acosh_() => Op.acosh_(this);

        public Tensor arctanh() => Op.atanh(this);

        public Tensor atanh() => Op.atanh(this);

        public Tensor arctanh_() => Op.atanh_(this);

        public Tensor atanh_() => Op.atanh_(this);
    }
}
