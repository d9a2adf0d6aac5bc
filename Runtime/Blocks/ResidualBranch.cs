using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ModelDsl;

/// <summary>What a block adds to its input, while training thinned by dropout and stochastic depth.</summary>
internal static class ResidualBranch
{
    /// <summary>The layer that thins a branch, null where it has nothing to do.</summary>
    public static Module<Tensor, Tensor>? Thinning(double dropout, double dropPath)
    {
        var drop = Rate.Check(dropout) > 0 ? Dropout(dropout) : null;
        var path = Rate.Check(dropPath) > 0 ? new DropPath(dropPath) : null;
        return drop is not null && path is not null ? Sequential(drop, path) : (Module<Tensor, Tensor>?)drop ?? path;
    }

    /// <summary><c>input + thinning(branch(x))</c></summary>
    public static Tensor Add(Tensor input, Tensor x, Module<Tensor, Tensor> branch, Module<Tensor, Tensor>? thinning) =>
        Add(input, branch.call(x), thinning);

    /// <summary><c>input + thinning(update)</c>; the update is let go.</summary>
    public static Tensor Add(Tensor input, Tensor update, Module<Tensor, Tensor>? thinning)
    {
        using (update)
        {
            if (thinning is null || !thinning.training)
                return input + update;
            using var thinned = thinning.call(update);
            return input + thinned;
        }
    }
}
