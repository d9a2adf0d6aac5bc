using System;
using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace ModelDsl.LibTorch.Interop;

// Written by hand: see native/attention.cpp.
internal static partial class Op
{
    public static Tensor scaled_dot_product_attention(Tensor query, Tensor key, Tensor value, Tensor? attn_mask = null, double dropout_p = 0,
        bool is_causal = false)
    {
        var result = Native.scaled_dot_product_attention(
            Arg.Of(query, nameof(query)), Arg.Of(key, nameof(key)), Arg.Of(value, nameof(value)), Arg.OrNone(attn_mask, nameof(attn_mask)),
            dropout_p, is_causal);
        GC.KeepAlive(query);
        GC.KeepAlive(key);
        GC.KeepAlive(value);
        GC.KeepAlive(attn_mask);
        return Tensor.Adopt(result);
    }

    private static partial class Native
    {
        [DllImport(Shim.Name, EntryPoint = "md_scaled_dot_product_attention")]
        public static extern nint scaled_dot_product_attention(nint query, nint key, nint value, nint attn_mask, double dropout_p, bool is_causal);
    }
}
