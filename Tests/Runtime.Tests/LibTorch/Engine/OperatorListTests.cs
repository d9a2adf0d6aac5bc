using System.IO;
using System.Linq;
using ModelDsl.LibTorch.OperatorGenerator;
using Shouldly;
using Xunit;

namespace ModelDsl.Runtime.Tests.LibTorch.Engine;

public sealed class OperatorListTests
{
    [Fact]
    public void Generated_files_are_up_to_date()
    {
        var root = Program.Root();
        var files = Outputs.Make(root);

        var stale = files.Where(f => !File.Exists(Path.Combine(root, f.Key)) || File.ReadAllText(Path.Combine(root, f.Key)) != f.Value)
            .Select(f => f.Key);

        stale.Concat(Outputs.Leftovers(root, files)).ShouldBeEmpty("run: dotnet run --project Runtime/LibTorch/Operators");
    }

    [Fact]
    public void A_schema_is_read_into_its_parts()
    {
        var parsed = SchemaParser.ParseOperator(
            "method add_.Tensor(Tensor self, Tensor other, *, Scalar alpha=1, int[2] pad=[0, 1]) -> Tensor").ShouldNotBeNull();

        parsed.Name.ShouldBe("add_");
        parsed.Overload.ShouldBe("Tensor");
        parsed.Identifier.ShouldBe("add__Tensor");
        parsed.IsMethod.ShouldBeTrue();
        parsed.IsInPlace.ShouldBeTrue();
        parsed.Arguments.ShouldBe([new("Tensor", "self", null), new("Tensor", "other", null), new("Scalar", "alpha", "1"), new("int[2]", "pad", "[0, 1]")]);
        parsed.Results.ShouldBe([new("Tensor", "")]);
    }

    [Theory]
    [InlineData("abs(Tensor self) -> Tensor\n", "line 1: a schema before the first '## Section'")]
    [InlineData("## A\nabs Tensor\n", "line 2: not an operator schema: abs Tensor")]
    [InlineData("## A\nabs(Tensor self) -> Tensor\n# again\nabs(Tensor self) -> Tensor\n", "line 4: abs is listed twice")]
    public void A_wrong_list_is_refused_by_line(string text, string message) =>
        Should.Throw<System.FormatException>(() => SchemaParser.Parse(text)).Message.ShouldContain(message);

    [Fact]
    public void A_type_without_marshalling_is_refused_by_name() =>
        Should.Throw<System.FormatException>(() => Marshalling.Of(new("Storage", "source", null))).Message.ShouldContain("Storage of argument source");
}
