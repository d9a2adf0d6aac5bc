using System.Linq;
using Microsoft.CodeAnalysis;
using ModelDsl.Generator.Diagnostics;
using ModelDsl.Generator.Emission;
using ModelDsl.Generator.Model;
using ModelDsl.Generator.Parsing;
using ModelDsl.Generator.Shapes;

namespace ModelDsl.Generator;

/// <summary>
/// Writes the other part of every class under <c>[Model]</c>. Only the pipeline is here: source text → <see cref="ModelParser"/> →
/// <see cref="ModelSpec"/> → <see cref="ShapeChecker"/> → <see cref="ShapeTrace"/> → <see cref="ModelEmitter"/> → source text.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class ModelGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var parsed = context
            .SyntaxProvider.ForAttributeWithMetadataName(KnownNames.Model, ModelParser.IsCandidate, ModelParser.Parse)
            .SelectMany((model, _) => model is null ? [] : new[] { model });

        // An edit that only moves lines ends here: the declaration is equal to the one before.
        var specs = parsed.Select((model, _) => model.Spec).WithTrackingName(StepNames.Parse);
        var judged = specs.Select(ShapeChecker.Check).WithTrackingName(StepNames.Check);

        var collisions = specs
            .Select((spec, _) => spec.Class.MetadataName)
            .Collect()
            .Select((names, _) => FileName.Collisions(names))
            .WithTrackingName(StepNames.Collisions);
        var sources = judged
            .Combine(collisions)
            .Select((pair, _) => SourceFile.Emit(pair.Left, pair.Right))
            .WithTrackingName(StepNames.Emit);
        context.RegisterSourceOutput(
            sources,
            (output, source) =>
            {
                if (source.Text is not null)
                    output.AddSource(source.Name, source.Text);
            }
        );

        var places = parsed.Select((model, _) => new ClassPlaces(model.Spec.Class.MetadataName, model.Places)).Collect();
        var findings = judged.Combine(places).SelectMany((pair, _) => Reporter.Place(pair.Left, pair.Right)).Collect();
        context.RegisterSourceOutput(
            findings.Combine(context.CompilationProvider),
            (output, pair) =>
            {
                // Several models can share one malformed contract, which is said once.
                foreach (var finding in pair.Left.Distinct())
                    output.ReportDiagnostic(Reporter.Report(finding, pair.Right));
            }
        );
    }
}
