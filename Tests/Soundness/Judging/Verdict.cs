using ModelDsl.Soundness.Declarations;

namespace ModelDsl.Soundness.Judging;

/// <summary>What became of one declaration.</summary>
/// <param name="Index">Its number in the sequence of its seed.</param>
/// <param name="Declaration">The declaration.</param>
/// <param name="Class">One word for the table: <c>accepted</c>, or the id of the first error.</param>
/// <param name="Truth">What the real modules did: one word for the table.</param>
/// <param name="Disagreement">Where generator and modules do not agree: how; else null.</param>
public sealed record Verdict(long Index, Declaration Declaration, string Class, string Truth, string? Disagreement);
