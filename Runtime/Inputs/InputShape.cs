using System;
using static TorchSharp.torch;

namespace ModelDsl;

/// <summary>The check that every kind of input has in common.</summary>
internal static class InputShape
{
    /// <summary>Throws unless <paramref name="input"/> has one dimension for the batch and then exactly <paramref name="shape"/>.</summary>
    /// <exception cref="ArgumentException">It has another rank or another size.</exception>
    public static void Check(Tensor input, string model, string what, ReadOnlySpan<long> shape)
    {
        ArgumentNullException.ThrowIfNull(input);
        var fits = input.dim() == shape.Length + 1;
        for (var i = 0; fits && i < shape.Length; i++)
            fits = input.size(i + 1) == shape[i];
        if (!fits)
        {
            var expected = string.Join(", ", shape.ToArray());
            var given = string.Join(", ", input.shape);
            throw new ArgumentException($"{model} takes {what} of shape [b, {expected}]; given was [{given}].", nameof(input));
        }
    }
}
