using System;

namespace ModelDsl;

/// <summary>
/// Makes a kind of several: block <c>i</c> of a stage has the kind at <c>i</c> modulo their number. The class is a name for them, nothing
/// more, and stands wherever a stage asks for a kind:
/// <c>[Alternate(typeof(WindowAttention), typeof(ShiftedWindowAttention))] public abstract class SwinAttention;</c>
/// </summary>
/// <param name="kinds">The kinds, in the order of the blocks; at least two, none of them an alternation itself.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class AlternateAttribute(params Type[] kinds) : Attribute
{
    /// <summary>The kinds.</summary>
    public Type[] Kinds { get; } = kinds;
}
