using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace ModelDsl.Checkpoints;

/// <summary>A key with placeholders: <c>layers.{i}.blocks.{j+1}.{*}</c>.</summary>
internal sealed partial class KeyTemplate
{
    private readonly Regex _pattern;
    private readonly List<Part> _parts = [];

    public KeyTemplate(string text)
    {
        Text = text;
        var regex = new StringBuilder(@"\A");
        var end = 0;
        foreach (Match match in Placeholder().Matches(text))
        {
            AddLiteral(text[end..match.Index], regex);
            var name = match.Groups["name"].Value;
            if (!Names.Add(name))
                throw new ArgumentException($"The key template \"{text}\" has the placeholder {{{name}}} twice.", nameof(text));
            var shift = match.Groups["shift"] is { Success: true } group ? int.Parse(group.Value, CultureInfo.InvariantCulture) : 0;
            _parts.Add(new Part(name, shift));
            regex.Append(CultureInfo.InvariantCulture, $"(?<{Group(name)}>{(name == "*" ? ".+" : "0|[1-9][0-9]{0,8}")})");
            end = match.Index + match.Length;
        }

        AddLiteral(text[end..], regex);
        _pattern = new Regex(regex.Append(@"\z").ToString(), RegexOptions.CultureInvariant);
    }

    public string Text { get; }

    public IReadOnlyCollection<string> Placeholders => Names;

    private HashSet<string> Names { get; } = [];

    /// <summary>What the placeholders stand for in <paramref name="key"/>, shifts taken off; null where the key does not fit.</summary>
    public IReadOnlyDictionary<string, string>? Match(string key)
    {
        var match = _pattern.Match(key);
        if (!match.Success)
            return null;
        var values = new Dictionary<string, string>();
        foreach (var (name, shift) in _parts)
        {
            if (shift is null)
                continue;
            var value = match.Groups[Group(name)].Value;
            if (name != "*")
            {
                var number = int.Parse(value, CultureInfo.InvariantCulture) - shift.Value;
                if (number < 0)
                    return null;
                value = number.ToString(CultureInfo.InvariantCulture);
            }

            values[name] = value;
        }

        return values;
    }

    /// <summary>The key with <paramref name="values"/> for its placeholders; null where a shift makes a number negative.</summary>
    public string? Render(IReadOnlyDictionary<string, string> values)
    {
        var key = new StringBuilder();
        foreach (var (text, shift) in _parts)
        {
            if (shift is null)
            {
                key.Append(text);
            }
            else if (text == "*")
            {
                key.Append(values[text]);
            }
            else
            {
                var number = int.Parse(values[text], CultureInfo.InvariantCulture) + shift.Value;
                if (number < 0)
                    return null;
                key.Append(number.ToString(CultureInfo.InvariantCulture));
            }
        }

        return key.ToString();
    }

    private static string Group(string name) => name == "*" ? "rest" : name;

    [GeneratedRegex(@"\{(?<name>\*|[a-z])(?<shift>(?<=\{[a-z])[+-][0-9]{1,6})?\}", RegexOptions.CultureInvariant)]
    private static partial Regex Placeholder();

    private void AddLiteral(string literal, StringBuilder regex)
    {
        if (literal.AsSpan().ContainsAny('{', '}'))
        {
            var message = $"The key template \"{Text}\" has a brace that opens no placeholder; those are {{i}}, {{i+1}} and {{*}}.";
            throw new ArgumentException(message, "text");
        }

        if (literal.Length == 0)
            return;
        _parts.Add(new Part(literal, null));
        regex.Append(Regex.Escape(literal));
    }

    /// <summary>A literal (no shift) or the name of a placeholder with its shift.</summary>
    private readonly record struct Part(string Text, int? Shift);
}
