using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ModelDsl.Models.Tests.Golden;

/// <summary>Which module of ours gives what a module of the reference gives.</summary>
internal static partial class Features
{
    /// <summary>The modules whose results fixtures have under names of their own: DeiT's two heads, UPerNet's scores before they are enlarged.</summary>
    public static IReadOnlyDictionary<string, string> Results { get; } =
        new Dictionary<string, string> { ["output_cls"] = "head.fc", ["output_dist"] = "head.fc_dist", ["logits"] = "head" };

    /// <param name="model">One of ours.</param>
    /// <param name="theirs">The reference's module: <c>blocks.0</c>, <c>layers.1</c>.</param>
    public static string Ours(Module<Tensor, Tensor> model, string theirs)
    {
        var names = model.named_modules().Select(named => named.name).ToHashSet();
        if (PvtBlock().Match(theirs) is { Success: true } block)
            return $"stage{block.Groups[1].Value}.{block.Groups[2].Value}";
        if (TwinsBlock().Match(theirs) is { Success: true } twins)
            return $"stage{Number(twins) + 1}.{twins.Groups[2].Value}";
        if (Layer().Match(theirs) is not { Success: true } layer)
            return names.Contains(theirs) ? theirs : InStage(theirs, names);
        // A level of NesT is a whole stage. A layer of Swin ends with its downsampling, the last one with its last block.
        var number = Number(layer) + 1;
        if (names.Contains($"downsample{number}"))
            return $"downsample{number}";
        var stage = names.Contains($"stage{number}") ? $"stage{number}" : "blocks";
        return stage + "." + (names.Count(name => Regex.IsMatch(name, $@"^{stage}\.\d+$")) - 1);
    }

    /// <summary>A result of ours as the reference lays it out: a grid of ours is a sequence or an image there.</summary>
    public static Tensor Laid(Tensor ours, long[] shape) =>
        ours.dim() == 4 && shape.Length == 4 && ours.size(3) == shape[1] ? ours.permute(0, 3, 1, 2) : ours.reshape(shape);

    /// <summary>A block that the reference counts through all stages.</summary>
    private static string InStage(string theirs, IReadOnlySet<string> names)
    {
        var block = int.Parse(theirs.Split('.')[1], CultureInfo.InvariantCulture);
        return names
            .Where(name => Regex.IsMatch(name, @"^stage\d+\.\d+$"))
            .OrderBy(name => name.Split('.')[0], StringComparer.Ordinal)
            .ThenBy(name => int.Parse(name.Split('.')[1], CultureInfo.InvariantCulture))
            .ElementAt(block);
    }

    private static int Number(Match match) => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^blocks\.(\d+)\.(\d+)$")]
    private static partial Regex TwinsBlock();

    [GeneratedRegex(@"^block(\d+)\.(\d+)$")]
    private static partial Regex PvtBlock();

    [GeneratedRegex(@"^(?:layers|levels)\.(\d+)$")]
    private static partial Regex Layer();
}
