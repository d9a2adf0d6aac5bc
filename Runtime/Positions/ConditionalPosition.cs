using System;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ModelDsl;

/// <summary>
/// Conditional positional encoding: a depthwise convolution over the grid tells each token of its neighbours, added to it (CPVT,
/// arXiv 2102.10882, section 3.2, "PEG"). State: <c>proj.weight</c> [dim, 1, kernel, kernel], <c>proj.bias</c>.
/// </summary>
[Takes("b h w dim"), Gives("b h w dim")]
[Requires("kernel >= 1 && kernel % 2 == 1", "a kernel of {kernel}×{kernel} has no middle; odd ones have")]
[Costs("conv(1, dim, kernel^2, n)")]
public sealed class ConditionalPosition : Module<Tensor, Tensor>
{
    private readonly Conv2d proj;

    /// <summary>Makes the convolution with PyTorch's start.</summary>
    /// <param name="dim">Width of a token.</param>
    /// <param name="kernel">Side of the convolution, odd.</param>
    /// <param name="device">Where the weights live.</param>
    /// <param name="dtype">Their type.</param>
    /// <exception cref="ArgumentException">A size is not positive, or the kernel is even.</exception>
    public ConditionalPosition(long dim, long kernel = 3, Device? device = null, ScalarType? dtype = null)
        : base(nameof(ConditionalPosition))
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dim, 1);
        if (kernel < 1 || kernel % 2 == 0)
            throw new ArgumentException($"A kernel of {kernel}×{kernel} has no middle.", nameof(kernel));
        proj = Conv2d(dim, dim, kernel_size: kernel, padding: kernel / 2, groups: dim, device: device, dtype: dtype);
        RegisterComponents();
    }

    /// <summary><c>b h w dim</c> → <c>b h w dim</c>, contiguous where the input is.</summary>
    /// <inheritdoc cref="Module{Tensor,Tensor}.forward"/>
    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var encoding = proj.call(input.permute(0, 3, 1, 2)).permute(0, 2, 3, 1);
        return (input + encoding).MoveToOuterDisposeScope();
    }
}
