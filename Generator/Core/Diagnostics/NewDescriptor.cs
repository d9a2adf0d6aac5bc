using Microsoft.CodeAnalysis;

namespace ModelDsl.Generator.Diagnostics;

/// <summary>Makes descriptors: what all of one category and severity have in common.</summary>
internal static class NewDescriptor
{
    /// <summary>Where the page of an id is.</summary>
    private const string Pages = "https://github.com/modeldsl/modeldsl/blob/main/Generator/Docs/";

    /// <summary>A warning: the model is as it is meant nevertheless.</summary>
    public static DiagnosticDescriptor Warning(string id, string title, string message, string category) =>
        new(
            id,
            title,
            message,
            category,
            DiagnosticSeverity.Warning,
            isEnabledByDefault: true,
            description: null,
            helpLinkUri: Pages + id + ".md"
        );

    /// <summary>An error in how a declaration is written.</summary>
    public static DiagnosticDescriptor Usage(string id, string title, string message, bool isModelWritten = false) =>
        Error(id, title, message, "ModelDsl.Usage", isModelWritten);

    /// <summary>An error in its shapes.</summary>
    public static DiagnosticDescriptor Shape(string id, string title, string message, bool isModelWritten = false) =>
        Error(id, title, message, "ModelDsl.Shape", isModelWritten);

    /// <summary>An error in the contract of a kind.</summary>
    public static DiagnosticDescriptor Contract(string id, string title, string message) =>
        Error(id, title, message, "ModelDsl.Contract", isModelWritten: false);

    /// <summary>
    /// An error. Where it leaves nothing but a class that throws, no option and no pragma may silence it: what builds would fail when it runs.
    /// </summary>
    private static DiagnosticDescriptor Error(string id, string title, string message, string category, bool isModelWritten) =>
        new(
            id,
            title,
            message,
            category,
            DiagnosticSeverity.Error,
            isEnabledByDefault: true,
            description: null,
            helpLinkUri: Pages + id + ".md",
            customTags: isModelWritten ? [] : [WellKnownDiagnosticTags.NotConfigurable]
        );
}
