using System;

namespace ModelDsl;

/// <summary>
/// What a kind costs, as a sum of primitives that each give parameters and multiply–accumulates at once:
/// <c>linear(in, out, n)</c>, <c>conv(in, out, kernel, n)</c>, <c>norm(dim)</c>, <c>attention(n, m, dim)</c>, <c>table(rows, dim)</c>.
/// The name of a slot (<c>norm</c>, <c>attention</c>, <c>mlp</c>) stands for the cost of the kind in it: <c>2*norm + attention + mlp</c>.
/// </summary>
/// <param name="expression">The sum.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class CostsAttribute(string expression) : Attribute
{
    /// <summary>The sum.</summary>
    public string Expression { get; } = expression;
}
