using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Reflection;

namespace ModelDsl.Soundness.Declarations;

/// <summary>
/// Every line and every kind that some assemblies offer, found by reflection: a kind added to them later is among them without a word here.
/// </summary>
public sealed class Vocabulary
{
    private readonly Dictionary<string, ImmutableArray<Type>> usual;
    private readonly HashSet<string> slots;

    private Vocabulary(IReadOnlyList<Type> types)
    {
        Lines = [.. types.Where(type => type.IsPublic && !type.IsAbstract && IsLine(type)).Select(type => new LineType(type))];
        Kinds = [.. types.Where(type => type.IsPublic && !type.IsAbstract && Has<TakesAttribute>(type))];
        Blocks = [.. types.Select(type => type.Assembly).Distinct().SelectMany(a => a.GetCustomAttributes<DefaultBlockAttribute>())];
        Inputs = [.. Lines.Where(line => line.Kind is { } kind && !Has<TakesAttribute>(kind))];
        Layers = [.. Lines.Except(Inputs)];
        // A kind whose shape stays can stand in most slots.
        Keeping = [.. Kinds.Where(IsKeeping), .. types.Where(type => type.IsPublic && Has<AlternateAttribute>(type))];
        usual = Kinds
            .SelectMany(kind => kind.LongestConstructor()?.GetParameters() ?? [])
            .Where(parameter => parameter.IsDefined(typeof(DefaultKindAttribute)))
            .GroupBy(parameter => parameter.Name!, parameter => parameter.GetCustomAttribute<DefaultKindAttribute>()!.Kind)
            .ToDictionary(slot => slot.Key, slot => slot.Distinct().ToImmutableArray());
        foreach (var slot in Kinds.SelectMany(Slots).Where(slot => slot.IsDefined(typeof(HandsAttribute)) && !usual.ContainsKey(slot.Name!)))
        {
            if (Keeping.Where(kind => IsHanded(slot, kind)).ToImmutableArray() is { IsEmpty: false } fitting)
                usual[slot.Name!] = fitting;
        }

        slots = [.. Kinds.SelectMany(Slots).Select(slot => slot.Name!)];
    }

    /// <summary><c>[Model]</c> itself.</summary>
    public LineType Model { get; } = new(typeof(ModelAttribute));

    public ImmutableArray<LineType> Lines { get; }

    /// <summary>Lines that open a column.</summary>
    public ImmutableArray<LineType> Inputs { get; }

    /// <summary>All others.</summary>
    public ImmutableArray<LineType> Layers { get; }

    /// <summary>Kinds that stand in a column or in a slot.</summary>
    public ImmutableArray<Type> Kinds { get; }

    /// <summary>Those that give the shape they take.</summary>
    public ImmutableArray<Type> Keeping { get; }

    /// <summary>The blocks of stages that name none.</summary>
    public ImmutableArray<DefaultBlockAttribute> Blocks { get; }

    /// <summary>What the assemblies offer, the vocabulary's own among them.</summary>
    public static Vocabulary Of(params Assembly[] assemblies) =>
        new([
            .. assemblies
                .Prepend(typeof(ModelAttribute).Assembly)
                .Distinct()
                .SelectMany(assembly => assembly.GetExportedTypes())
                .OrderBy(type => type.FullName, StringComparer.Ordinal),
        ]);

    /// <summary>
    /// The kinds that fill a slot of that name unasked, wherever there is one, or that take the very shape that it is handed; of a slot in a slot,
    /// whose knob has both names, the inner one counts.
    /// </summary>
    public ImmutableArray<Type> UsualIn(string slot) =>
        usual.TryGetValue(slot, out var kinds) ? kinds
        : usual.Keys.FirstOrDefault(inner => slot.EndsWith(Words.Pascal(inner), StringComparison.Ordinal)) is { } nested ? usual[nested]
        : [];

    /// <summary>Whether a kind has a slot of just that name; a knob of a slot in a slot has a longer one.</summary>
    public bool IsSlot(string name) => slots.Contains(name);

