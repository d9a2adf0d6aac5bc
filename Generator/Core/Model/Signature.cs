using System.Linq;

namespace ModelDsl.Generator.Model;

/// <summary>How many tensors a module takes and how many it gives.</summary>
/// <param name="Takes">How many it takes.</param>
/// <param name="Gives">How many it gives.</param>
/// <param name="TakesMaps">Whether what it takes is an array, the maps of a pyramid.</param>
/// <param name="GivesMaps">Whether what it gives is.</param>
internal readonly record struct Signature(int Takes, int Gives, bool TakesMaps = false, bool GivesMaps = false)
{
    /// <summary>Most modules: one in, one out.</summary>
    public static Signature One => new(1, 1);

    /// <summary>The module as C# writes it: <c>Module&lt;Tensor, Tensor&gt;</c>.</summary>
    public override string ToString()
    {
        var taken = Enumerable.Repeat(TakesMaps ? "Tensor[]" : "Tensor", Takes);
        var given =
            GivesMaps ? "Tensor[]"
            : Gives == 1 ? "Tensor"
            : $"({string.Join(", ", Enumerable.Repeat("Tensor", Gives))})";
        return $"Module<{string.Join(", ", taken.Append(given))}>";
    }
}
