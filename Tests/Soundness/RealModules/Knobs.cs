using System.Collections.Generic;
using System.Linq;
using ModelDsl.Soundness.Declarations;

namespace ModelDsl.Soundness.RealModules;

/// <summary>The knobs that reach a line: its own, then those of <c>[Model]</c> where they do.</summary>
internal sealed class Knobs(Line line, Line? model)
{
    /// <summary>The first of several names that is set.</summary>
    public Setting? Find(IEnumerable<string> names) =>
        names.Select(line.Find).FirstOrDefault(setting => setting is not null)
        ?? (model is null ? null : names.Select(model.Find).FirstOrDefault(setting => setting is not null));
}
