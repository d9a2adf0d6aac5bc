using System;

namespace ModelDsl;

/// <summary>
/// Opens a column with a declared model: it takes that model's input and gives what its head would see. The model's own head is left out, and
/// the weights are new.
/// </summary>
/// <param name="model">A class under <see cref="ModelAttribute"/> or <c>[Variant]</c>, of this project or of one that it references.</param>
public sealed class BackboneAttribute(Type model) : InputAttribute
{
    /// <summary>The declared model.</summary>
    public Type Model { get; } = model;
}
