using ModelDsl.Generator.Model;

namespace ModelDsl.Generator.Shapes.Checking;

/// <summary>A name's value, and the argument that it comes from.</summary>
/// <param name="Value">The value.</param>
/// <param name="Origin">The knob that says so; null where none does.</param>
/// <param name="IsDefault">Whether it is the default of the parameter of that name.</param>
internal readonly record struct Bound(Value Value, ArgumentPath? Origin, bool IsDefault = false);
