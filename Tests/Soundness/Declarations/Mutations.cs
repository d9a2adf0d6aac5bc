using System;
using System.Collections.Generic;
using System.Linq;

namespace ModelDsl.Soundness.Declarations;

/// <summary>Small changes, such as an edit makes.</summary>
internal sealed class Mutations(Random random, RandomValues values, Vocabulary vocabulary)
{
    private readonly LineWriter lines = new(random, values, vocabulary);

    public Declaration Apply(Declaration declaration, int count)
    {
        for (; count > 0; count--)
            declaration = Once(declaration);
        return declaration;
    }

    private Declaration Once(Declaration declaration)
    {
        var all = declaration.All.ToList();
        var index = random.Next(all.Count);
        var line = all[index];
        switch (random.Next(10))
        {
            case < 4 when line.Settings.Length > 0:
                return declaration.With(index, Revalue(line));
            case < 6:
                return declaration.With(index, Extend(line));
            case 6 when line.Settings.Any(setting => !setting.IsPositional):
                var named = line.Settings.Where(setting => !setting.IsPositional).ToList();
                return declaration.With(index, line with { Settings = line.Settings.Remove(named[random.Next(named.Count)]) });
            case 7 when index > 0:
                return declaration with { Lines = declaration.Lines.RemoveAt(index - 1) };
            case 8 when index > 0:
                return declaration with { Lines = declaration.Lines.Insert(random.Next(1, declaration.Lines.Length + 1), line) };
            default:
                var other = vocabulary.Layers[random.Next(vocabulary.Layers.Length)];
                var at = Math.Min(declaration.Lines.Length, random.Next(1, declaration.Lines.Length + 2));
                return declaration with { Lines = declaration.Lines.Insert(at, lines.Write(other)) };
        }
    }

    private Line Revalue(Line line)
    {
        var i = random.Next(line.Settings.Length);
        var knob = KnobsOf(line).First(knob => knob.Name == line.Settings[i].Name);
        return line with { Settings = line.Settings.SetItem(i, line.Settings[i] with { Value = values.For(knob, TypeOf(line)) }) };
    }

    private Line Extend(Line line)
    {
        var free = TypeOf(line).Named.Where(knob => line.Find(knob.Name) is null).ToList();
        if (free.Count == 0)
            return line;
        var knob = free[random.Next(free.Count)];
        return line with { Settings = line.Settings.Add(new(knob.Name, values.For(knob, TypeOf(line)), false)) };
    }

    private IEnumerable<Knob> KnobsOf(Line line) => TypeOf(line) is var type ? type.Positional.Concat(type.Named) : [];

    private LineType TypeOf(Line line) =>
        line.Attribute == typeof(ModelAttribute) ? vocabulary.Model : vocabulary.Lines.First(type => type.Attribute == line.Attribute);
}
