using System.Collections.Generic;
using System.Linq;
using ModelDsl.Generator.Model;

namespace ModelDsl.Generator.Shapes.Checking;

/// <summary>What the rooms of one walk share: the declaration, the shape so far, the layers placed, and what went wrong.</summary>
internal sealed class Walk
{
    private readonly string[] fields;
    private readonly string[] labels;

    public Walk(ModelSpec spec, Contracts contracts)
    {
        Spec = spec;
        Contracts = contracts;
        fields = Fields.Of(spec);
        labels = Fields.Labels(spec.Lines);
        LastStage = spec.Lines.ToList().FindLastIndex(line => line.IsStage);
        Blocks = spec.Lines.Where(line => line.IsStage).Sum(line => System.Math.Max(0, StageBlocks.Depth(line)));
    }

    public ModelSpec Spec { get; }

    public Contracts Contracts { get; }

    public Drafts Drafts { get; } = new();

    /// <summary>What has come down the column so far.</summary>
    public Column Column { get; } = new();

    /// <summary>The layers placed so far.</summary>
    public List<LayerTrace> Layers { get; } = [];

    /// <summary>Every knob that somebody asked for.</summary>
    public HashSet<ArgumentPath> Used { get; } = [];

    /// <summary>The field of each line, and last that of the norm which closes the column.</summary>
    public IReadOnlyList<string> FieldNames => fields;

    /// <summary>The line of the last stage; -1 where there is none.</summary>
    public int LastStage { get; }

    /// <summary>Number of blocks in the model.</summary>
    public long Blocks { get; }

    /// <summary>Number of blocks in the stages placed so far.</summary>
    public long BlocksPlaced { get; set; }

    /// <summary>What a message calls a line.</summary>
    public string Label(int line) => labels[line];

    /// <summary>The knobs that reach a line: those of <c>[Model]</c> too where it is a stage or stands below the last one.</summary>
    public KnobTable Knobs(int line) => new(Spec, line, Spec.Lines[line].IsStage || (LastStage >= 0 && line > LastStage), Used);

    public SlotFiller Filler(int line) => new(Contracts, Drafts, ArgumentPath.Line(line), labels[line], Knobs(line));

    /// <summary>Where the kind of a line is named.</summary>
    public ArgumentPath KindPath(int line) =>
        Spec.Lines[line].Knobs.Any(knob => knob.Name == "kind") ? ArgumentPath.Line(line, "kind") : ArgumentPath.Line(line);
}
