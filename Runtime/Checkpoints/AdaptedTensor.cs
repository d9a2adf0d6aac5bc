using System.Collections.Generic;

namespace ModelDsl.Checkpoints;

/// <summary>A tensor that a model of another size was loaded with.</summary>
/// <param name="Key">The model's key.</param>
/// <param name="From">The shape in the file.</param>
/// <param name="To">The shape in the model.</param>
/// <param name="StartsAnew">Whether nothing was taken over: the model keeps what it was made with.</param>
public sealed record AdaptedTensor(string Key, IReadOnlyList<long> From, IReadOnlyList<long> To, bool StartsAnew);
