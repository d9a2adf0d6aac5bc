using System.Linq;
using ModelDsl.Generator.Shapes.Evaluation;
using ModelDsl.Generator.Shapes.Language;
using Shouldly;
using Xunit;

namespace ModelDsl.Generator.Tests.Language;

/// <summary>What the contract language reads, and at which character it stops.</summary>
public class ParserTests
{
    [Theory]
    [InlineData("a+b*c", "(a + (b * c))")]
    [InlineData("a-b-c", "((a - b) - c)")]
    [InlineData("a || b && c == d < e", "(a || (b && (c == (d < e))))")]
    [InlineData("-a^b", "(-(a ^ b))")]
    [InlineData("a ? b : c ? d : e", "(a ? b : (c ? d : e))")]
    [InlineData("f(a, g(b), 1.5)", "f(a, g(b), 1.5)")]
    [InlineData("Pool.Token != p", "(Pool.Token != p)")]
    [InlineData("2.0", "2.0")]
    [InlineData("1e-6", "1e-6")]
    public void Reads(string text, string tree) => ExpressionParser.Parse(text).ToString().ShouldBe(tree);

    [Theory]
    [InlineData("", 0, "it ends where a number, a name or '(' is expected")]
    [InlineData("a +", 3, "it ends where")]
    [InlineData("a b", 2, "'b' stands where the end is expected")]
    [InlineData("(a", 2, "where ')' is expected")]
    [InlineData("f(a,", 4, "it ends")]
    [InlineData("a ? b", 5, "where ':' is expected")]
    [InlineData("a = b", 2, "'=' has no meaning here")]
    [InlineData("a & b", 2, "'&' has no meaning here")]
    [InlineData("a.1", 2, "the name of an enum's member")]
    [InlineData("99999999999999999999", 0, "does not fit 64 bits")]
    [InlineData("dim × 2", 4, "'×' has no meaning here")]
    public void Stops(string text, int position, string message)
    {
        var fault = Should.Throw<ContractException>(() => ExpressionParser.Parse(text));
        (fault.Fault, fault.Position).ShouldBe((ContractFault.Syntax, position));
        fault.Message.ShouldContain(message);
    }

    [Theory]
    [InlineData("(", 5000)]
    [InlineData("-", 5000)]
    [InlineData("!", 5000)]
    [InlineData("a^", 5000)]
    [InlineData("1+", 5000)]
    [InlineData("a ? ", 5000)]
    [InlineData("f(", 5000)]
    public void Neither_depth_nor_length_ends_the_process(string piece, int times) =>
        Should.Throw<ContractException>(() => ExpressionParser.Parse(string.Concat(Enumerable.Repeat(piece, times)) + "a"));

    [Theory]
    [InlineData("b n dim", 3)]
    [InlineData("b  h   w dim ", 4)]
    [InlineData("b h/patch w/patch 2*dim", 4)]
    [InlineData("b n=(h/patch)*(w/patch) dim", 3)]
    [InlineData("b ... dim", 3)]
    [InlineData("b channels[] h[] w[]", 4)]
    [InlineData("b dim (h/2)[] w=(w/step)[]", 4)]
    [InlineData("b dim h[0] w[count(w)-1]", 4)]
    public void Reads_shapes(string text, int dimensions) => ShapePattern.Parse(text).Dimensions.Count.ShouldBe(dimensions);

    [Theory]
    [InlineData("", 0)]
    [InlineData("n dim", 0)]
    [InlineData("b", 1)]
    [InlineData("b n (dim", 8)]
    [InlineData("b n+ dim", 4)]
    [InlineData("b ... h dim", 2)]
    [InlineData("b n ...", 4)]
    [InlineData("b 2=n dim", 2)]
    [InlineData("b n[] dim[]", 2)]
    [InlineData("b[] channels h w", 0)]
    [InlineData("b channels[2 h w", 12)]
    [InlineData("b 1 2 3 4 5 6 7 8", 16)]
    public void Stops_in_shapes(string text, int position) =>
        Should.Throw<ContractException>(() => ShapePattern.Parse(text)).Position.ShouldBe(position);

    [Fact]
    public void Fills_messages() =>
        MessageTemplate
            .Parse("{dim} into {heads + 1}, {Pool.Mean}")
            .Fill(hole => Evaluator.Evaluate(hole, new EvaluatorTests.FixedNames()).ToString())
            .ShouldBe("32 into 5, Mean");

    [Theory]
    [InlineData("{dim", 0)]
    [InlineData("is {dim +}", 9)]
    [InlineData("is {}", 4)]
    public void Stops_in_messages(string text, int position) =>
        Should.Throw<ContractException>(() => MessageTemplate.Parse(text)).Position.ShouldBe(position);
}
