using System;

namespace ModelDsl;

/// <summary>
/// Opens a declaration: the attributes below it, read top to bottom, are the layers of the model.
/// Every other property is a knob: the default for each <see cref="StageAttribute">stage</see> that does not set it itself.
/// A declaration that differs little from another one says so with <see cref="VariantAttribute"/>.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public class ModelAttribute : KnobsAttribute
{
    /// <summary>The public name of the model, as its checkpoints are known by: <c>vit_base_patch16_224</c>. Default: the class name.</summary>
    public string? Name { get; set; }
}
