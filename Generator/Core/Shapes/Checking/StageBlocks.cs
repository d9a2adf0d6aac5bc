using System.Globalization;
using System.Linq;
using ModelDsl.Generator.Diagnostics;
using ModelDsl.Generator.Model;

namespace ModelDsl.Generator.Shapes.Checking;

/// <summary>Which blocks a stage has, and how many.</summary>
internal sealed class StageBlocks(Walk walk)
{
    /// <summary>The number of blocks that the stage says.</summary>
    public static long Depth(LineSpec line)
    {
        foreach (var knob in line.Knobs)
        {
            if (knob.Name == "depth" && knob.Value.Kind == ValueKind.Integer)
                return knob.Value.Number;
        }

        return 0;
    }

    /// <summary>How many blocks the stage at line <paramref name="i"/> has; where none, a finding says so, and one is taken for granted.</summary>
    public long Count(int i)
    {
        var depth = Depth(walk.Spec.Lines[i]);
        if (depth >= 1)
            return depth;
        var path = ArgumentPath.Line(i, "depth");
        var finding = new Finding(Ids.NoBlocks, path, path.Whole(), [walk.Label(i), depth.ToString(CultureInfo.InvariantCulture)]);
        walk.Drafts.Add(new(finding, $"{Ids.NoBlocks} {i}", [path], [Value.Integer(1)]));
        return 1;
    }

    /// <summary>The kind of block: what the line says, else what an assembly offers; null where none does, and a finding says so.</summary>
    public string? Find(int i)
    {
        var line = walk.Spec.Lines[i];
        var knobs = walk.Knobs(i);
        if (
            knobs.Find(["block"]) is { Value.Kind: ValueKind.Kind } block
            && (block.Origin!.Value.Root == PathRoot.Line || line.Kind is null)
        )
            return block.Value.Text;
        if (line.Kind is { } own)
            return own;
        var position = knobs.Find(["normPosition"])?.Value;
        var crosses = knobs.Find([Crossing.Knob]) is { Value.Kind: not ValueKind.Null };
        foreach (var offered in walk.Spec.DefaultBlocks.OrderBy(offered => offered.Number))
        {
            if (offered.IsCross == crosses && (position is null || position.Value.Text == offered.Position))
                return offered.Kind;
        }

        var wanted = (crosses ? " that crosses to another branch" : "") + (position is null ? "" : $" for NormPosition.{position}");
        walk.Drafts.Add(
            Ids.NoKind,
            ArgumentPath.Line(i),
            [walk.Label(i), $"no assembly offers a block{wanted}; reference ModelDsl.Runtime, or write Block = typeof(...)"]
        );
        return null;
    }
}
