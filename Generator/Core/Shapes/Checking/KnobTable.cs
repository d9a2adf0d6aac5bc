using System.Collections.Generic;
using ModelDsl.Generator.Model;

namespace ModelDsl.Generator.Shapes.Checking;

/// <summary>The knobs that reach a line: its own, then those of <c>[Model]</c>.</summary>
/// <param name="spec">The declaration.</param>
/// <param name="line">The line.</param>
/// <param name="reachesModel">Whether those of <c>[Model]</c> reach it: it is a stage, or stands below the last one.</param>
/// <param name="used">Collects every knob that somebody asked for.</param>
internal sealed class KnobTable(ModelSpec spec, int line, bool reachesModel, HashSet<ArgumentPath> used)
{
    /// <summary>The first of <paramref name="names"/> that is set; a line's own come before all of <c>[Model]</c>'s.</summary>
    public Bound? Find(IReadOnlyList<string> names)
    {
        Bound? found = null;
        foreach (var name in names)
        {
            foreach (var knob in spec.Lines[line].Knobs)
            {
                if (knob.Name == name)
                    Take(knob, ArgumentPath.Line(line, name));
            }
        }

        if (!reachesModel)
            return found;
        foreach (var name in names)
        {
            foreach (var knob in spec.Knobs)
            {
                if (knob.Name == name)
                    Take(knob, ArgumentPath.Model(name));
            }
        }

        return found;

        void Take(KnobSpec knob, ArgumentPath path)
        {
            used.Add(path);
            found ??= new(knob.Value, path);
        }
    }
}
