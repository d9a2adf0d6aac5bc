using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;

namespace ModelDsl.Models.Cli.Catalogue;

/// <summary>The declared models, found by their attribute: a new declaration is in every verb without another line.</summary>
internal sealed class ModelCatalogue
{
    private readonly Dictionary<string, DeclaredModel> _byName = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The declared models among these types.</summary>
    /// <exception cref="InvalidOperationException">Two of them answer to one name.</exception>
    public ModelCatalogue(IEnumerable<Type> types)
    {
        Models = [.. types.Select(Find).OfType<DeclaredModel>().OrderBy(model => model.Name, StringComparer.Ordinal)];
        foreach (var model in Models)
        {
            foreach (var name in new[] { model.Name, model.Class }.Distinct(StringComparer.OrdinalIgnoreCase))
            {
                if (!_byName.TryAdd(name, model))
                    throw new InvalidOperationException(
                        $"{_byName[name].Type} and {model.Type} both answer to {name}; give one another [Model(Name = …)]."
                    );
            }
        }
    }

    /// <summary>All of them, by name.</summary>
    public IReadOnlyList<DeclaredModel> Models { get; }

    /// <summary>The declared models of an assembly.</summary>
    public static ModelCatalogue Of(Assembly assembly) => new(assembly.GetTypes());

    /// <summary>The model of that public name or class name, in whatever case; null where there is none.</summary>
    public DeclaredModel? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>The public names that a mistyped one may have meant, nearest first.</summary>
    public IReadOnlyList<string> Nearest(string name, int count = 3) =>
        [.. NearestNames.Of(name, _byName.Keys).Select(near => _byName[near].Name).Distinct().Take(count)];

    private static DeclaredModel? Find(Type type)
    {
        if (!type.IsClass || type.IsAbstract || !type.IsDefined(typeof(ModelAttribute), inherit: false))
            return null;
        var summary = type.GetProperty("Summary", BindingFlags.Public | BindingFlags.Static)?.GetValue(null) as ModelSummary;
        return summary is null ? null : new DeclaredModel(type, summary);
    }
}
