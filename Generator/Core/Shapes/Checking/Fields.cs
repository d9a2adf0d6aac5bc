using System.Linq;
using System.Text;
using ModelDsl.Generator.Model;

namespace ModelDsl.Generator.Shapes.Checking;

/// <summary>Names the fields of a model and, for messages, its lines.</summary>
internal static class Fields
{
    /// <summary>One field for each line: <c>patch_embed</c>, <c>blocks</c>; numbered where a name repeats or there are several stages.</summary>
    public static string[] Of(EquatableArray<LineSpec> lines) =>
        Numbered(lines.Select(line => line.IsStage ? "stage" : line.Field ?? SnakeCase(line.Attribute)).ToArray(), alone: name => name == "stage" ? "blocks" : name, "");

    /// <summary>What a message calls each line: <c>Stage 3</c>, <c>PatchEmbed</c>.</summary>
    public static string[] Labels(EquatableArray<LineSpec> lines) =>
        Numbered(lines.Select(line => line.IsStage ? "Stage" : line.Attribute).ToArray(), alone: name => name == "Stage" ? "Stage 1" : name, " ");

    private static string[] Numbered(string[] names, System.Func<string, string> alone, string space)
    {
        var numbered = new string[names.Length];
        for (var i = 0; i < names.Length; i++)
        {
            var count = names.Count(name => name == names[i]);
            numbered[i] = count == 1 ? alone(names[i]) : names[i] + space + (names.Take(i).Count(name => name == names[i]) + 1);
        }

        return numbered;
    }

    /// <summary><c>PatchEmbed</c> → <c>patch_embed</c>.</summary>
    public static string SnakeCase(string name)
    {
        var text = new StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            if (i > 0 && char.IsUpper(name[i]) && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1]))))
                text.Append('_');
            text.Append(char.ToLowerInvariant(name[i]));
        }

        return text.ToString();
    }
}
