using System.Collections.Generic;
using System.Linq;
using static TorchSharp.torch;

namespace ModelDsl.Soundness.RealModules;

/// <summary>A real tensor on its way down a column, with what is known of its dimensions.</summary>
internal sealed class Stream(Tensor input, Layout layout)
{
    private readonly Dictionary<string, long> carried = [];
    private Tensor? aside;

    public Tensor X { get; private set; } = input;

    /// <summary>The tensors that come down beside this one, the next to be taken in front.</summary>
    public IReadOnlyList<Stream> Beside { get; private set; } = [];

    /// <summary>Puts streams that a kind gave in place of those that it took, and notes the names of their dimensions that the first has not.</summary>
    public void SetBeside(int taken, IReadOnlyList<Stream> given, IEnumerable<(string Name, long Size)> names)
    {
        Beside = [.. given, .. Beside.Skip(taken)];
        foreach (var (name, size) in names)
            carried[name] = size;
    }

    public Layout Layout { get; private set; } = layout;

    /// <summary>The maps of several stages, where they are what flows; else null.</summary>
    public Tensor[]? Maps { get; private set; }

    /// <summary>How many tokens stand before those of the grid.</summary>
    public long Prefix { get; private set; }

    private long H { get; set; }

    private long W { get; set; }

    /// <summary>Without the batch.</summary>
    public long[] Sizes => X.shape[1..];

    /// <summary>All dimensions that are known by name.</summary>
    public IEnumerable<(string Name, long Size)> Names
    {
        get
        {
            foreach (var (name, size) in carried)
                yield return (name, size);
            if (Layout == Layout.Numbers)
                yield return ("n", Sizes[0]);
            if (Layout is Layout.Vector or Layout.Sequence or Layout.Grid)
            {
                yield return ("n", Sizes[..^1].Aggregate(1L, (tokens, size) => tokens * size));
                yield return ("prefix", Prefix);
                yield return ("dim", Sizes[^1]);
            }

            if (H > 0)
            {
                yield return ("h", H);
                yield return ("w", W);
            }
        }
    }

    /// <summary>The same again, for what must not change this one.</summary>
    public Stream Copy()
    {
        var copy = new Stream(X, Layout) { Maps = Maps, Prefix = Prefix, H = H, W = W, aside = aside };
        foreach (var (name, size) in carried)
            copy.carried[name] = size;
        return copy;
    }

    /// <summary>Puts what a kind gave in place of what arrived.</summary>
    public void Set(Tensor given, Layout layout, long prefix, IEnumerable<(string Name, long Size)> names)
    {
        X = given;
        Maps = null;
        Layout = layout == Layout.Any ? Layout : layout;
        Prefix = Layout == Layout.Sequence ? prefix : 0;
        (H, W) = Layout switch
        {
            Layout.Grid => (Sizes[0], Sizes[1]),
            Layout.Image => (Sizes[1], Sizes[2]),
            Layout.Sequence => (H, W),
            _ => (0, 0),
        };
        foreach (var (name, size) in names)
            carried[name] = size;
        if (Layout != Layout.Image && carried.TryGetValue("dim", out var dim))
            carried["channels"] = dim;
    }

    /// <summary>Puts the maps of several stages in place of what arrived.</summary>
    public void Set(Tensor[] maps)
    {
        Maps = maps;
        Layout = Layout.Maps;
        (aside, Prefix, H, W) = (null, 0, 0, 0);
    }

    /// <summary>The tokens of the grid as an image, channels first; null where they come from no grid.</summary>
    public Tensor? Map()
    {
        if (Layout == Layout.Image)
            return X;
        if (Layout == Layout.Grid)
            return X.permute(0, 3, 1, 2);
        return Layout == Layout.Sequence && H > 0 && Sizes[0] - Prefix == H * W
            ? X.narrow(1, Prefix, H * W).unflatten(1, H, W).permute(0, 3, 1, 2)
            : null;
    }

    /// <summary>Views the tensor in the layout that a kind asks for, where there is a view; else it stays as it is.</summary>
    public void Bridge(Layout wanted)
    {
        if (wanted == Layout.Any)
            wanted = aside is null ? Layout : Layout.Sequence;
        if (Layout == Layout.Sequence && wanted is Layout.Grid or Layout.Image && H > 0 && Sizes[0] - Prefix == H * W)
        {
            if (Prefix > 0)
                (aside, X) = (X.narrow(1, 0, Prefix), X.narrow(1, Prefix, Sizes[0] - Prefix));
            (X, Layout, Prefix) = (X.unflatten(1, H, W), Layout.Grid, 0);
        }

        if (Layout == Layout.Grid && wanted == Layout.Image)
            (X, Layout) = (X.permute(0, 3, 1, 2), Layout.Image);
        if (Layout == Layout.Grid && wanted == Layout.Sequence)
            (X, Layout) = (X.flatten(1, 2), Layout.Sequence);
        if (Layout == Layout.Sequence && wanted == Layout.Sequence && aside is not null)
        {
            (X, Prefix, aside) = (cat([aside, X], 1), aside.size(1), null);
        }
    }

    /// <summary>The same tensor as another branch sees it, its prefix tokens in it; null where there is no view in the layout that is wanted.</summary>
    public Stream? In(Layout wanted)
    {
        var seen = new Stream(X, Layout) { Prefix = Prefix, H = H, W = W };
        if (Prefix == 0 || wanted is not (Layout.Grid or Layout.Image))
            seen.Bridge(wanted);
        return wanted == Layout.Any || seen.Layout == wanted ? seen : null;
    }

    /// <summary>Whether prefix tokens that wait can stand in front of what is there now.</summary>
    public bool CanRejoin => aside is null || (Layout == Layout.Image ? Sizes[0] : Sizes[^1]) == aside.size(2);

    /// <summary>Puts waiting prefix tokens in front again, where they can stand.</summary>
    public void Rejoin()
    {
        if (aside is not null && Layout is Layout.Grid or Layout.Sequence)
            Bridge(Layout.Sequence);
    }
}
