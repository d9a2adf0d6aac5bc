using System;

namespace ModelDsl;

/// <summary>
/// The base of every other line in a column: an input, an embedding, a position, a head. The kind that it puts there is named by
/// <see cref="KindAttribute"/> on the attribute class, or given to the line as its argument of type <see cref="Type"/> called <c>kind</c>.
/// The attribute's constructor arguments and properties are knobs of that kind.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public abstract class LayerAttribute : Attribute;
