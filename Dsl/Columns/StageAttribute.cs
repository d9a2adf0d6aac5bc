using System;

namespace ModelDsl;

/// <summary>A run of equal blocks. A knob set here wins over the one on <see cref="ModelAttribute"/>.</summary>
/// <param name="depth">Number of blocks, at least 1.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public class StageAttribute(int depth) : KnobsAttribute
{
    /// <summary>Number of blocks.</summary>
    public int Depth { get; } = depth;

    /// <summary>The branch that each block attends to, by the <see cref="InputAttribute.Name"/> of its input.</summary>
    public string? Cross { get; set; }
}
