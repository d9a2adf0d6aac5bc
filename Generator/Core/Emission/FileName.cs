using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using ModelDsl.Generator.Model;

namespace ModelDsl.Generator.Emission;

/// <summary>Names generated files: the class's full metadata name and <c>.g.cs</c>.</summary>
internal static class FileName
{
    /// <summary>
    /// The file of the class; where another class differs from it in case only, which files cannot, its capitals are told apart.
    /// </summary>
    public static string Of(string metadataName, EquatableArray<string> collisions) =>
        (collisions.Contains(metadataName) ? Spelled(metadataName) : metadataName) + ".g.cs";

    /// <summary>The names that differ from another one in case only.</summary>
    public static EquatableArray<string> Collisions(IEnumerable<string> names) =>
        names
            .Distinct()
            .GroupBy(name => name, StringComparer.OrdinalIgnoreCase)
            .Where(group => group.Count() > 1)
            .SelectMany(group => group)
            .OrderBy(name => name, StringComparer.Ordinal)
            .ToEquatableArray();

    private static string Spelled(string name)
    {
        var spelled = new StringBuilder(name).Append('-');
        foreach (var character in name)
            spelled.Append(char.IsUpper(character) ? '1' : '0');
        return spelled.ToString();
    }
}
