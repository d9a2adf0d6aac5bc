using System;
using ModelDsl.LibTorch.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <param name="pad">Before and after, the last dimension first: (left, right, top, bottom, …).</param>
            public static Tensor pad(Tensor input, long[] pad, PaddingModes mode = PaddingModes.Constant, double value = 0) => mode switch
            {
                PaddingModes.Constant or PaddingModes.Zeros => Op.pad(input, pad, "constant", value),
                PaddingModes.Reflect => Op.pad(input, pad, "reflect", null),
                PaddingModes.Replicate => Op.pad(input, pad, "replicate", null),
                PaddingModes.Circular => Op.pad(input, pad, "circular", null),
                _ => throw new ArgumentException($"There is no padding mode {mode}.", nameof(mode)),
            };

            public static Tensor pad(Tensor input, ReadOnlySpan<long> pad, PaddingModes mode = PaddingModes.Constant, double value = 0) =>
                functional.pad(input, pad.ToArray(), mode, value);

            public static Tensor pad(Tensor input, (long, long) pad, PaddingModes mode = PaddingModes.Constant, double value = 0) =>
                functional.pad(input, [pad.Item1, pad.Item2], mode, value);

            public static Tensor pad(Tensor input, (long, long, long, long) pad, PaddingModes mode = PaddingModes.Constant, double value = 0) =>
                functional.pad(input, [pad.Item1, pad.Item2, pad.Item3, pad.Item4], mode, value);

            /// <summary>Pads both sides of every dimension, batch and channels too, as TorchSharp does.</summary>
            public static Tensor pad(Tensor input, long pad, PaddingModes mode = PaddingModes.Constant, double value = 0)
            {
                var all = new long[2 * input.ndim];
                Array.Fill(all, pad);
                return functional.pad(input, all, mode, value);
            }
        }
    }
}
