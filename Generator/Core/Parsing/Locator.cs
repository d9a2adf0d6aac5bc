using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using ModelDsl.Generator.Model;

namespace ModelDsl.Generator.Parsing;

/// <summary>Notes, while syntax is at hand, where each argument stands.</summary>
internal sealed class Locator(CancellationToken cancellation)
{
    private readonly List<Place> places = [];

    public EquatableArray<Place> Places => new([.. places]);

    /// <summary>Notes the name of the class, and what of it a declared model cannot have.</summary>
    public void AddClass(TypeDeclarationSyntax syntax, INamedTypeSymbol type)
    {
        AddToken(ArgumentPath.Class, syntax.Identifier);
        if (syntax.TypeParameterList is { } parameters)
            Add(ArgumentPath.OfClass("types"), syntax.SyntaxTree, parameters.Span, parameters.Span);
        foreach (var part in type.DeclaringSyntaxReferences.Select(part => part.GetSyntax(cancellation)).OfType<TypeDeclarationSyntax>())
        {
            // A base class is the first of its list.
            if (part.BaseList is { Types: [var first, ..] })
                Add(ArgumentPath.OfClass("base"), part.SyntaxTree, first.Span, first.Span);
        }

        foreach (var outer in syntax.Ancestors().OfType<TypeDeclarationSyntax>())
            AddToken(ArgumentPath.OfClass($"outer {outer.Identifier.ValueText}"), outer.Identifier);
        foreach (var member in type.GetMembers().Where(member => !member.IsImplicitlyDeclared && member.CanBeReferencedByName))
        {
            if (member.Locations.FirstOrDefault(location => location.IsInSource) is { SourceTree: { } tree } location)
                Add(ArgumentPath.OfClass($"member {member.Name}"), tree, location.SourceSpan, location.SourceSpan);
        }

        foreach (var constructor in ClassReader.LooseConstructors(type))
            AddToken(ArgumentPath.OfClass("constructor"), constructor.Identifier);
    }

    /// <summary>
    /// Notes what opens a declaration, and its lines. A line that a variant inherits stands where the variant names the other declaration.
    /// </summary>
    public void AddDeclaration(AttributeSyntax opening, IMethodSymbol? constructor, Declaration declaration)
    {
        AddLine(ArgumentPath.Model(), opening, constructor);
        var from = opening.ArgumentList?.Arguments.FirstOrDefault()?.Expression.Span ?? opening.Span;
        var lines = declaration.Lines.Concat(declaration.Surplus).ToList();
        for (var i = 0; i < lines.Count; i++)
        {
            var path = ArgumentPath.Line(i);
            if (lines[i].Syntax is { } syntax)
                AddLine(path, syntax, lines[i].Attribute.AttributeConstructor);
            else
                places.Add(new(path, opening.SyntaxTree.FilePath, from, from, IsStandIn: true));
        }
    }

    /// <summary>Notes a line of the column, or <c>[Model]</c>, and each of its arguments.</summary>
    /// <param name="line">The path of the line.</param>
    /// <param name="syntax">Its attribute.</param>
    /// <param name="constructor">The constructor that it calls, for the names of its arguments.</param>
    public void AddLine(ArgumentPath line, AttributeSyntax syntax, IMethodSymbol? constructor)
    {
        var tree = syntax.SyntaxTree;
        Add(line, tree, syntax.Span, syntax.Span);
        if (syntax.ArgumentList is null)
            return;
        var position = 0;
        foreach (var argument in syntax.ArgumentList.Arguments)
        {
            string? name;
            if (argument.NameEquals is { } property)
                name = ColumnReader.Camel(property.Name.Identifier.ValueText);
            else if (argument.NameColon is { } named)
                name = named.Name.Identifier.ValueText;
            else
                name = constructor is not null && position < constructor.Parameters.Length ? constructor.Parameters[position].Name : null;
            position++;
            if (name is not null)
                Add(line with { Name = name }, tree, argument.Expression.Span, argument.Span);
        }
    }

