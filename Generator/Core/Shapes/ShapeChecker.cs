using System.Linq;
using System.Threading;
using ModelDsl.Generator.Model;
using ModelDsl.Generator.Shapes.Checking;

namespace ModelDsl.Generator.Shapes;

/// <summary>
/// Judges a declaration: a pure function from <see cref="ModelSpec"/> to sizes, or to what is wrong and what would be right.
/// </summary>
internal static class ShapeChecker
{
    /// <summary>Checks <paramref name="spec"/>.</summary>
    public static CheckedModel Check(ModelSpec spec, CancellationToken cancellation)
    {
        var contracts = new Contracts(spec.Kinds);
        var (trace, drafts) = ColumnChecker.Run(spec, contracts, cancellation);
        var findings = drafts.Items.Select(draft => Remedies.Add(draft, drafts, spec, contracts, cancellation));
        var sound = drafts.HasErrors ? null : trace;
        return new(spec, sound, findings.Concat(BudgetRules.Check(spec, sound)).ToEquatableArray());
    }
}
