using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ModelDsl;

/// <summary>
/// A convolution without bias that keeps the size, batch norm, ReLU: what heads for dense prediction are built of. Started as their reference
/// starts it, by He's normal distribution over what it gives (arXiv 1502.01852). State: <c>conv.weight</c>, <c>norm.*</c>.
/// </summary>
internal sealed class ConvNorm : Module<Tensor, Tensor>
{
    private readonly Conv2d conv;
    private readonly BatchNorm2d norm;

    public ConvNorm(long from, long to, long kernel, Device? device, ScalarType? dtype)
        : base(nameof(ConvNorm))
    {
        conv = Conv2d(from, to, kernel_size: kernel, padding: kernel / 2, bias: false, device: device, dtype: dtype);
        init.kaiming_normal_(conv.weight, mode: init.FanInOut.FanOut, nonlinearity: init.NonlinearityType.ReLU);
        norm = BatchNorm2d(to, device: device, dtype: dtype);
        RegisterComponents();
    }

    /// <summary><c>b from h w</c> → <c>b to h w</c>.</summary>
    /// <inheritdoc cref="Module{T,TResult}.forward"/>
    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        return norm.call(conv.call(input)).relu_().MoveToOuterDisposeScope();
    }
}
