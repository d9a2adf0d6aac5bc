using System.Collections.Generic;

namespace ModelDsl;

/// <summary>One input of a model that has several.</summary>
/// <param name="Name">What <c>forward</c> calls it.</param>
/// <param name="Shape">Its shape, without the batch.</param>
public sealed record InputSummary(string Name, IReadOnlyList<long> Shape);
