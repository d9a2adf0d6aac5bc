using System;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ModelDsl.Runtime.Tests.Kinds.Contracts;

/// <summary>One choice of knobs, said twice.</summary>
/// <param name="Column">As a declaration: the lines of a column, which the contracts judge.</param>
/// <param name="Real">As an engineer would write it: the module itself, which may refuse.</param>
/// <param name="Input">What goes in, batch first.</param>
public sealed record KindCase(string Column, Func<Module<Tensor, Tensor>> Real, long[] Input)
{
    /// <summary>What the real module gives; null where it cannot be made or does not run.</summary>
    public long[]? Run()
    {
        using var scope = NewDisposeScope();
        try
        {
            using var module = Real();
            return module.call(randn(Input)).shape;
        }
        catch (Exception fault) when (fault is ArgumentException or System.Runtime.InteropServices.ExternalException)
        {
            return null;
        }
    }
}
