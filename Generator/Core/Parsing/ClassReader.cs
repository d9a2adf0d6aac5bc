using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ModelDsl.Generator.Model;

namespace ModelDsl.Generator.Parsing;

/// <summary>Reads the facts about a declared class.</summary>
internal static class ClassReader
{
    private static readonly SymbolDisplayFormat named = new(
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers
    );

    /// <summary>Whether the class, and all that it stands in, has a name yet: a second part of it can be written.</summary>
    public static bool HasName(INamedTypeSymbol type)
    {
        for (var at = type; at is not null; at = at.ContainingType)
        {
            if (
                !SyntaxFacts.IsValidIdentifier(at.Name)
                || at.TypeParameters.Any(parameter => !SyntaxFacts.IsValidIdentifier(parameter.Name))
            )
                return false;
        }

        for (var at = type.ContainingNamespace; !at.IsGlobalNamespace; at = at.ContainingNamespace)
        {
            if (!SyntaxFacts.IsValidIdentifier(at.Name))
                return false;
        }

        return true;
    }

    public static ClassSpec Read(INamedTypeSymbol type, TypeDeclarationSyntax syntax, int linesAbove, int columnParts) =>
        new(
            type.ContainingNamespace.IsGlobalNamespace
                ? ""
                : type.ContainingNamespace.ToDisplayString(
                    SymbolDisplayFormat.FullyQualifiedFormat.WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted)
                ),
            type.Name,
            MetadataName(type),
            syntax.Keyword.ValueText,
            type.TypeParameters.Length == 0
                ? ""
                : $"<{string.Join(", ", type.TypeParameters.Select(parameter => parameter.ToDisplayString(named)))}>",
            Outer(type).ToEquatableArray(),
            type.BaseType is { SpecialType: not SpecialType.System_Object, TypeKind: not TypeKind.Error } @base && !@base.IsModule()
                ? @base.Name
                : null,
            type.GetMembers()
                .Where(member => !member.IsImplicitlyDeclared && member.CanBeReferencedByName)
                .Select(member => member.Name)
                .Distinct()
                .OrderBy(name => name, System.StringComparer.Ordinal)
                .ToEquatableArray(),
            LooseConstructors(type).Count(),
            HasOwnConstructor(type),
            type.DeclaringSyntaxReferences.Any(part => HasDocumentation(part.GetSyntax())),
            syntax.Modifiers.Any(SyntaxKind.PartialKeyword),
            type.IsStatic,
            type.IsAbstract,
            type.IsFileLocal,
            linesAbove,
            columnParts
        );

    /// <summary>A class whose column stands in another one: that is all of it that is asked for, whatever the class is otherwise.</summary>
    public static ClassSpec Inner(INamedTypeSymbol type) =>
        new(
            "",
            type.Name,
            MetadataName(type),
            "class",
            "",
            [],
            null,
            [],
            LooseConstructors: 0,
            HasOwnConstructor: false,
            HasSummary: true,
            IsPartial: true,
            IsStatic: false,
            IsAbstract: false,
            IsFileLocal: false,
            LinesAbove: 0,
            ColumnParts: 1
        );

    private static string MetadataName(INamedTypeSymbol type)
    {
        var name = type.MetadataName;
        for (var outer = type.ContainingType; outer is not null; outer = outer.ContainingType)
            name = $"{outer.MetadataName}+{name}";
        // Files are called by the names themselves, without the @ of a keyword.
        for (var space = type.ContainingNamespace; !space.IsGlobalNamespace; space = space.ContainingNamespace)
            name = $"{space.MetadataName}.{name}";
        return name;
    }

    private static IEnumerable<OuterSpec> Outer(INamedTypeSymbol type)
    {
        var outer = new List<OuterSpec>();
        for (var at = type.ContainingType; at is not null; at = at.ContainingType)
        {
            var syntax = at.DeclaringSyntaxReferences[0].GetSyntax() as TypeDeclarationSyntax;
            var keyword = syntax is RecordDeclarationSyntax { ClassOrStructKeyword.ValueText: { Length: > 0 } kind }
                ? $"record {kind}"
                : syntax?.Keyword.ValueText ?? "class";
            var isPartial = syntax?.Modifiers.Any(SyntaxKind.PartialKeyword) ?? false;
            outer.Insert(0, new(keyword, at.ToDisplayString(named), isPartial, at.IsGenericType));
        }

        return outer;
    }

    /// <summary>A primary constructor, which every other would have to call, or one with the generated one's parameters.</summary>
    private static bool HasOwnConstructor(INamedTypeSymbol type) =>
        type.InstanceConstructors.Any(constructor =>
            !constructor.IsImplicitlyDeclared
            && (
                constructor.DeclaringSyntaxReferences.Any(part => part.GetSyntax() is TypeDeclarationSyntax)
                || (
                    constructor.Parameters is [var device, var dtype]
                    && device.Type.IsTorch("Device")
                    && ConstantReader.Underlying(dtype.Type)!.IsTorch("ScalarType")
                )
            )
        );

    /// <summary>Constructors that do not call another one, and so leave the layers unmade.</summary>
    public static IEnumerable<ConstructorDeclarationSyntax> LooseConstructors(INamedTypeSymbol type) =>
        type
            .InstanceConstructors.SelectMany(constructor => constructor.DeclaringSyntaxReferences)
            .Select(reference => reference.GetSyntax())
            .OfType<ConstructorDeclarationSyntax>()
            .Where(constructor => constructor.Initializer is not { ThisOrBaseKeyword.RawKind: (int)SyntaxKind.ThisKeyword });

    private static bool HasDocumentation(SyntaxNode part)
    {
        foreach (var trivia in part.GetLeadingTrivia())
        {
            if (
                trivia.IsKind(SyntaxKind.SingleLineDocumentationCommentTrivia)
                || trivia.IsKind(SyntaxKind.MultiLineDocumentationCommentTrivia)
            )
                return true;
            // Where documentation is not parsed, it is an ordinary comment.
            if (trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) && trivia.ToString().StartsWith("///", System.StringComparison.Ordinal))
                return true;
        }

        return false;
    }
}
