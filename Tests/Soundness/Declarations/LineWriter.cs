using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace ModelDsl.Soundness.Declarations;

/// <summary>Fills the knobs of one line: those that its kinds need nearly always, others now and then.</summary>
internal sealed class LineWriter(Random random, RandomValues values, Vocabulary vocabulary)
{
    public Line Write(LineType type)
    {
        var settings = ImmutableArray.CreateBuilder<Setting>();
        settings.AddRange(type.Positional.Select(knob => new Setting(knob.Name, values.For(knob, type, IsSize(type, knob)), true)));
        // Kinds first: which other knobs are needed depends on them.
        foreach (var knob in type.Named.Where(knob => knob.Type == typeof(Type)))
            AddTo(settings, type, knob, vocabulary.IsSlot(knob.Name) || !type.IsStage ? 15 : 6);
        var needed = NeededBy(type, settings);
        foreach (var knob in type.Named.Where(knob => knob.Type != typeof(Type)))
            AddTo(settings, type, knob, needed.Contains(knob.Name) ? 98 : Rarely(knob, type), IsSize(type, knob));
        return new(type.Attribute, settings.ToImmutable());
    }

    /// <summary><c>[Model]</c>, whose knobs reach every stage.</summary>
    public Line WriteModel()
    {
        var settings = ImmutableArray.CreateBuilder<Setting>();
        foreach (var knob in vocabulary.Model.Named)
            AddTo(settings, vocabulary.Model, knob, 6);
        return new(typeof(ModelAttribute), settings.ToImmutable());
    }

    /// <summary>The kind that a line puts into the column.</summary>
    public Type? KindOf(LineType type, Line line) =>
        type.Kind
        ?? (type.IsStage ? line.Find("block") ?? line.Find("kind") : line.Find("kind"))?.Value as Type
        ?? (type.IsStage ? vocabulary.Blocks[0].Block : null);

    private HashSet<string> NeededBy(LineType type, IEnumerable<Setting> settings)
    {
        var needed = settings.Select(setting => setting.Value).OfType<Type>().Where(kind => !kind.IsGenericTypeDefinition).SelectMany(vocabulary.NeededBy);
        var own = type.Kind is not null ? vocabulary.NeededBy(type.Kind) : [];
        if (type is { Kind: null, IsStage: true })
            own = vocabulary.Blocks.SelectMany(block => vocabulary.NeededBy(block.Block));
        return [.. needed.Concat(own)];
    }

    /// <summary>Whether what flows behind the line is as large as the knob: its kind gives it, or is an input.</summary>
    private static bool IsSize(LineType type, Knob knob)
    {
        var gives = (type.Kind is { } kind ? Attribute.GetCustomAttribute(kind, typeof(GivesAttribute)) as GivesAttribute : null)?.Shape;
        return gives is not null && (!Attribute.IsDefined(type.Kind!, typeof(TakesAttribute)) || gives.Split(' ').Contains(knob.Name));
    }

    /// <summary>Most numbers that a stage can say are those of kinds that hardly any has; what another line can say is its own kind's.</summary>
    private static int Rarely(Knob knob, LineType type) =>
        knob.Type != typeof(int) ? 12
        : type.IsStage ? 8
        : 40;

    private void AddTo(ImmutableArray<Setting>.Builder settings, LineType line, Knob knob, int percent, bool isSize = false)
    {
        if (random.Next(100) < percent)
            settings.Add(new(knob.Name, values.For(knob, line, isSize), false));
    }
}
