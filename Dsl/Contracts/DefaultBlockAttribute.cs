using System;

namespace ModelDsl;

/// <summary>On an assembly of kinds: the block of a stage that names none (<see cref="KnobsAttribute.Block"/>), by where its norm stands.</summary>
/// <param name="position">The place of the norm that the stage, or else the model, asks for.</param>
/// <param name="block">The kind of block.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class DefaultBlockAttribute(NormPosition position, Type block) : Attribute
{
    /// <summary>The place of the norm.</summary>
    public NormPosition Position { get; } = position;

    /// <summary>The kind of block.</summary>
    public Type Block { get; } = block;

    /// <summary>Whether it is for a stage that crosses to another branch (<see cref="StageAttribute.Cross"/>).</summary>
    public bool Cross { get; set; }
}
