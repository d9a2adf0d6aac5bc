using ModelDsl.LibTorch.Interop;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Sums, means or maxima over bags of rows of a table, without the rows ever being laid out.</summary>
public sealed class EmbeddingBag : nn.Module<Tensor, Tensor, Tensor, Tensor>, nn.IModule<Tensor, Tensor, Tensor>
{
    private readonly EmbeddingOptions _options;
    private readonly EmbeddingBagMode _mode;
    private readonly bool _includeLastOffset;

    [ComponentName(Name = nameof(weight))]
    private Parameter? _weight;

    internal EmbeddingBag(Tensor table, bool freeze, EmbeddingOptions options, EmbeddingBagMode mode, bool includeLastOffset)
        : base(nameof(EmbeddingBag))
    {
        _options = options.For(table.size(0));
        _mode = mode;
        _includeLastOffset = includeLastOffset;
        weight = new Parameter(table, !freeze);
    }

    public Parameter weight
    {
        get => _weight!;
        set => SetParameter(ref _weight, value, nameof(weight));
    }

    /// <summary>Bags of equal size.</summary>
    /// <param name="input"><c>b n</c></param>
    public Tensor call(Tensor input) => Run(input, null, null);

    /// <param name="input">The indices of all bags one after the other.</param>
    /// <param name="offsets">Where each bag begins.</param>
    public Tensor call(Tensor input, Tensor offsets) => Run(input, offsets, null);

    public new Tensor call(Tensor input, Tensor offsets, Tensor perSampleWeights) => base.call(input, offsets, perSampleWeights);

    /// <param name="perSampleWeights">A factor for each index; only for sums.</param>
    public override Tensor forward(Tensor input, Tensor offsets, Tensor perSampleWeights) => Run(input, offsets, perSampleWeights);

    private Tensor Run(Tensor input, Tensor? offsets, Tensor? perSampleWeights)
    {
        using var scope = NewDisposeScope();
        var starts = input.ndim == 2 ? arange(0, input.numel(), input.size(1), input.dtype, input.device) : offsets!;
        var indices = input.reshape(-1);
        _options.Renormalize(weight, indices);
        var (result, _, _, _) = Op.embedding_bag_padding_idx(weight, indices, starts, _options.ScaleGradByFrequency, (long)_mode, _options.Sparse,
            perSampleWeights?.reshape(-1), _includeLastOffset, _options.PaddingIndex);
        return result.MoveToOuterDisposeScope();
    }
}
