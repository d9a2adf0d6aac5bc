using ModelDsl.Generator.Tests.Harness;
using Shouldly;
using Xunit;

namespace ModelDsl.Generator.Tests.Declarations;

/// <summary>What opens <c>forward</c>: an input's check gets the model's name, or the model itself where it asks for that.</summary>
public sealed class InputCheckTests
{
    private const string Kind = """
        #pragma warning disable
        using System;
        using ModelDsl;
        using TorchSharp;
        using static TorchSharp.torch;

        namespace Zoo;

        [Kind(typeof(Sight))]
        public sealed class SightAttribute(int size) : InputAttribute
        {
            public int Size { get; } = size;
        }

        [Gives("b channels=3 h=size w=size")]
        public static class Sight
        {
            public static void Check(Tensor input, $parameter, params ReadOnlySpan<long> shape) { }
        }
        """;

    [Theory]
    [InlineData("string model", "global::Zoo.Sight.Check(input, \"Bird\", [3, 32, 32]);")]
    [InlineData("nn.Module model", "global::Zoo.Sight.Check(input, this, [3, 32, 32]);")]
    public void It_is_called_as_it_is_declared(string parameter, string call)
    {
        var generated = Generated.From(Kind.Replace("$parameter", parameter), TestKinds.Model().Replace("[Photo(32)]", "[Sight(32)]"));
        generated.CompilerDiagnostics.ShouldBeEmpty();
        generated.Text.ShouldContain(call);
    }
}
