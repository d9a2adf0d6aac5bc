using ModelDsl.LibTorch.Interop;

namespace TorchSharp;

// Trigonometric and hyperbolic functions.
public static partial class torch
{
    public static Tensor acos(Tensor input) => Op.acos(input);

    public static Tensor acos_(Tensor input) => Op.acos_(input);

    public static Tensor arccos(Tensor input) => Op.acos(input);

    public static Tensor arccos_(Tensor input) => Op.acos_(input);

    public static Tensor acosh(Tensor input) => Op.acosh(input);

    public static Tensor acosh_(Tensor input) => Op.acosh_(input);

    public static Tensor arccosh(Tensor input) => Op.acosh(input);

    public static Tensor arccosh_(Tensor input) => Op.acosh_(input);

    public static Tensor angle(Tensor input) => Op.angle(input);

    public static Tensor asin(Tensor input) => Op.asin(input);

    public static Tensor asin_(Tensor input) => Op.asin_(input);

    public static Tensor arcsin(Tensor input) => Op.asin(input);

    public static Tensor arcsin_(Tensor input) => Op.asin_(input);

    public static Tensor asinh(Tensor input) => Op.asinh(input);

    public static Tensor asinh_(Tensor input) => Op.asinh_(input);

    public static Tensor arcsinh(Tensor input) => Op.asinh(input);

    public static Tensor arcsinh_(Tensor input) => Op.asinh_(input);

    public static Tensor atan(Tensor input) => Op.atan(input);

    public static Tensor atan_(Tensor input) => Op.atan_(input);

    public static Tensor arctan(Tensor input) => Op.atan(input);

    public static Tensor arctan_(Tensor input) => Op.atan_(input);

    public static Tensor atanh(Tensor input) => Op.atanh(input);

    public static Tensor atanh_(Tensor input) => Op.atanh_(input);

    public static Tensor arctanh(Tensor input) => Op.atanh(input);

    public static Tensor arctanh_(Tensor input) => Op.atanh_(input);

    public static Tensor atan2(Tensor input, Tensor other) => Op.atan2(input, other);

    public static Tensor atan2_(Tensor input, Tensor other) => Op.atan2_(input, other);

    public static Tensor arctan2(Tensor input, Tensor other) => Op.atan2(input, other);

    public static Tensor arctan2_(Tensor input, Tensor other) => Op.atan2_(input, other);

    public static Tensor arctan(Tensor input, Tensor other) => Op.atan2(input, other);

    public static Tensor arctan_(Tensor input, Tensor other) => Op.atan2_(input, other);

    public static Tensor cos(Tensor input) => Op.cos(input);

    public static Tensor cos_(Tensor input) => Op.cos_(input);

    public static Tensor cosh(Tensor input) => Op.cosh(input);

    public static Tensor cosh_(Tensor input) => Op.cosh_(input);

    public static Tensor deg2rad(Tensor input) => Op.deg2rad(input);

    public static Tensor deg2rad_(Tensor input) => Op.deg2rad_(input);

    public static Tensor rad2deg(Tensor input) => Op.rad2deg(input);

    public static Tensor rad2deg_(Tensor input) => Op.rad2deg_(input);

    public static Tensor sin(Tensor input) => Op.sin(input);

    public static Tensor sin_(Tensor input) => Op.sin_(input);

    public static Tensor sinc(Tensor input) => Op.sinc(input);

    public static Tensor sinc_(Tensor input) => Op.sinc_(input);

    public static Tensor sinh(Tensor input) => Op.sinh(input);

    public static Tensor sinh_(Tensor input) => Op.sinh_(input);

    public static Tensor tan(Tensor input) => Op.tan(input);

    public static Tensor tan_(Tensor input) => Op.tan_(input);

    public static Tensor tanh(Tensor input) => Op.tanh(input);

    public static Tensor tanh_(Tensor input) => Op.tanh_(input);
}
