using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis.CSharp;

namespace ModelDsl.Soundness.Declarations;

/// <summary>Values as C# writes them in an attribute.</summary>
internal static class CSharp
{
    public static string Literal(object? value) =>
        value switch
        {
            null => "null",
            bool truth => truth ? "true" : "false",
            string text => SymbolDisplay.FormatLiteral(text, quote: true),
            Type type => $"typeof({Name(type)})",
            Enum member when Enum.IsDefined(member.GetType(), member) => $"{Name(member.GetType())}.{member}",
            Enum member => $"({Name(member.GetType())}){Convert.ToInt64(member, CultureInfo.InvariantCulture)}",
            double number when !double.IsFinite(number) =>
                double.IsNaN(number) ? "double.NaN" : number > 0 ? "double.PositiveInfinity" : "double.NegativeInfinity",
            double number => number.ToString("R", CultureInfo.InvariantCulture) is var text && text.Contains('.') ? text : Whole(text),
            Array items => $"new {Name(items.GetType().GetElementType()!)}[] {{ {string.Join(", ", items.Cast<object?>().Select(Literal))} }}",
            IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
            _ => throw new ArgumentException($"No attribute takes a {value.GetType().Name}.", nameof(value)),
        };

    /// <summary>The vocabulary's own namespace is opened by every declaration.</summary>
    public static string Name(Type type)
    {
        if (keywords.TryGetValue(type, out var keyword))
            return keyword;
        if (type.IsArray)
            return Name(type.GetElementType()!) + "[]";
        var name = type.IsNested ? $"{Name(type.DeclaringType!)}.{type.Name}" : type.Name;
        if (!type.IsNested && type.Namespace is { Length: > 0 } space && space != "ModelDsl")
            name = $"global::{space}.{name}";
        if (!type.IsGenericType)
            return name;
        var arguments = type.GetGenericArguments().Select(argument => argument.IsGenericParameter ? "" : Name(argument));
        return $"{name[..name.IndexOf('`', StringComparison.Ordinal)]}<{string.Join(",", arguments)}>";
    }

    private static readonly Dictionary<Type, string> keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(int)] = "int",
        [typeof(long)] = "long",
        [typeof(double)] = "double",
        [typeof(bool)] = "bool",
        [typeof(string)] = "string",
        [typeof(object)] = "object",
    };

    private static string Whole(string text) => text.Contains('E', StringComparison.Ordinal) ? text : text + ".0";
}
