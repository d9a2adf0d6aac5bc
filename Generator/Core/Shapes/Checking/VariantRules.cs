using System.Linq;
using ModelDsl.Generator.Diagnostics;
using ModelDsl.Generator.Model;

namespace ModelDsl.Generator.Shapes.Checking;

/// <summary>What must be true of a variant before its column is worth reading.</summary>
internal static class VariantRules
{
    /// <summary>Whether there is a column to read.</summary>
    public static bool Check(ModelSpec spec, Drafts drafts)
    {
        if (spec.Variant is not { } variant)
            return true;
        var of = ArgumentPath.Model("of");
        switch (variant.Fault)
        {
            case VariantFault.IsModelToo:
                drafts.Add(Ids.ModelAndVariant, ArgumentPath.Model(), [spec.Class.Name]);
                break;
            case VariantFault.NoDeclaration:
                drafts.Add(Ids.VariantOfNothing, of, [spec.Class.Name, variant.Of]);
                break;
            case VariantFault.Circular:
                drafts.Add(Ids.CircularVariant, of, [spec.Class.Name, variant.Of]);
                break;
        }

        for (var i = 0; i < variant.Surplus.Count; i++)
        {
            var (attribute, number) = (variant.Surplus[i].Attribute, variant.Surplus[i].Number);
            var there = spec.Lines.Count(line => line.Attribute == attribute);
            var fact =
                there == 0 ? $"the column of {variant.Of} has no [{attribute}]"
                : there == 1 ? $"the column of {variant.Of} has one [{attribute}], and this is number {number}"
                : $"the column of {variant.Of} has {there} [{attribute}] lines, and this is number {number}";
            drafts.Add(Ids.NothingToReplace, ArgumentPath.Line(spec.Lines.Count + i), [fact]);
        }

        return variant.Fault == VariantFault.None;
    }
}
