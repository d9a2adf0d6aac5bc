using System.Collections.Generic;

namespace ModelDsl.Checkpoints;

/// <summary>One tensor of a safetensors file: where its bytes lie and what they mean.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">The type of its elements.</param>
/// <param name="Shape">Its shape; empty for a scalar.</param>
/// <param name="Offset">Where its bytes begin, counted from the end of the header.</param>
/// <param name="Length">How many bytes it has: the product of the shape times the size of an element.</param>
public sealed record SafeTensorsEntry(string Name, SafeTensorsType Type, IReadOnlyList<long> Shape, long Offset, long Length);
