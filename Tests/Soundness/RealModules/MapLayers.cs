using System;
using System.Linq;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using Module = TorchSharp.torch.nn.Module;

namespace ModelDsl.Soundness.RealModules;

/// <summary>Kinds that take the maps of several stages.</summary>
internal static class MapLayers
{
    public static bool Takes(Type? kind) => kind is not null && Shapes.LayoutOf(Shapes.Taken(kind) ?? [], []) == Layout.Maps;

    /// <summary>The maps that a module gives, which have to be what its contract says; null where it gives one tensor.</summary>
    public static Tensor[]? Run(Place place, Module made, Tensor[] maps)
    {
        if (made is not Module<Tensor[], Tensor[]> module)
            return null;
        var given = Call(() => module.call(maps), place);
        var expected = Shapes.Given(place.Kind).Select(dimension => place.TryEvaluateEach(dimension, given.Length)).ToList();
        for (var i = 0; i < given.Length; i++)
        {
            if (!expected.Select(sizes => sizes is not null && i < sizes.Count ? sizes[i] : -1).SequenceEqual(given[i].shape[1..]))
                throw new OutcomeException(new Outcome.Failed($"{place.Kind.Name} gives [{string.Join(", ", given[i].shape)}] as map {i + 1}"));
        }

        return given;
    }

    /// <summary>What a module makes of maps that gives one tensor.</summary>
    public static Tensor RunHead(Place place, Module made, Tensor[] maps) =>
        made is Module<Tensor[], Tensor> module
            ? Call(() => module.call(maps), place)
            : throw new OutcomeException(new Outcome.Failed($"{place.Kind.Name} is no module of maps"));

    private static T Call<T>(Func<T> run, Place place)
    {
        try
        {
            return run();
        }
        catch (Exception fault) when (fault is ArgumentException or System.Runtime.InteropServices.ExternalException or InvalidOperationException)
        {
            throw new OutcomeException(new Outcome.Failed($"{place.Kind.Name}: {fault.Message}"));
        }
    }
}