    /// <summary>The names that a kind, and those that fill its slots unasked, cannot do without.</summary>
    public IEnumerable<string> NeededBy(Type? kind)
    {
        if (kind is null)
            return [];
        var carried = kind.GetCustomAttributes<CarriesAttribute>().Select(carries => carries.Name);
        if (kind.LongestConstructor() is not { } constructor)
            return carried;
        var taken = kind.GetCustomAttribute<TakesAttribute>();
        var arrives = (taken?.Further ?? []).Prepend(taken?.Shape ?? "").SelectMany(Words.In).ToHashSet();
        return constructor
            .GetParameters()
            .SelectMany(parameter =>
                parameter.IsSlot() ? NeededBy(parameter.GetCustomAttribute<DefaultKindAttribute>()?.Kind)
                : parameter.HasDefaultValue || arrives.Contains(parameter.Name!) ? []
                : [parameter.Name!]
            )
            .Concat(carried);
    }

    private static IEnumerable<ParameterInfo> Slots(Type kind) =>
        kind.LongestConstructor()?.GetParameters().Where(KindReflection.IsSlot) ?? [];

    /// <summary>Whether a kind takes what a slot says that it hands on, told by the first dimension and by how many there are.</summary>
    private static bool IsHanded(ParameterInfo slot, Type kind)
    {
        var handed = slot.GetCustomAttribute<HandsAttribute>()!.Shape.Split(' ');
        return kind.GetCustomAttribute<TakesAttribute>()?.Shape.Split(' ') is { } taken && taken.Length == handed.Length && taken[1] == handed[1];
    }

    private static bool IsKeeping(Type kind) =>
        kind.GetCustomAttribute<TakesAttribute>() is { Further.Count: 0 } takes && takes.Shape == kind.GetCustomAttribute<GivesAttribute>()?.Shape;

    private static bool IsLine(Type type) => type.IsAssignableTo(typeof(LayerAttribute)) || type.IsAssignableTo(typeof(StageAttribute));

    private static bool Has<TAttribute>(Type type)
        where TAttribute : Attribute => type.IsDefined(typeof(TAttribute), inherit: true);
}

/// <summary>An attribute of the vocabulary, and what can be set on it.</summary>
public sealed class LineType
{
    public LineType(Type attribute)
    {
        Attribute = attribute;
        Kind = attribute.GetCustomAttribute<KindAttribute>()?.Kind;
        var constructor = attribute.GetConstructors().OrderByDescending(c => c.GetParameters().Length).First();
        Positional = [.. constructor.GetParameters().Select(parameter => new Knob(parameter.Name!, parameter.ParameterType))];
        Named =
        [
            .. attribute
                .GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .Where(property => property.SetMethod is { IsPublic: true })
                .OrderBy(property => property.Name, StringComparer.Ordinal)
                .Select(property => new Knob(Words.Camel(property.Name), property.PropertyType)),
        ];
    }

    public Type Attribute { get; }

    /// <summary>The kind that its lines put into a column, where the class says so.</summary>
    public Type? Kind { get; }

    public bool IsStage => Attribute.IsAssignableTo(typeof(StageAttribute));

    /// <summary>Whether something of that name can be set.</summary>
    public bool Has(string knob) => Positional.Concat(Named).Any(own => own.Name == knob);

    public ImmutableArray<Knob> Positional { get; }

    public ImmutableArray<Knob> Named { get; }
}

/// <summary>Something to set.</summary>
/// <param name="Name">As contracts spell it.</param>
/// <param name="Type">What an attribute may hold there.</param>
public sealed record Knob(string Name, Type Type);

/// <summary>Names in contracts.</summary>
internal static class Words
{
    /// <summary><c>MlpRatio</c> → <c>mlpRatio</c>.</summary>
    public static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    /// <summary><c>mlpRatio</c> → <c>MlpRatio</c>.</summary>
    public static string Pascal(string name) => char.ToUpperInvariant(name[0]) + name[1..];

    /// <summary>The names that an expression mentions.</summary>
    public static IEnumerable<string> In(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (!char.IsLetter(text[at]))
                continue;
            var from = at;
            while (at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] == '_'))
                at++;
            yield return text[from..at];
        }
    }
}
