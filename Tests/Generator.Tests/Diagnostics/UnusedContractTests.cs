using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using ModelDsl.Generator.Tests.Harness;
using Shouldly;
using Xunit;

namespace ModelDsl.Generator.Tests.Diagnostics;

/// <summary>A contract is judged where it is written, whether or not a declaration uses its kind.</summary>
public class UnusedContractTests
{
    [Theory]
    [InlineData("MDSL2001", """[Takes("b n dim"), Gives("b n ⟦)⟧")]""", "is expected (character 5)")]
    [InlineData("MDSL2001", """[Gives("⟦n⟧ dim")]""", "a shape starts with the batch")]
    [InlineData("MDSL2001", """[Takes("b n dim"), Gives("b n dim"), Costs("2*⟦l⟧inear(dim, dim)")]""", "'linear' takes 3 arguments, not 2")]
    [InlineData("MDSL2001", """[Takes("b n dim"), Gives("b n dim"), Requires("dim > 0", "is ⟦{⟧dim")]""", "'{' is not closed")]
    [InlineData("MDSL2002", """[Takes("b n dim"), Gives("b n dim"), Costs("dim > 2 ? 0 : ⟦s⟧quare(dim)")]""", "'square' is no function")]
    [InlineData("MDSL2002", """[Takes("b n dim"), Gives("b n dim"), Requires("gather == ⟦G⟧ather.Last", "m")]""", "Gather has no member 'Last'")]
    [InlineData("MDSL2002", """[Takes("b n dim"), Gives("b n dim"), ClosedBy(⟦"norm"⟧)]""", "it has no slot called 'norm'")]
    [InlineData("MDSL2002", """[Takes("b n dim"), Gives("b n dim"), Let("wide", "2*⟦w⟧ide")]""", "'wide' is derived from itself")]
    [InlineData("MDSL2003", """[Takes("b n dim"), Gives("b n dim"), Requires("dim ⟦%⟧ 2", "m")]""", "stands where a condition is expected")]
    [InlineData("MDSL2003", """[Takes("b n dim"), Gives("b n dim"), Requires("dim > 1 || (dim > 2) ⟦+⟧ 1 > 0", "m")]""", "a condition stands where")]
    [InlineData("MDSL2003", """[Takes("b n dim"), Gives("b n dim"), Costs("⟦d⟧im")]""", "stands where a cost")]
    [InlineData("MDSL2003", """[Takes("b n dim"), Gives("b n dim"), Requires("flag ⟦>⟧ 2", "m")]""", "a condition stands where a number")]
    [InlineData("MDSL2003", """[Takes("b n dim"), Gives("b n ⟦g⟧ather")]""", "stands where a whole number is expected")]
    [InlineData("MDSL2006", """[⟦Takes("b n dim")⟧]""", "[Takes] says nothing without [Gives] on the same class")]
    [InlineData("MDSL2006", """[⟦Requires("dim > 0", "m")⟧] [Costs("norm(dim)")]""", "[Requires] says nothing without [Gives]")]
    [Trait("Id", "MDSL2006")]
    public void A_fault_that_no_declaration_could_mend(string id, string contract, string message) =>
        Marked.Check(id, With(contract)).ShouldContain(message);

    [Theory]
    // Names that the kind around, the column or a knob may know.
    [InlineData("""[Takes("b n dim"), Gives("b n dim"), Requires("groups > 0 && h % stride == 0", "{groups} of {h}")]""")]
    // Sizes that these samples do not have.
    [InlineData("""[Takes("b n dim"), Gives("b n/3 7*dim-50"), Costs("linear(dim-100, n/3, dim^40)")]""")]
    // What is optional.
    [InlineData("""[Takes("b n dim"), Gives("b n dim"), Requires("limit == null || dim < limit", "m"), Costs("inner + (inner == null ? 0 : norm(dim))")]""")]
    [InlineData("""[Takes("b n dim"), Gives("b n dim"), Let("width", "flag ? dim : limit"), Costs("linear(width, dim, n, !flag)")]""")]
    [InlineData("""[Gives("b channels h=side w=side"), Let("channels", "3"), Let("side", "limit")]""")]
    public void What_a_declaration_may_mend_is_no_fault(string contract) => Generated.From(With(contract)).Messages.ShouldBeEmpty();

    [Fact]
    public void Faults_of_one_contract_are_all_said() =>
        Generated
            .From(With("""[Takes("b n (dim"), Gives("b n dim)"), Requires("dim >", "m"), Requires("1", "{"), Costs("$")]"""))
            .Diagnostics.Select(diagnostic => diagnostic.Id)
            .ShouldBe(Enumerable.Repeat("MDSL2001", 5));

    [Theory]
    [InlineData("""[Takes("b n dim"), Gives]""")]
    [InlineData("""[Takes(Nothing), Gives("b n dim")]""")]
    [InlineData("""[Takes("b n dim"), Gives("b n dim"), Requires("dim > 0")]""")]
    public void What_the_compiler_says_of_a_contract_is_enough(string contract)
    {
        var generated = Generated.From(With(contract));
        generated.Messages.ShouldBeEmpty();
        generated.CompilerDiagnostics.ShouldNotBeEmpty();
    }

    [Fact]
    public void A_contract_that_is_inherited_is_said_once() =>
        Marked
            .Check("MDSL2001", With("""[Takes("b n dim"), Gives("b n 2*⟦⟧")]""").Replace("2*⟦⟧", "2⟦$⟧") + More)
            .ShouldContain("'$' has no meaning here");

    [Fact]
    public void The_contracts_of_Runtime_are_whole()
    {
        var sources = Directory
            .GetFiles(Runtime(), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains("/LibTorch/") && !file.Contains("/obj/") && !file.Contains("/bin/"))
            .Select(File.ReadAllText)
            .Where(text => text.Contains("[Takes(") || text.Contains("[Gives("))
            .ToArray();
        sources.Length.ShouldBeGreaterThan(10);
        Generated.From(sources).Messages.ShouldBeEmpty();
    }

    private static string Runtime([CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "../../../Runtime"));

    private const string More = "\npublic sealed class Odder(long dim) : Odd(dim);\n";

    private static string With(string contract) =>
        $$"""
            using ModelDsl;
            using Zoo;

            {{contract}}
            public class Odd : Passing
            {
                public Odd(
                    long dim, Gather gather = Gather.Mean, bool flag = true, int? limit = null,
                    TorchSharp.torch.nn.Module<TorchSharp.torch.Tensor, TorchSharp.torch.Tensor>? inner = null) : base("Odd") { }
            }
            """;
}
