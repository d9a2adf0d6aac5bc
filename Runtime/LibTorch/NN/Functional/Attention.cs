using System;
using ModelDsl.LibTorch.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>softmax(q kᵀ / √d + mask) v, over the last two dimensions.</summary>
            /// <param name="query"><c>… n d</c></param>
            /// <param name="key"><c>… m d</c></param>
            /// <param name="value"><c>… m d</c></param>
            /// <param name="attn_mask">Boolean (true attends) or added to the scores; broadcasts to <c>… n m</c>.</param>
            /// <param name="p">Dropout of the attention weights, always applied.</param>
            /// <param name="is_casual">Position i attends to positions up to i (TorchSharp's spelling).</param>
            public static Tensor scaled_dot_product_attention(Tensor query, Tensor key, Tensor value, Tensor? attn_mask = null, double p = 0,
                bool is_casual = false)
            {
                if (p < 0)
                    throw new ArgumentException($"A dropout probability lies between 0 and 1, not {p}.", nameof(p));
                if (is_casual && attn_mask is not null)
                    throw new ArgumentException("A causal attention takes no other mask.", nameof(attn_mask));
                return Op.scaled_dot_product_attention(query, key, value, attn_mask, p, is_casual);
            }
        }
    }
}
