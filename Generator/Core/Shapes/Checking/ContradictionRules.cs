using System.Linq;
using ModelDsl.Generator.Diagnostics;
using ModelDsl.Generator.Model;

namespace ModelDsl.Generator.Shapes.Checking;

/// <summary>A line that says a knob as an argument of its attribute's constructor and as a property of the same name.</summary>
internal static class ContradictionRules
{
    public static void Check(ModelSpec spec, Drafts drafts)
    {
        var labels = Fields.Labels(spec.Lines);
        for (var i = 0; i < spec.Lines.Count; i++)
        {
            // Of a property that is there twice the compiler says so.
            if (spec.Lines[i].IsBroken)
                continue;
            foreach (var said in spec.Lines[i].Knobs.GroupBy(knob => knob.Name).Where(group => group.Count() > 1))
            {
                var values = string.Join(" and as ", said.Select(knob => knob.Value.ToString()));
                drafts.Add(Ids.KnobSaidTwice, ArgumentPath.Line(i, said.Key), [labels[i], KindScope.Pascal(said.Key), values]);
            }
        }
    }
}
