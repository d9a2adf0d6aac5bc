namespace ModelDsl.Generator.Model;

/// <summary><c>[Alternate(typeof(A), typeof(B))]</c> on a kind: blocks take the kinds in turn.</summary>
/// <param name="Kinds">The keys of the kinds, in the order of the blocks.</param>
/// <param name="Fault">Why it is no alternation, if so.</param>
internal sealed record AlternationSpec(EquatableArray<string> Kinds, string? Fault);
