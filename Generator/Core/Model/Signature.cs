using System.Linq;

namespace ModelDsl.Generator.Model;

/// <summary>How many tensors a module takes and how many it gives.</summary>
internal readonly record struct Signature(int Takes, int Gives)
{
    /// <summary>Most modules: one in, one out.</summary>
    public static Signature One => new(1, 1);

    /// <summary>The module as C# writes it: <c>Module&lt;Tensor, Tensor&gt;</c>.</summary>
    public override string ToString()
    {
        var given = Gives == 1 ? "Tensor" : $"({string.Join(", ", Enumerable.Repeat("Tensor", Gives))})";
        return $"Module<{string.Join(", ", Enumerable.Repeat("Tensor", Takes).Append(given))}>";
    }
}
