using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using ModelDsl.Generator.Model;

namespace ModelDsl.Generator.Shapes;

/// <summary>The shape of a tensor between two layers.</summary>
/// <param name="Layout">What the dimensions mean.</param>
/// <param name="Sizes">The dimensions after the batch.</param>
/// <param name="Prefix">Of a sequence: how many of its tokens come before those of the grid.</param>
/// <param name="H">Height of the grid that the tokens came from, 0 where there is none.</param>
/// <param name="W">Its width.</param>
/// <param name="Aside">How many prefix tokens wait beside this tensor until a kind takes a sequence again.</param>
/// <param name="Batch">How many times the batch its first dimension is; above 1 only in a stream behind the first.</param>
internal sealed record Shape(
    Layout Layout,
    EquatableArray<long> Sizes,
    long Prefix = 0,
    long H = 0,
    long W = 0,
    long Aside = 0,
    long Batch = 1
)
{
    /// <summary>Of a pyramid: the shape of each map; it has no sizes itself.</summary>
    public EquatableArray<Shape> Maps { get; init; }

    /// <summary>All that must be equal for one tensor to take the place of another.</summary>
    public (long Batch, EquatableArray<long> Sizes, EquatableArray<Shape> Maps) Extent => (Batch, Sizes, Maps);

    /// <summary>Whether the tokens, prefix aside, can be laid out as a grid.</summary>
    public bool HasGrid => H > 0 && Tokens - Prefix == H * W;

    /// <summary>Whether a kind of any layout works on it: tokens, or one vector.</summary>
    public bool HasChannelsLast => Layout is Layout.Vector or Layout.Sequence or Layout.Grid;

    /// <summary>Number of tokens, prefix included; of a vector 1.</summary>
    public long Tokens =>
        Layout switch
        {
            Layout.Sequence or Layout.Indices => Sizes[0],
            Layout.Grid => Sizes[0] * Sizes[1],
            Layout.Image => Sizes[1] * Sizes[2],
            _ => 1,
        };

    /// <summary>Number of channels.</summary>
    public long Channels => Layout == Layout.Pyramid ? 0 : Layout == Layout.Image ? Sizes[0] : Sizes[Sizes.Count - 1];

    public static Shape Sequence(long n, long dim, long prefix, long h, long w) => new(Layout.Sequence, [n, dim], prefix, h, w);

    public static Shape Grid(long h, long w, long dim) => new(Layout.Grid, [h, w, dim], 0, h, w);

    public static Shape Image(long channels, long h, long w) => new(Layout.Image, [channels, h, w], 0, h, w);

    /// <summary>Several maps, the finest first.</summary>
    public static Shape Pyramid(IEnumerable<Shape> maps) => new(Layout.Pyramid, []) { Maps = maps.ToEquatableArray() };

    /// <summary>As a message shows it: <c>b 14 14 384</c>; of several maps <c>b 24 16 16, b 48 8 8</c>.</summary>
    public override string ToString() =>
        Layout == Layout.Pyramid
            ? string.Join(", ", Maps.Select(map => map.ToString()))
            : (Batch == 1 ? "b " : $"b*{Batch.ToString(CultureInfo.InvariantCulture)} ")
                + string.Join(" ", Sizes.Select(size => size.ToString(CultureInfo.InvariantCulture)));
}
