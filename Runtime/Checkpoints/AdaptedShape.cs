using static TorchSharp.torch;

namespace ModelDsl.Checkpoints;

/// <summary>What several modules make of tensors of another shape.</summary>
internal static class AdaptedShape
{
    /// <summary>Whether two tensors have one shape but for the size of a dimension.</summary>
    public static bool DiffersOnlyAt(int dimension, Tensor a, Tensor b)
    {
        if (a.dim() != b.dim())
            return false;
        for (var i = 0; i < a.dim(); i++)
        {
            if (i != dimension && a.size(i) != b.size(i))
                return false;
        }

        return true;
    }

    /// <summary>
    /// The weights of a first convolution for another number of channels (timm's <c>adapt_input_conv</c>): those of colour are summed for
    /// grey, else repeated and scaled, so that what comes out stays about as large.
    /// </summary>
    /// <param name="given"><c>out channels kernel kernel</c>, of 3 channels or 1.</param>
    /// <param name="wanted">The same with the channels that are needed.</param>
    /// <returns>Null where something else differs, or the weights are no image's.</returns>
    public static Tensor? InputChannels(Tensor given, Tensor wanted)
    {
        if (given.dim() != 4 || !DiffersOnlyAt(1, given, wanted) || given.size(1) is not (1 or 3))
            return null;
        var (theirs, ours) = (given.size(1), wanted.size(1));
        if (ours == 1)
            return given.sum(dim: 1, keepdim: true);
        using var scope = NewDisposeScope();
        var repeated = given.repeat(1, (ours + theirs - 1) / theirs, 1, 1).narrow(1, 0, ours);
        return (repeated * ((double)theirs / ours)).MoveToOuterDisposeScope();
    }
}
