using TorchSharp.Utils;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Leaky ReLU whose slope is learned, one for all channels or one for each.</summary>
public sealed class PReLU : nn.Module<Tensor, Tensor>
{
    [ComponentName(Name = nameof(weight))]
    private Parameter? _weight;

    internal PReLU(long num_parameters, double init, Device? device, ScalarType? dtype) : base(nameof(PReLU))
    {
        this.num_parameters = num_parameters;
        this.init = init;
        weight = new Parameter(full(num_parameters, init, device: device, dtype: dtype ?? get_default_dtype()));
    }

    public Parameter weight
    {
        get => _weight!;
        set => SetParameter(ref _weight, value, nameof(weight));
    }

    public long num_parameters { get; }

    public double init { get; }

    public override Tensor forward(Tensor tensor) => nn.functional.prelu(tensor, weight);
}
