using System.Text;

namespace ModelDsl.Generator.Emission;

/// <summary>Text with indentation; every line ends in "\n".</summary>
internal sealed class CodeWriter
{
    private readonly StringBuilder text = new();
    private int depth;

    /// <summary>Columns to the left of what is written now.</summary>
    public int Indent => depth * 4;

    public void Line(string line = "")
    {
        if (line.Length > 0)
            text.Append(' ', Indent).Append(line);
        text.Append('\n');
    }

    /// <summary>Writes each line of <paramref name="lines"/>.</summary>
    public void Lines(string lines)
    {
        foreach (var line in lines.Split('\n'))
            Line(line);
    }

    /// <summary>Writes a line, if there is one, and opens a brace below it.</summary>
    public void Open(string line = "")
    {
        if (line.Length > 0)
            Line(line);
        Line("{");
        depth++;
    }

    public void Close(string end = "}")
    {
        depth--;
        Line(end);
    }

    /// <summary>Writes what <paramref name="line"/> says one step further in.</summary>
    public void Inner(string line)
    {
        depth++;
        Line(line);
        depth--;
    }

    public override string ToString() => text.ToString();
}
