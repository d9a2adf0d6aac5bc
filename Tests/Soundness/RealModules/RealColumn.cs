using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Reflection;
using ModelDsl.Generator.Shapes.Evaluation;
using ModelDsl.Generator.Shapes.Language;
using ModelDsl.Soundness.Declarations;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ModelDsl.Soundness.RealModules;

/// <summary>
/// Makes the modules of a declaration with the values that it binds, whatever their conditions say, and sends a tensor through them. An account
/// of what a declaration means that shares no code with the generator's but the arithmetic of contracts.
/// </summary>
internal sealed class RealColumn
{
    /// <summary>An integer beyond it is not tried with real numbers.</summary>
    private const int LargestSize = 4096;

    private readonly Declaration declaration;
    private readonly Vocabulary vocabulary;
    private readonly long batch;
    private readonly Device? device;
    private readonly int lastStage;
    private readonly long blocks;
    private readonly bool isTooLarge;
    private long parameters;
    private long block;
    private (int Line, string Slot, Type Kind)? closing;

    private RealColumn(Declaration declaration, Vocabulary vocabulary, long batch)
    {
        (this.declaration, this.vocabulary, this.batch) = (declaration, vocabulary, batch);
        lastStage = declaration.Lines.ToList().FindLastIndex(line => line.IsStage);
        blocks = declaration.Lines.Where(line => line.IsStage).Sum(line => Math.Max(0, Depth(line)));
        isTooLarge = declaration.All.SelectMany(line => line.Settings).Any(setting => setting.Value is int size && Math.Abs((long)size) > LargestSize);
        device = isTooLarge ? META : null;
    }

    /// <summary>Makes and runs everything.</summary>
    public static Outcome Run(Declaration declaration, Vocabulary vocabulary, long batch)
    {
        using var scope = NewDisposeScope();
        using var plain = no_grad();
        try
        {
            return new RealColumn(declaration, vocabulary, batch).Run();
        }
        catch (OutcomeException end)
        {
            return end.Outcome;
        }
        catch (Exception fault)
            when (fault is ContractException or ArgumentException or ArithmeticException or System.Runtime.InteropServices.ExternalException)
        {
            return new Outcome.Failed(fault.Message);
        }
    }

    private Outcome Run()
    {
        var stream = Open();
        for (var i = 1; i < declaration.Lines.Length; i++)
        {
            var line = declaration.Lines[i];
            if (line.Attribute.IsAssignableTo(typeof(InputAttribute)) || line.Find("cross")?.Value is not null || Shapes.TakesSeveral(KindOf(i, line.IsStage ? 0 : null)))
                throw new OutcomeException(new Outcome.Beyond("several branches"));
            Place? last = null;
            if (line.IsStage)
                last = Stage(stream, i);
            else
                Put(stream, new Place(KindOf(i), KnobsOf(i), null, closing is { } norm && norm.Line == i ? (norm.Slot, norm.Kind) : null));
            if (i != lastStage)
                continue;
            Close(stream, last!);
            stream.Rejoin();
        }

        stream.Rejoin();
        return isTooLarge ? new Outcome.TooLarge() : new Outcome.Ran(stream.X.shape, parameters);
    }

    /// <summary>The blocks of a stage, and what stands behind the first of them; its last block.</summary>
    private Place Stage(Stream stream, int i)
    {
        var (depth, knobs) = (Depth(declaration.Lines[i]), KnobsOf(i));
        if (depth < 1)
            throw new OutcomeException(new Outcome.Unsaid("a stage without blocks"));
        var position = knobs.Find(["position"])?.Value as Type;
        var positions = knobs.Find(["positions"])?.Value as int? ?? (position is null ? 0 : 1);
        if (position is null ? positions != 0 : positions < 1 || positions > depth)
            throw new OutcomeException(new Outcome.Unsaid($"{positions} positions in {depth} blocks"));
        Place? place = null;
        for (var turn = 0; turn < depth; turn++)
        {
            place = new Place(KindOf(i, turn), knobs, turn);
            if (!Put(stream, place) && depth > 1)
                throw new OutcomeException(new Outcome.Failed("the blocks of a stage keep the shape"));
            block++;
            if (turn >= positions)
                continue;
            if (!Put(stream, new Place(Place.Usable(position, null), knobs, null)))
                throw new OutcomeException(new Outcome.Failed("the position inside a stage changes the shape"));
        }

        return place!;
    }

