using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using ModelDsl.Generator.Diagnostics;
using ModelDsl.Generator.Emission;
using ModelDsl.Generator.Model;
using ModelDsl.Generator.Parsing;
using ModelDsl.Generator.Shapes;
using ModelDsl.Generator.Shapes.Checking;

namespace ModelDsl.Generator;

/// <summary>
/// Writes the other part of every class under <c>[Model]</c> or <c>[Variant]</c>. Only the pipeline is here: source text →
/// <see cref="ModelParser"/> → <see cref="ModelSpec"/> → <see cref="ShapeChecker"/> → <see cref="ShapeTrace"/> → <see cref="ModelEmitter"/>
/// → source text.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class ModelGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        // The steps of one are those of the other; they share what has to know all declarations.
        var models = Judge(context, KnownNames.Model);
        var variants = Judge(context, KnownNames.Variant);

        var collisions = models
            .Names.Combine(variants.Names)
            .Select((names, _) => FileName.Collisions(names.Left.Concat(names.Right)))
            .WithTrackingName(StepNames.Collisions);
        Write(context, models.Judged, collisions);
        Write(context, variants.Judged, collisions);

        var findings = models.Findings.Combine(variants.Findings).Select((both, _) => both.Left.AddRange(both.Right));
        foreach (var attribute in KnownNames.Contract)
            findings = findings.Combine(ContractFindings(context, attribute)).Select((both, _) => both.Left.AddRange(both.Right));
        context.RegisterSourceOutput(
            findings.Combine(context.CompilationProvider),
            (output, pair) =>
            {
                foreach (var finding in Reporter.Once(pair.Left))
                    output.ReportDiagnostic(Reporter.Report(finding, pair.Right));
            }
        );
    }

    /// <summary>Reads and judges the declarations that <paramref name="attribute"/> opens.</summary>
    private static Declared Judge(IncrementalGeneratorInitializationContext context, string attribute)
    {
        var parsed = context
            .SyntaxProvider.ForAttributeWithMetadataName(attribute, ModelParser.IsCandidate, ModelParser.Parse)
            .SelectMany((model, _) => model is null ? [] : new[] { model });

        // An edit that only moves lines ends here: the declaration is equal to the one before.
        var specs = parsed.Select((model, _) => model.Spec).WithTrackingName(StepNames.Parse);
        var judged = specs.Select(ShapeChecker.Check).WithTrackingName(StepNames.Check);
        var names = specs.Select((spec, _) => spec.Class.MetadataName).Collect();
        var places = parsed.Select((model, _) => new ClassPlaces(model.Spec.Class.MetadataName, model.Places)).Collect();
        var findings = judged.Combine(places).SelectMany((pair, _) => Reporter.Place(pair.Left, pair.Right)).Collect();
        return new(judged, names, findings);
    }

    private static void Write(
        IncrementalGeneratorInitializationContext context,
        IncrementalValuesProvider<CheckedModel> judged,
        IncrementalValueProvider<EquatableArray<string>> collisions
    )
    {
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
    }

    /// <summary>What is wrong with the contracts of this compilation that start with <paramref name="attribute"/>, used or not.</summary>
    private static IncrementalValueProvider<ImmutableArray<PlacedFinding>> ContractFindings(
        IncrementalGeneratorInitializationContext context,
        string attribute
    ) =>
        context
            .SyntaxProvider.ForAttributeWithMetadataName(attribute, ModelParser.IsCandidate, ContractParser.Parse)
            .SelectMany((contract, _) => contract is null ? [] : new[] { contract })
            .WithTrackingName(StepNames.Contracts)
            .SelectMany((contract, _) => Reporter.Place(ContractChecker.Check(contract.Spec, contract.First), contract.Places))
            .Collect();

    /// <summary>What becomes of the declarations that one attribute opens.</summary>
    /// <param name="Judged">They, checked.</param>
    /// <param name="Names">The names of their classes.</param>
    /// <param name="Findings">What there is to say about them.</param>
    private readonly record struct Declared(
        IncrementalValuesProvider<CheckedModel> Judged,
        IncrementalValueProvider<ImmutableArray<string>> Names,
        IncrementalValueProvider<ImmutableArray<PlacedFinding>> Findings
    );
}
