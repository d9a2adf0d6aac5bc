using System;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace ModelDsl;

/// <summary>How kinds make their weights.</summary>
public static class Weights
{
    /// <summary>A parameter of <paramref name="data"/> that outlives the dispose scope it was made in.</summary>
    /// <param name="data">Its first values; the parameter takes them over.</param>
    public static Parameter Parameter(Tensor data)
    {
        var parameter = nn.Parameter(data);
        parameter.DetachFromDisposeScope();
        return parameter;
    }

    /// <summary>A parameter of <paramref name="data"/> that training leaves as it is.</summary>
    /// <param name="data">Its values; the parameter takes them over.</param>
    public static Parameter Frozen(Tensor data)
    {
        var parameter = nn.Parameter(data, requires_grad: false);
        parameter.DetachFromDisposeScope();
        return parameter;
    }

    /// <summary>A linear layer as vision transformers start it: truncated normal with a deviation of 0.02, bias 0.</summary>
    /// <param name="inputs">Width of what it takes.</param>
    /// <param name="outputs">Width of what it gives.</param>
    /// <param name="bias">Whether it has a bias.</param>
    /// <param name="device">Where the weights live.</param>
    /// <param name="dtype">Their type.</param>
    /// <exception cref="ArgumentException">A width is not positive.</exception>
    public static Linear Linear(long inputs, long outputs, bool bias = true, Device? device = null, ScalarType? dtype = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(inputs, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(outputs, 1);
        var linear = nn.Linear(inputs, outputs, bias, device, dtype);
        TruncatedNormal.Fill(linear.weight, std: 0.02);
        if (linear.bias is { } shift)
            nn.init.zeros_(shift);
        return linear;
    }

    /// <summary>Starts a linear layer anew with another width of what it gives, as <see cref="Linear"/> starts one.</summary>
    /// <param name="linear">The layer; it stays on its device and of its type.</param>
    /// <param name="outputs">Width of what it gives.</param>
    /// <exception cref="ArgumentException">The width is not positive.</exception>
    public static void Restart(Linear linear, long outputs)
    {
        ArgumentNullException.ThrowIfNull(linear);
        ArgumentOutOfRangeException.ThrowIfLessThan(outputs, 1);
        var (oldWeight, oldBias) = (linear.weight, linear.bias);
        linear.weight = Parameter(empty(outputs, linear.in_features, oldWeight.dtype, oldWeight.device));
        TruncatedNormal.Fill(linear.weight, std: 0.02);
        if (oldBias is not null)
            linear.bias = Parameter(zeros(outputs, oldBias.dtype, oldBias.device));
        linear.out_features = outputs;
        oldWeight.Dispose();
        oldBias?.Dispose();
    }
}
