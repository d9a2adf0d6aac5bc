using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using ModelDsl.Generator.Model;
using ModelDsl.Generator.Parsing;
using ModelDsl.Generator.Shapes;
using ModelDsl.Generator.Shapes.Checking;

namespace ModelDsl.Generator.Diagnostics;

/// <summary>A finding with the place that it is shown at: still values only.</summary>
/// <param name="Finding">The finding.</param>
/// <param name="File">The file; null where the place is not source.</param>
/// <param name="Span">The place.</param>
/// <param name="RemedySpan">The value that a remedy replaces; where the knob is not set, the line that it is added to.</param>
/// <param name="AddsRemedy">Whether the remedy sets a knob that is not set.</param>
/// <param name="IsExact">Whether the argument that is meant stands there, not one that stands for it.</param>
/// <param name="IsInherited">Whether what is meant is a line that a variant has from another declaration.</param>
/// <param name="IsAtContract">Whether the place is a contract, not the declaration that uses it.</param>
internal sealed record PlacedFinding(
    Finding Finding,
    string? File,
    TextSpan Span,
    TextSpan? RemedySpan,
    bool AddsRemedy,
    bool IsExact,
    bool IsInherited,
    bool IsAtContract
);

/// <summary>Turns findings into diagnostics.</summary>
internal static class Reporter
{
    /// <summary>The property of a diagnostic that holds the values of its remedy, between <c>;</c>.</summary>
    public const string RemedyProperty = "Remedy";

    /// <summary>The property that names the knob which they are for, as C# writes it.</summary>
    public const string KnobProperty = "Knob";

    /// <summary>The property that is there where the knob has to be added.</summary>
    public const string AddsProperty = "Adds";

    /// <summary>The property that is there where the values are other names for the knob.</summary>
    public const string RenamesProperty = "Renames";

    /// <summary>The property that is there where the line that is meant belongs to the declaration which a variant names.</summary>
    public const string InheritedProperty = "Inherited";

    /// <summary>Finds the place of each finding about a model.</summary>
    public static IEnumerable<PlacedFinding> Place(CheckedModel model, ImmutableArray<ClassPlaces> all)
    {
        if (model.Findings.Count == 0)
            return [];
        var places = all.First(candidate => candidate.Class == model.Spec.Class.MetadataName).Places;
        return model.Findings.Select(finding => Place(finding, places));
    }

    /// <summary>Finds the place of each finding about a contract.</summary>
    public static IEnumerable<PlacedFinding> Place(IReadOnlyList<Finding> findings, EquatableArray<Place> places) =>
        findings.Select(finding => Place(finding, places));

    /// <summary>The findings without repetition: several models can share one malformed contract, which is said once, where it is written.</summary>
    public static IEnumerable<PlacedFinding> Once(ImmutableArray<PlacedFinding> findings)
    {
        var said = new HashSet<(string Id, string? File, TextSpan Span)>();
        return findings.Distinct().Where(found => !found.IsAtContract || said.Add((found.Finding.Id, found.File, found.Span)));
    }

    private static PlacedFinding Place(Finding finding, EquatableArray<Place> places)
    {
        var exact = Find(places, finding.Path);
        var place = exact ?? Find(places, finding.Fallback) ?? Find(places, ArgumentPath.Class);
        var written = finding.Remedy is null ? null : Find(places, finding.Remedy.Path);
        var remedy = written ?? (finding.Remedy is null ? null : Find(places, finding.Remedy.Path.Whole()));
        // A line of another declaration cannot be changed here.
        var canChange = remedy is { IsStandIn: false } && remedy.Value.File == place?.File;
        return new(
            finding,
            place?.File,
            place is null ? default : Span(finding, place.Value),
            canChange ? remedy?.Value : null,
            written is null,
            exact is { IsStandIn: false },
            place is { IsStandIn: true },
            IsAtContract: place is { Path.Root: >= PathRoot.Takes }
        );
    }

    private static TextSpan Span(Finding finding, Place place)
    {
        if (finding.PointsAtWhole)
            return place.Whole;
        var isInside = finding.Offset >= 0 && place.TextStart >= 0 && place.Path == finding.Path;
        return isInside ? new(Math.Min(place.TextStart + finding.Offset, place.Value.End - 1), 1) : place.Value;
    }

    private static Place? Find(EquatableArray<Place> places, ArgumentPath path)
    {
        foreach (var place in places)
        {
            if (place.Path == path)
                return place;
        }

        return null;
    }

    /// <summary>The diagnostic, in a tree of the compilation so that <c>#pragma</c> and code fixes reach it.</summary>
    public static Diagnostic Report(PlacedFinding placed, Compilation compilation)
    {
        var finding = placed.Finding;
        var tree = compilation.SyntaxTrees.FirstOrDefault(tree => tree.FilePath == placed.File && placed.Span.End <= tree.Length);
        var location = tree is null ? Location.None : Location.Create(tree, placed.Span);
        var properties = ImmutableDictionary<string, string?>.Empty;
        if (placed.IsInherited)
            properties = properties.Add(InheritedProperty, "");
        if (finding.Id == Ids.KnobSaidTwice)
            properties = properties.Add(KnobProperty, finding.Arguments[1]);
        var others = ImmutableArray<Location>.Empty;
        if (finding.Remedy is { } remedy && tree is not null && placed.RemedySpan is { } span)
        {
            properties = properties.Add(RemedyProperty, string.Join(";", remedy.Values)).Add(KnobProperty, KindScope.Pascal(remedy.Path.Name));
            if (placed.AddsRemedy)
                properties = properties.Add(AddsProperty, "");
            if (finding.Id == Ids.UnusedKnob)
                properties = properties.Add(RenamesProperty, "");
            others = [Location.Create(tree, span)];
        }

        return Diagnostic.Create(Descriptors.Of(finding.Id), location, others, properties, Arguments(placed));
    }

    /// <summary>A message about shapes ends in the shape that arrives, in parentheses, and in the remedy.</summary>
    private static object[] Arguments(PlacedFinding placed)
    {
        var finding = placed.Finding;
        if (finding.Id == Ids.MissingKnob)
            return [finding.Arguments[0], finding.Arguments[1], HowToSay(finding)];
        if (finding.Id == Ids.UnusedKnob)
            return [.. finding.Arguments, finding.Remedy is { } near ? $", or write {near.Values[0]}" : ""];
        if (finding.Id == Ids.BudgetExceeded || !finding.Id.StartsWith("MDSL1", StringComparison.Ordinal))
            return [.. finding.Arguments];
        var shape = finding.Arguments[2].Length > 0 ? $" ({finding.Arguments[2]})" : "";
        return [finding.Arguments[0], finding.Arguments[1], shape, Remedy(placed)];
    }

    /// <summary>What to do about a knob that nothing says: set it, or where the line's attribute has none of its name, take another.</summary>
    private static string HowToSay(Finding missing)
    {
        var knob = missing.Arguments[1];
        return missing.Arguments.Count > 3
            ? $"[{missing.Arguments[3]}] has no knob {knob}: use an attribute that has one"
            : $"add '{knob} = {missing.Remedy?.Values[0] ?? missing.Arguments[2]}' to this line";
    }

    private static string Remedy(PlacedFinding placed)
    {
        if (placed.Finding.Remedy is not { } remedy)
            return "";
        var knob = remedy.Path == placed.Finding.Path && placed.IsExact ? "" : " " + KindScope.Pascal(remedy.Path.Name);
        return $" Nearest{knob}: {string.Join(", ", remedy.Values)}.";
    }
}
