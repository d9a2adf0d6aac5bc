using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;

namespace ModelDsl.Runtime.Tests.LibTorch.PublicApi;

/// <summary>The public surface of TorchSharp 0.107, as <c>public-api-0.107.txt</c> has it.</summary>
internal sealed class ApiList
{
    private readonly Dictionary<string, (string Header, List<string> Members)> _types = new(StringComparer.Ordinal);

    public int Count => _types.Count;

    public static ApiList Read()
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("public-api-0.107.txt")!;
        using var reader = new StreamReader(stream);
        return Parse(reader);
    }

    public static ApiList Parse(TextReader reader)
    {
        var list = new ApiList();
        List<string> members = [];
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith("### ", StringComparison.Ordinal))
            {
                members = [];
                list._types.Add(TypeName(line), (line.TrimEnd(), members));
            }
            else if (line.Trim() is { Length: > 0 } member)
            {
                members.Add(member);
            }
        }
        return list;
    }

    /// <summary>
    /// What of one type, given as <see cref="ApiPrinter"/> prints it, the list lacks: each line with what stands there instead.
    /// </summary>
    public IEnumerable<string> Lacks(string header, IEnumerable<string> members)
    {
        if (!_types.TryGetValue(TypeName(header), out var listed))
        {
            yield return $"{header}\n    no such type";
            yield break;
        }
        if (header.TrimEnd() != listed.Header)
        {
            yield return $"{header}\n    listed as {listed.Header}";
        }
        // A copy, as two members that the list prints alike (arrays of different rank) must stand there twice.
        List<string> unclaimed = [.. listed.Members];
        foreach (string member in members)
        {
            // A member that may be overridden there and not here restricts nobody who calls it.
            if (!unclaimed.Remove(member) && !unclaimed.Remove(AsVirtual(member)))
            {
                string[] near = [.. listed.Members.Where(other => MemberName(other) == MemberName(member))];
                IEnumerable<string> instead = near.Length == 0 ? ["no member of that name"] : near.Select(other => "listed: " + other);
                yield return string.Join("\n    ", instead.Prepend($"{TypeName(header)}: {member}"));
            }
        }
    }

    private static string TypeName(string header) => header.Split(' ')[1];

    private static string AsVirtual(string member) => member.StartsWith("protected ", StringComparison.Ordinal)
        ? member.Insert("protected ".Length, "virtual ")
        : "virtual " + member;

    private static string MemberName(string member)
    {
        string head = member.Split(['(', '[', '{', '='], 2)[0].TrimEnd();
        return head[(head.LastIndexOf(' ') + 1)..].Split('<')[0];
    }
}
