namespace ModelDsl.Generator.Emission;

/// <summary>Which locals of a generated method exist already.</summary>
/// <param name="input">What holds the tensor before the first layer.</param>
internal sealed class Locals(string input)
{
    private bool hasPrefix;

    /// <summary>What holds the tensor now: the parameter at first, <c>x</c> from the first layer on.</summary>
    public string X { get; private set; } = input;

    /// <summary>The start of a line that sets x.</summary>
    public string Assign() => X == "x" ? "x = " : "var x = ";

    /// <summary>Notes that x exists.</summary>
    public void Begin() => X = "x";

    /// <summary>The start of a line that sets the prefix tokens aside.</summary>
    public string AssignPrefix()
    {
        var start = hasPrefix ? "prefix = " : "var prefix = ";
        hasPrefix = true;
        return start;
    }
}
