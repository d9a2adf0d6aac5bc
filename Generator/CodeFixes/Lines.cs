using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace ModelDsl.CodeFixes;

/// <summary>Edits that add a line to a column or take one out.</summary>
internal static class Lines
{
    /// <summary>Takes the attribute out, with the line of the source that it has to itself.</summary>
    public static TextChange Remove(AttributeSyntax attribute, SourceText text)
    {
        var list = (AttributeListSyntax)attribute.Parent!;
        if (list.Attributes.Count > 1)
        {
            var index = list.Attributes.IndexOf(attribute);
            return new(
                index > 0
                    ? TextSpan.FromBounds(list.Attributes[index - 1].Span.End, attribute.Span.End)
                    : TextSpan.FromBounds(attribute.SpanStart, list.Attributes[1].SpanStart),
                ""
            );
        }

        var first = text.Lines.GetLineFromPosition(list.SpanStart);
        var last = text.Lines.GetLineFromPosition(list.Span.End);
        var around = text.ToString(TextSpan.FromBounds(first.Start, list.SpanStart)) + text.ToString(TextSpan.FromBounds(list.Span.End, last.End));
        return new(around.All(char.IsWhiteSpace) ? TextSpan.FromBounds(first.Start, last.EndIncludingLineBreak) : list.Span, "");
    }

    /// <summary>Puts <paramref name="line"/> (<c>ImageInput(224)</c>) in front of an attribute, or behind it.</summary>
    public static TextChange Insert(string line, AttributeSyntax at, bool isBehind, SourceText text)
    {
        var list = (AttributeListSyntax)at.Parent!;
        if (list.Attributes.Count > 1)
            return isBehind ? new(new(at.Span.End, 0), $", {line}") : new(new(at.SpanStart, 0), $"{line}, ");
        var row = text.Lines.GetLineFromPosition(list.SpanStart);
        var before = text.ToString(TextSpan.FromBounds(row.Start, list.SpanStart));
        // A line of its own where the other has one.
        var gap = before.All(char.IsWhiteSpace) ? LineBreak(text, row) + before : " ";
        return isBehind ? new(new(list.Span.End, 0), $"{gap}[{line}]") : new(new(list.SpanStart, 0), $"[{line}]{gap}");
    }

    private static string LineBreak(SourceText text, TextLine row)
    {
        var found = text.ToString(TextSpan.FromBounds(row.End, row.EndIncludingLineBreak));
        return found.Length > 0 ? found : "\n";
    }

    /// <summary>The attributes of a class, top to bottom.</summary>
    public static IEnumerable<AttributeSyntax> Of(TypeDeclarationSyntax type) => type.AttributeLists.SelectMany(list => list.Attributes);
}
