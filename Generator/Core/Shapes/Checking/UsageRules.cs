using System.Collections.Generic;
using System.Linq;
using ModelDsl.Generator.Diagnostics;
using ModelDsl.Generator.Model;

namespace ModelDsl.Generator.Shapes.Checking;

/// <summary>What must be true of the class before its column is worth reading.</summary>
internal static class UsageRules
{
    /// <summary>The members that the generator writes; <c>forward</c> hides none because a base class declares it abstract.</summary>
    private static readonly string[] generated = ["forward", "forward_features", "forward_stages", "Summary"];

    /// <summary>Whether the column can be read; a class that is wrong can still be told what is wrong with its column.</summary>
    public static bool Check(Walk walk)
    {
        var (spec, drafts) = (walk.Spec, walk.Drafts);
        var methods = walk.Branches.Count > 1 ? walk.Branches.Select(Fields.Method) : [];
        var type = spec.Class;
        if (type.Keyword != "class" || type.IsStatic || type.IsFileLocal)
        {
            var what =
                type.IsStatic ? "static"
                : type.IsFileLocal ? "local to its file"
                : $"a {type.Keyword}";
            drafts.Add(Ids.UnsupportedClass, ArgumentPath.Class, [type.Name, what]);
        }

        if (type.TypeParameters.Length > 0)
            drafts.Add(Ids.GenericClass, ArgumentPath.OfClass("types"), [type.Name + type.TypeParameters]);
        if (!type.IsPartial)
            drafts.Add(Ids.NotPartial, ArgumentPath.Class, [type.Name]);
        foreach (var outer in type.Outer)
        {
            if (!outer.IsPartial)
                drafts.Add(Ids.OuterNotPartial, ArgumentPath.OfClass($"outer {outer.Name.Split('<')[0]}"), [type.Name, outer.Name]);
        }

        if (type.Base is not null)
            drafts.Add(Ids.OwnBase, ArgumentPath.OfClass("base"), [type.Name, type.Base]);
        var inner = spec.Lines.Select(line => line.Backbone).OfType<BackboneSpec>().Select(backbone => Backbones.NameOf(spec, backbone));
        CheckMembers(type, [.. generated.Concat(methods).Concat(inner)], walk.FieldNames, drafts);
        if (type.LinesAbove > 0)
            drafts.Add(Ids.LinesAboveModel, ArgumentPath.Model(), [type.Name, type.LinesAbove == 1 ? "a line" : $"{type.LinesAbove} lines"]);
        if (type.ColumnParts > 1)
            drafts.Add(
                Ids.ColumnInParts,
                ArgumentPath.Class,
                [type.Name, type.ColumnParts.ToString(System.Globalization.CultureInfo.InvariantCulture)]
            );
        var hasColumn = VariantRules.Check(spec, drafts);
        ContradictionRules.Check(spec, drafts);
        if (!spec.HasEngine)
            drafts.Add(Ids.NoEngine, ArgumentPath.Model(), [type.Name]);
        return spec.HasEngine && hasColumn && type.ColumnParts <= 1;
    }

    private static void CheckMembers(ClassSpec type, IReadOnlyList<string> methods, IEnumerable<string> fields, Drafts drafts)
    {
        if (type.HasOwnConstructor)
            drafts.Add(Ids.MemberTaken, ArgumentPath.Class, [type.Name, "a constructor that collides with the generated one"]);
        else if (type.LooseConstructors > 0)
            drafts.Add(Ids.LooseConstructor, ArgumentPath.OfClass("constructor"), [type.Name]);
        // A member cannot be called like its class.
        if (methods.Contains(type.Name))
            drafts.Add(Ids.MemberTaken, ArgumentPath.Class, [type.Name, $"'{type.Name}', its own name"]);
        foreach (var member in methods.Concat(fields).Distinct().Where(type.Members.Contains))
        {
            var path = ArgumentPath.OfClass($"member {member}");
            drafts.Add(new(new(Ids.MemberTaken, path, ArgumentPath.Class, [type.Name, $"'{member}'"]), $"{Ids.MemberTaken} {member}", []));
        }
    }
}
