using System;

namespace ModelDsl;

/// <summary>
/// On a slot of a head: it takes the norm that closes the column (<see cref="ClosedByAttribute"/>), so that none stands in front of the head.
/// Where nothing closes the column, or <see cref="When"/> does not hold, the parameter keeps its default.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class ClosingAttribute : Attribute
{
    /// <summary>The condition, in the contract language: <c>finalNorm == FinalNorm.Pooled</c>. Default: always.</summary>
    public string? When { get; set; }
}
