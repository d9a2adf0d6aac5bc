using System;

namespace ModelDsl;

/// <summary>
/// Opens a declaration that says only what differs from another one: its column, with the lines below in the place of those of the same
/// attribute, in order. What such a line writes wins, everything else stays: <c>[Stage(18)]</c> changes the depth and keeps the heads.
/// Every other property is a knob that wins over the one on the other's <see cref="ModelAttribute"/>; the public name is never the other's.
/// </summary>
/// <param name="of">The declaration that it differs from: <c>typeof(SwinTiny)</c>, under <c>[Model]</c> or itself a variant.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class VariantAttribute(Type of) : ModelAttribute
{
    /// <summary>The other declaration.</summary>
    public Type Of { get; } = of;
}
