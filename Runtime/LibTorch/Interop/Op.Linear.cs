using System;
using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace ModelDsl.LibTorch.Interop;

// Written by hand: see native/linear.cpp.
internal static partial class Op
{
    public static Tensor linear(Tensor input, Tensor weight, Tensor? bias = null)
    {
        var result = Native.linear(Arg.Of(input, nameof(input)), Arg.Of(weight, nameof(weight)), Arg.OrNone(bias, nameof(bias)));
        GC.KeepAlive(input);
        GC.KeepAlive(weight);
        GC.KeepAlive(bias);
        return Tensor.Adopt(result);
    }

    private static partial class Native
    {
        [DllImport(Shim.Name, EntryPoint = "md_linear")]
        public static extern nint linear(nint input, nint weight, nint bias);
    }
}
