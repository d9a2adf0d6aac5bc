using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using Shouldly;
using Xunit;
using static TorchSharp.torch;

namespace ModelDsl.Runtime.Tests.LibTorch.Values;

/// <summary>Operators and functions give PyTorch's shapes, types and numbers.</summary>
public class RecordedValueTests
{
    private static readonly Dictionary<string, Dictionary<string, Func<Tensor[]>>> Tables = new()
    {
        [nameof(Pointwise)] = Pointwise.Calls,
        [nameof(InPlace)] = InPlace.Calls,
        [nameof(Shape)] = Shape.Calls,
        [nameof(Creation)] = Creation.Calls,
        [nameof(Indexing)] = Indexing.Calls,
        [nameof(Reductions)] = Reductions.Calls,
        [nameof(LinearAlgebra)] = LinearAlgebra.Calls,
        [nameof(Functional)] = Functional.Calls,
        [nameof(Gradients)] = Gradients.Calls,
    };

    private static readonly JsonElement Values = Recorded.Read("values.json");

    public static TheoryData<string> Cases => [.. Tables.SelectMany(table => table.Value.Keys, (table, name) => $"{table.Key}: {name}")];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_call_gives_what_PyTorch_gives(string name)
    {
        using var scope = NewDisposeScope();
        var (table, call) = (name[..name.IndexOf(':')], name[(name.IndexOf(' ') + 1)..]);
        var results = Tables[table][call]();
        var recorded = Values.GetProperty(name).EnumerateArray().ToArray();
        results.Length.ShouldBe(recorded.Length);
        foreach (var (result, expected) in results.Zip(recorded))
        {
            result.shape.ShouldBe(expected.GetProperty("shape").EnumerateArray().Select(size => size.GetInt64()));
            Name(result.dtype).ShouldBe(expected.GetProperty("dtype").GetString());
            result.Values().ShouldMatch(expected.GetProperty("values").Doubles(), Tolerance(result.dtype), name);
        }
    }

    [Fact]
    public void Every_recorded_value_has_its_call()
    {
        var calls = Tables.SelectMany(table => table.Value.Keys, (table, name) => $"{table.Key}: {name}").ToArray();
        Values.EnumerateObject().Select(value => value.Name).ToArray().ShouldBe(calls);
    }

    private static string Name(ScalarType type) =>
        type switch
        {
            ScalarType.Byte => "uint8",
            _ => type.ToString().ToLowerInvariant(),
        };

    /// <summary>Another libtorch may add in another order; integers and the short floats leave no room for that.</summary>
    private static double Tolerance(ScalarType type) => type is ScalarType.Float32 or ScalarType.Float64 ? 1e-5 : 0;
}
