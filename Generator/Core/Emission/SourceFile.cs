using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis.Text;
using ModelDsl.Generator.Diagnostics;
using ModelDsl.Generator.Model;
using ModelDsl.Generator.Shapes;

namespace ModelDsl.Generator.Emission;

/// <summary>A generated file.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Content">Its text; null where none can be written.</param>
internal sealed record SourceFile(string Name, string? Content)
{
    /// <summary>The text as the compiler takes it.</summary>
    public SourceText? Text => Content is null ? null : SourceText.From(Content, Encoding.UTF8);

    /// <summary>The model where the declaration checks, a class that throws where not.</summary>
    public static SourceFile Emit(CheckedModel model, EquatableArray<string> collisions)
    {
        var name = FileName.Of(model.Spec.Class.MetadataName, collisions);
        if (model.Trace is { } trace)
            return new(name, ModelEmitter.Emit(model.Spec, trace));
        var reason = model.Findings.FirstOrDefault(finding => !Descriptors.IsWarning(finding.Id))?.Id ?? "the compiler reports an error in it";
        return new(name, ShellEmitter.Emit(model.Spec, reason));
    }
}
