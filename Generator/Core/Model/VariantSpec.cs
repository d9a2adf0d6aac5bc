namespace ModelDsl.Generator.Model;

/// <summary>What keeps a class from being the variant that it says it is.</summary>
internal enum VariantFault
{
    None,

    /// <summary>It is under <c>[Model]</c> too.</summary>
    IsModelToo,

    /// <summary>What it names is under neither <c>[Model]</c> nor <c>[Variant]</c>.</summary>
    NoDeclaration,

    /// <summary>It is a variant of itself, through others perhaps.</summary>
    Circular,

    /// <summary>The compiler itself cannot read what it, or the declaration that it names, says, and reports that.</summary>
    Unreadable,
}

/// <summary>What <c>[Variant]</c> says. The lines and knobs of the model are merged with those of the other declaration already.</summary>
/// <param name="Of">The name of the other declaration; of a circle all names on it.</param>
/// <param name="Fault">What is wrong with it.</param>
/// <param name="Surplus">Lines that have none to replace; their paths follow those of the column.</param>
internal sealed record VariantSpec(string Of, VariantFault Fault, EquatableArray<SurplusSpec> Surplus);

/// <summary>A line of a variant that has none to replace.</summary>
/// <param name="Attribute">The attribute as it is written: <c>Stage</c>.</param>
/// <param name="Number">How many of that attribute the variant has up to this one.</param>
internal readonly record struct SurplusSpec(string Attribute, int Number);
