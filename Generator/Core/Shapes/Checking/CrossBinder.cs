using System.Collections.Generic;
using System.Linq;
using ModelDsl.Generator.Diagnostics;
using ModelDsl.Generator.Model;
using ModelDsl.Generator.Shapes.Evaluation;
using ModelDsl.Generator.Shapes.Language;

namespace ModelDsl.Generator.Shapes.Checking;

/// <summary>
/// Binds the names in the shapes after the first of <c>[Takes]</c>. A name that an earlier shape has must have the same size again: so two
/// branches, or streams, meet.
/// </summary>
internal sealed class CrossBinder(Drafts drafts, ArgumentPath line, string label)
{
    /// <summary>Binds the dimensions of <paramref name="tensor"/> to the shape number <paramref name="index"/>; they are of one layout.</summary>
    /// <returns>Whether all sizes are those that the kind asks for; where not, a finding says so.</returns>
    /// <exception cref="ContractException">A dimension of the contract cannot be computed.</exception>
    public bool Take(KindScope scope, int index, FurtherTensor tensor)
    {
        var earlier = scope.Contract.Takes.Take(index).SelectMany(shape => shape.Dimensions).SelectMany(ShapeBinder.NamesIn);
        var known = new HashSet<string>(earlier);
        var fits = true;
        foreach (var (dimension, size, role, place) in Sizes(scope.Contract.Takes[index], tensor.Shape))
        {
            var name = (dimension as Name)?.Text;
            var origin = place < 0 ? null : tensor.OriginOf(place, role);
            if (name is null || known.Contains(name))
                fits &= IsSame(scope, dimension, size, tensor, origin);
            else if (scope.Knob(name) is { Value: { Kind: ValueKind.Integer } set } knob && set.Number != size)
                fits = Differs(dimension, $"{KindScope.Pascal(name)} = {set}, but {size} arrive", tensor, knob.Origin!.Value, [], size);
            else
                scope.Bind(name, new(Value.Integer(size), origin));
        }

        return fits;
    }

    /// <summary>
    /// Each dimension with the size that arrives, and its place after the batch; prefix tokens and the others one by one. Of the batch, whose
    /// place is -1, how many times it.
    /// </summary>
    private static IEnumerable<(Expression Dimension, long Size, string Role, int Place)> Sizes(ShapePattern pattern, Shape shape)
    {
        yield return (pattern.Batch ?? new Literal(Value.Integer(1), 0), shape.Batch, "", -1);
        if (pattern.Dimensions[1].Size is null)
        {
            yield return (pattern.Dimensions[2].Size!, shape.Channels, "dim", shape.Sizes.Count - 1);
            yield break;
        }

        for (var i = 1; i < pattern.Dimensions.Count; i++)
        {
            var (size, expression) = (shape.Sizes[i - 1], pattern.Dimensions[i].Size!);
            if (shape.Layout == Layout.Sequence && i == 1 && expression is Binary { Operator: TokenKind.Plus, Right: Name rest, Left: var prefix })
            {
                yield return (prefix, shape.Prefix, "", 0);
                yield return (rest, size - shape.Prefix, "n", 0);
            }
            else
            {
                yield return (pattern.Dimensions[i].Name is { } name ? new Name(name, expression.Position) : expression, size, ShapeBinder.Role(shape.Layout, i - 1), i - 1);
            }
        }
    }

    private bool IsSame(KindScope scope, Expression dimension, long size, FurtherTensor tensor, ArgumentPath? origin)
    {
        var expected = Evaluator.Integer(dimension, scope);
        if (expected == size)
            return true;
        var said = $"{scope.Contract.Spec.Name} takes {Show.Expression(dimension)} = {expected} of {tensor.From}, and {size} arrive";
        var knobs = origin is { } knob ? new[] { knob } : [];
        return Differs(dimension, said, tensor, tensor.Origin, knobs, expected);
    }

    private bool Differs(
        Expression dimension,
        string said,
        FurtherTensor tensor,
        ArgumentPath path,
        IReadOnlyList<ArgumentPath> knobs,
        long right
    )
    {
        var finding = new Finding(Ids.SizesDiffer, path, line, [label, said, tensor.Shape.ToString()]);
        // What the block says, the attention inside it need not say again.
        var key = Drafts.Key(finding, $"{tensor.From} {Printer.Print(dimension)}");
        drafts.Add(new(finding, key, knobs.Count > 0 ? knobs : [path], [Value.Integer(right)]));
        return false;
    }
}
