using System;
using static TorchSharp.torch;

namespace ModelDsl;

/// <summary>
/// Numbers that a formula gives, where and of the type that they were last asked for. No buffer: they are no part of a checkpoint.
/// </summary>
/// <param name="compute">Gives them in 64 bits, on the CPU.</param>
internal sealed class ComputedTable(Func<Tensor> compute) : IDisposable
{
    private Tensor? _values;

    /// <summary>The numbers, beside <paramref name="tokens"/> and of their type.</summary>
    public Tensor Like(Tensor tokens)
    {
        if (_values is not null && _values.dtype == tokens.dtype && InputShape.IsBeside(_values, tokens))
            return _values;
        _values?.Dispose();
        using var ungraded = no_grad();
        using var scope = NewDisposeScope();
        _values = compute().to(tokens.dtype, tokens.device).DetachFromDisposeScope();
        return _values;
    }

    /// <inheritdoc/>
    public void Dispose() => _values?.Dispose();
}
