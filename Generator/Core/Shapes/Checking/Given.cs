using System.Collections.Generic;
using ModelDsl.Generator.Model;

namespace ModelDsl.Generator.Shapes.Checking;

/// <summary>A tensor that a kind gives.</summary>
/// <param name="Shape">Its shape.</param>
/// <param name="Names">Its dimensions that have a name.</param>
/// <param name="Origins">For each dimension after the batch: the knob that it was set by, if one did.</param>
internal sealed record Given(Shape Shape, Dictionary<string, Bound> Names, IReadOnlyList<ArgumentPath?> Origins);