    /// <summary>Notes a contract, where it is source of this compilation.</summary>
    public void AddContract(string kind, IReadOnlyList<AttributeData> contract, IMethodSymbol? constructor)
    {
        var counts = new Dictionary<PathRoot, int>();
        foreach (var attribute in contract)
        {
            if (Part(attribute.AttributeClass) is not { } part || attribute.ApplicationSyntaxReference is not { } reference)
                continue;
            counts.TryGetValue(part, out var index);
            counts[part] = index + 1;
            var syntax = (AttributeSyntax)reference.GetSyntax(cancellation);
            var arguments = syntax.ArgumentList?.Arguments;
            if (part is PathRoot.Takes or PathRoot.Gives)
            {
                AddTexts(kind, part, index, syntax);
                counts[part] = index + (arguments?.Count ?? 0);
                continue;
            }

            // A condition or a shape comes first; of [Let] the second argument is the expression.
            var wanted = part == PathRoot.Let ? 1 : 0;
            var value = arguments is { } list && list.Count > wanted ? list[wanted].Expression : null;
            AddText(ArgumentPath.Contract(part, kind, index), syntax, value);
            if (part == PathRoot.Requires)
                AddText(ArgumentPath.Contract(PathRoot.Message, kind, index), syntax, arguments is { Count: > 1 } ? arguments.Value[1].Expression : null);
        }

        if (constructor is null)
            return;
        for (var i = 0; i < constructor.Parameters.Length; i++)
        {
            if (constructor.Parameters[i].DeclaringSyntaxReferences is [var reference, ..])
                Add(ArgumentPath.Contract(PathRoot.Parameter, kind, i), reference.SyntaxTree, reference.Span, reference.Span);
        }
    }

    private void AddText(ArgumentPath path, AttributeSyntax attribute, ExpressionSyntax? value) =>
        places.Add(new(path, attribute.SyntaxTree.FilePath, value?.Span ?? attribute.Span, attribute.Span, TextStart(value)));

    /// <summary>Notes each argument of an attribute whose arguments are all texts of one kind.</summary>
    private void AddTexts(string kind, PathRoot part, int first, AttributeSyntax syntax)
    {
        var arguments = syntax.ArgumentList?.Arguments ?? [];
        for (var i = 0; i < arguments.Count; i++)
            AddText(ArgumentPath.Contract(part, kind, first + i), syntax, arguments[i].Expression);
    }

    /// <summary>In a string without escapes, raw and verbatim ones included, a character of the text is a character of the source.</summary>
    private static int TextStart(ExpressionSyntax? value)
    {
        if (value is not LiteralExpressionSyntax { Token: var token })
            return -1;
        var quotes = token.Text.Length - token.Text.TrimEnd('"').Length;
        var start = token.Text.Length - quotes - token.ValueText.Length;
        return start > 0 && quotes > 0 && token.Text.IndexOf(token.ValueText, start, System.StringComparison.Ordinal) == start
            ? token.SpanStart + start
            : -1;
    }

    /// <summary>Which part of a contract the attribute is; null where it is none.</summary>
    public static PathRoot? Part(INamedTypeSymbol? attribute) =>
        attribute is null || !attribute.IsVocabulary(attribute.Name)
            ? null
            : attribute.Name switch
            {
                "TakesAttribute" => PathRoot.Takes,
                "GivesAttribute" => PathRoot.Gives,
                "CostsAttribute" => PathRoot.Costs,
                "RequiresAttribute" => PathRoot.Requires,
                "LetAttribute" => PathRoot.Let,
                "ClosedByAttribute" => PathRoot.ClosedBy,
                "CarriesAttribute" => PathRoot.Carries,
                "AlternateAttribute" => PathRoot.Alternate,
                _ => null,
            };

    private void AddToken(ArgumentPath path, SyntaxToken token) => Add(path, token.SyntaxTree!, token.Span, token.Span);

    private void Add(ArgumentPath path, SyntaxTree tree, TextSpan value, TextSpan whole) =>
        places.Add(new(path, tree.FilePath, value, whole));
}
