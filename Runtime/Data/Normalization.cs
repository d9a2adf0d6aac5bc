using System.Collections.Generic;

namespace ModelDsl.Data;

/// <summary>How a byte becomes the input of a model: (byte / 255 − mean) / deviation, by channel.</summary>
/// <param name="Mean">Mean of each channel, of 0 to 1.</param>
/// <param name="Deviation">Standard deviation of each channel.</param>
public sealed record Normalization(IReadOnlyList<float> Mean, IReadOnlyList<float> Deviation);
