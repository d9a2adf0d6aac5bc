using System.Collections.Generic;

namespace ModelDsl.Generator.Emission;

/// <summary>Which locals of a generated method exist already.</summary>
/// <param name="input">What holds the tensor before the first layer.</param>
internal sealed class Locals(string input)
{
    /// <summary>What holds a tensor from the first layer on.</summary>
    public const string Tensor = "x";

    /// <summary>What holds several maps.</summary>
    public const string Maps = "maps";

    private readonly HashSet<string> declared = [input];

    /// <summary>What holds the tensor now: the parameter at first, <c>x</c> from the first layer on, <c>maps</c> where there are several.</summary>
    public string X { get; private set; } = input;

    /// <summary>The start of a line that sets a local.</summary>
    public string Assign(string local = Tensor) => declared.Contains(local) ? $"{local} = " : $"var {local} = ";

    /// <summary>Notes that the local exists and holds the tensor now.</summary>
    public void Begin(string local = Tensor)
    {
        declared.Add(local);
        X = local;
    }

    /// <summary>The start of a line that sets the prefix tokens aside.</summary>
    public string AssignPrefix() => declared.Add("prefix") ? "var prefix = " : "prefix = ";
}