    /// <summary>Makes a kind and runs it behind the views that it needs; whether it keeps the shape.</summary>
    private bool Put(Stream stream, Place place)
    {
        stream.Bridge(place.Wanted);
        // Both have as many dimensions, but not the same ones.
        if ((place.Wanted, stream.Layout) is (Layout.Grid, Layout.Image) or (Layout.Image, Layout.Grid))
            throw new OutcomeException(new Outcome.Failed($"{place.Kind.Name} gets channels in another place"));
        place.Bind(stream);
        var taken = stream.Sizes;
        Apply(stream, place);
        return stream.Sizes.SequenceEqual(taken);
    }

    /// <summary>The input's shape, by its contract, and a random tensor of it.</summary>
    private Stream Open()
    {
        if (declaration.Lines.IsEmpty || TypeOf(declaration.Lines[0]).Kind is not { } kind || kind.IsDefined(typeof(TakesAttribute)))
            throw new OutcomeException(new Outcome.Unsaid("no input"));
        var place = new Place(kind, KnobsOf(0), null);
        var given = Shapes.Given(kind);
        var names = new List<(string, long)>();
        var sizes = new List<long> { batch };
        foreach (var dimension in given)
        {
            if (place.TryEvaluate(Shapes.Split(dimension).Size) is not (>= 1 and var size))
                throw new OutcomeException(new Outcome.Failed($"the input's {dimension} is no size"));
            sizes.Add(size);
            if (Shapes.NameOf(dimension, []) is { } name)
                names.Add((name, size));
        }

        var layout = Shapes.LayoutOf(given, []);
        var input =
            isTooLarge ? empty([.. sizes], device: META)
            : layout == Layout.Numbers ? zeros([.. sizes], dtype: int64)
            : randn([.. sizes]);
        // A vocabulary of no token has no number for the input to hold.
        if (place.Carried.Any(carried => carried.Size < 1))
            throw new OutcomeException(new Outcome.Failed("the input's numbers have no range"));
        names.AddRange(place.Carried);
        var stream = new Stream(input, layout);
        stream.Set(input, layout, 0, names);
        return stream;
    }

    private void Apply(Stream stream, Place place)
    {
        if (Math.Max(block, blocks) > 64)
            throw new OutcomeException(new Outcome.TooLarge());
        // A value that rises over the depth is reached at the last block, and must be possible wherever it is said.
        place.Make(1, device).Dispose();
        var made = place.Make(blocks > 1 ? (double)block / (blocks - 1) : 0, device);
        using var _ = made;
        parameters += made.parameters().Sum(parameter => parameter.numel());
        if (made is not Module<Tensor, Tensor> module)
            throw new OutcomeException(new Outcome.Beyond($"{place.Kind.Name} takes several tensors"));
        if (isTooLarge)
            throw new OutcomeException(new Outcome.TooLarge());
        var given = Call(module, stream.X, place.Kind.Name);
        Expect(stream, place, given);
    }

    private static Tensor Call(Module<Tensor, Tensor> module, Tensor input, string name)
    {
        try
        {
            return module.call(input);
        }
        catch (Exception fault) when (fault is ArgumentException or System.Runtime.InteropServices.ExternalException or InvalidOperationException)
        {
            throw new OutcomeException(new Outcome.Failed($"{name}: {fault.Message}"));
        }
    }

    /// <summary>What the kind gave has to be what its contract says.</summary>
    private static void Expect(Stream stream, Place place, Tensor given)
    {
        var pattern = Shapes.Given(place.Kind);
        if (pattern is ["...", var last])
            pattern = [.. stream.Sizes[..^1].Select(size => size.ToString(CultureInfo.InvariantCulture)), last];
        var expected = pattern.Select(dimension => place.TryEvaluate(Shapes.Split(dimension).Size)).ToArray();
        if (given.size(0) != stream.X.size(0) || !expected.SequenceEqual(given.shape[1..].Select(size => (long?)size)))
            throw new OutcomeException(
                new Outcome.Failed($"{place.Kind.Name} gives [{string.Join(", ", given.shape)}] and says [b, {string.Join(", ", expected)}]")
            );
        var names = new List<(string, long)>();
        for (var i = 0; i < pattern.Length; i++)
        {
            if (place.NameOfGiven(pattern[i]) is { } name)
                names.Add((name, given.size(i + 1)));
        }

        names.AddRange(place.Carried);
        var taken = Shapes.Taken(place.Kind)!;
        var words = taken.SelectMany(dimension => Words.In(Shapes.Split(dimension).Size)).ToHashSet();
        var isAny = Shapes.Given(place.Kind)[0] == "...";
        var layout = isAny ? Layout.Any : Shapes.LayoutOf(pattern, words);
        stream.Set(given, layout, isAny ? stream.Prefix : PrefixOf(stream, place, taken[0], pattern[0]), names);
        if (!stream.CanRejoin)
            throw new OutcomeException(new Outcome.Failed("prefix tokens that wait cannot stand in front again"));
    }

