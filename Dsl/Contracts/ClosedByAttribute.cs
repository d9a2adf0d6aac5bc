using System;

namespace ModelDsl;

/// <summary>
/// On a block whose sum leaves it unnormed (<see cref="NormPosition.Pre"/>): the column is closed, after its last stage, by one more of the
/// kind in this slot. It stands there as the layer <c>norm</c>, unless a line below takes it (<see cref="ClosingAttribute"/>).
/// </summary>
/// <param name="slot">The block's slot: <c>norm</c>.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ClosedByAttribute(string slot) : Attribute
{
    /// <summary>The block's slot.</summary>
    public string Slot { get; } = slot;
}
