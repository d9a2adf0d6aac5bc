using System.Text.Json.Serialization;

namespace ModelDsl.Benchmarks.Harness;

/// <summary>One line of the result.</summary>
/// <param name="Name">What was measured.</param>
/// <param name="Against">What it is compared with; empty where there is nothing.</param>
/// <param name="Unit">Unit of the two values.</param>
/// <param name="Ours">Our value; none where it could not be had.</param>
/// <param name="Theirs">The other's.</param>
internal sealed record Row(string Name, string Against, string Unit, double? Ours, double? Theirs)
{
    /// <summary>Our value over theirs.</summary>
    public double? Ratio => Ours / Theirs;

    /// <summary>Half of the rounds have a ratio between these two.</summary>
    public double[]? Spread { get; init; }

    /// <summary>What <see cref="Ratio"/>, or our value where there is no other, may be at most.</summary>
    public double? Target { get; init; }

    /// <summary>Whether the target is met; none where there is none, or nothing to hold against it.</summary>
    public bool? Met => Target is { } limit && (Against.Length > 0 ? Ratio : Ours) is { } value ? value <= limit : null;

    /// <summary>Why a value is missing, or how to read it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Note { get; init; }
}