    /// <summary>Prefix tokens stand before <c>+n</c>; a kind that does not tell them apart keeps them with the number of tokens.</summary>
    private static long PrefixOf(Stream stream, Place place, string taken, string given)
    {
        var tokens = Shapes.Split(given).Size;
        if (tokens.EndsWith("+n", StringComparison.Ordinal))
            return place.TryEvaluate(tokens[..^2]) ?? 0;
        return stream.Layout == Layout.Sequence && Shapes.Split(taken).Size == tokens && Words.In(tokens).Count() == 1 ? stream.Prefix : 0;
    }

    /// <summary>After the last stage: the norm that its blocks leave to do, taken by a line below or put here.</summary>
    private void Close(Stream stream, Place place)
    {
        var slot = place.Kind.GetCustomAttribute<ClosedByAttribute>()?.Slot;
        if (slot is null || place.Slots.GetValueOrDefault(slot) is not { } norm)
            return;
        for (var below = lastStage + 1; below < declaration.Lines.Length; below++)
        {
            if (Taker(below) is { } taker)
            {
                closing = (below, taker, norm.Kind);
                return;
            }
        }

        if (!Put(stream, norm))
            throw new OutcomeException(new Outcome.Failed($"the closing {norm.Kind.Name} changes the shape"));
    }

    private string? Taker(int line)
    {
        if (TypeOf(declaration.Lines[line]).Kind?.LongestConstructor() is not { } constructor)
            return null;
        var place = new Place(constructor.DeclaringType!, KnobsOf(line), null);
        foreach (var parameter in constructor.GetParameters())
        {
            if (parameter.GetCustomAttribute<ClosingAttribute>() is { } taken && (taken.When is null || Holds(taken.When, place)))
                return parameter.Name;
        }

        return null;
    }

    private static bool Holds(string condition, Place place)
    {
        try
        {
            return Evaluator.Truth(ExpressionParser.Parse(condition), place);
        }
        catch (ContractException)
        {
            return false;
        }
    }

    private Knobs KnobsOf(int i) =>
        new(declaration.Lines[i], declaration.Lines[i].IsStage || (lastStage >= 0 && i > lastStage) ? declaration.Model : null);

    private LineType TypeOf(Line line) => vocabulary.Lines.First(type => type.Attribute == line.Attribute);

    private Type KindOf(int i, int? turn = null)
    {
        var line = declaration.Lines[i];
        var own = TypeOf(line).Kind;
        if (!line.IsStage)
        {
            var kind = line.Find("kind") is { } named ? named.Value : own;
            return kind is Type input && !input.IsDefined(typeof(TakesAttribute)) && input.IsDefined(typeof(GivesAttribute))
                ? throw new OutcomeException(new Outcome.Unsaid("an input inside the column"))
                : Place.Usable(kind, turn);
        }

        if (line.Find("block") is { Value: Type } here)
            return Place.Usable(here.Value, turn);
        if (own is not null)
            return Place.Usable(own, turn);
        var knobs = KnobsOf(i);
        if (line.Find("block") is null && knobs.Find(["block"]) is { Value: Type } there)
            return Place.Usable(there.Value, turn);
        var position = knobs.Find(["normPosition"])?.Value;
        var block = vocabulary.Blocks.Where(block => !block.Cross).OrderBy(block => block.Position).FirstOrDefault(block => position is null || block.Position.Equals(position));
        return Place.Usable(block?.Block, turn);
    }

    private static long Depth(Line line) => line.Find("depth")?.Value is int depth ? depth : 0;
}
