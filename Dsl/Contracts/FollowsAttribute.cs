using System;

namespace ModelDsl;

/// <summary>
/// On a slot of a kind: where no knob says what stands in it, and with which values, the knobs of another slot do. A block's <c>innerNorm</c> that
/// follows <c>norm</c> is of the kind <c>Norm</c>, with <c>NormEps</c>, unless <c>InnerNorm</c> or <c>InnerNormEps</c> say otherwise.
/// </summary>
/// <param name="slot">The other slot.</param>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class FollowsAttribute(string slot) : Attribute
{
    /// <summary>The other slot.</summary>
    public string Slot { get; } = slot;
}
