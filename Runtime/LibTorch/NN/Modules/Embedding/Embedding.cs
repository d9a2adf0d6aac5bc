using ModelDsl.LibTorch.Interop;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>A table of vectors, <c>num dim</c>, looked up by index.</summary>
public sealed class Embedding : nn.Module<Tensor, Tensor>
{
    private readonly EmbeddingOptions _options;

    [ComponentName(Name = nameof(weight))]
    private Parameter? _weight;

    internal Embedding(long num_embeddings, long embedding_dims, EmbeddingOptions options, Device? device, ScalarType? dtype)
        : this(empty(num_embeddings, embedding_dims, dtype, device), false, options)
    {
        nn.init.normal_(weight);
        if (options.PaddingIndex is { } padding)
        {
            using var _ = no_grad();
            using var row = weight.select(0, padding);
            row.zero_();
        }
    }

    internal Embedding(Tensor table, bool freeze, EmbeddingOptions options) : base(nameof(Embedding))
    {
        _options = options.For(table.size(0));
        weight = new Parameter(table, !freeze);
    }

    public Parameter weight
    {
        get => _weight!;
        set => SetParameter(ref _weight, value, nameof(weight));
    }

    /// <param name="input">Integers of any shape; the result has one dimension more.</param>
    public override Tensor forward(Tensor input)
    {
        _options.Renormalize(weight, input);
        return Op.embedding(weight, input, _options.PaddingIndex ?? -1, _options.ScaleGradByFrequency, _options.Sparse);
    }
}
