using System;

namespace ModelDsl;

/// <summary>
/// On a constructor parameter whose type is a kind: the nearest layer of that very kind above in the column is handed in, so that both share
/// its weights, as a language head does with the embedding. In the contract the parameter's name is null where none is, and
/// <c>shared.dim</c> is an argument that the layer was made with.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class AboveAttribute : Attribute
{
    /// <summary>The condition, in the contract language: <c>tied</c>. Where it does not hold the parameter keeps its default. Default: always.</summary>
    public string? When { get; set; }
}
