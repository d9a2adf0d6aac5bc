using System.Linq;
using Microsoft.CodeAnalysis;
using ModelDsl.Generator.Tests.Harness;
using Shouldly;
using Xunit;

namespace ModelDsl.Generator.Tests.Diagnostics;

/// <summary>MDSL0xxx: where each is shown and what it says.</summary>
public class UsageTests
{
    private const string Declared = "public sealed partial class Bird;";

    [Fact]
    [Trait("Id", "MDSL0001")]
    public void Not_partial() =>
        Marked
            .Check("MDSL0001", With("public sealed class ⟦Bird⟧;"))
            .ShouldBe("'Bird' is not partial, so its other half cannot be written; write 'partial class Bird'");

    [Fact]
    [Trait("Id", "MDSL0002")]
    public void Generic() =>
        Marked.Check("MDSL0002", With("public sealed partial class Bird⟦<T>⟧;")).ShouldStartWith("'Bird<T>' has type parameters");

    [Fact]
    [Trait("Id", "MDSL0003")]
    public void Inside_a_class_that_is_not_partial()
    {
        var source = With(Declared).Replace("[Model]", "public class ⟦Cage⟧\n{\n[Model]") + "\n}";
        Marked.Check("MDSL0003", source).ShouldStartWith("'Bird' stands inside 'Cage', which is not partial");
    }

    [Theory]
    [InlineData("public sealed partial record ⟦Bird⟧;", "a record")]
    [InlineData("public static partial class ⟦Bird⟧;", "static")]
    [InlineData("file sealed partial class ⟦Bird⟧;", "local to its file")]
    [Trait("Id", "MDSL0004")]
    public void No_ordinary_class(string declaration, string what) =>
        Marked.Check("MDSL0004", With(declaration)).ShouldStartWith($"'Bird' is {what};");

    [Fact]
    [Trait("Id", "MDSL0005")]
    public void A_base_class() =>
        Marked
            .Check("MDSL0005", With("public sealed partial class Bird : ⟦Animal⟧; public class Animal;"))
            .ShouldStartWith("'Bird' derives from 'Animal'");

    [Fact]
    public void The_base_class_that_the_generator_gives_it_may_be_written_down() =>
        Generated
            .From(With("public sealed partial class Bird : TorchSharp.torch.nn.Module<TorchSharp.torch.Tensor, TorchSharp.torch.Tensor>;"))
            .CompilerDiagnostics.ShouldBeEmpty();

    [Theory]
    [InlineData("private int ⟦head⟧;", "'head'")]
    [InlineData("public int ⟦forward_features⟧() => 0;", "'forward_features'")]
    [InlineData("public static int ⟦Summary⟧ => 0;", "'Summary'")]
    [Trait("Id", "MDSL0006")]
    public void A_member_that_the_generator_writes(string member, string what) =>
        Marked
            .Check("MDSL0006", With($"public sealed partial class Bird {{ {member} }}"), isClean: false)
            .ShouldContain($"'Bird' declares {what}");

    [Fact]
    [Trait("Id", "MDSL0006")]
    public void A_constructor_with_the_parameters_of_the_generated_one() =>
        Marked
            .Check(
                "MDSL0006",
                With(
                    "public sealed partial class ⟦Bird⟧ "
                        + "{ public Bird(TorchSharp.torch.Device? device, TorchSharp.torch.ScalarType? dtype) : base(\"\") { } }"
                ),
                isClean: false
            )
            .ShouldContain("'Bird' declares a constructor that collides");

    [Theory]
    [InlineData("Summary")]
    [InlineData("forward_stages")]
    [Trait("Id", "MDSL0006")]
    public void A_class_called_like_a_generated_member(string name) =>
        Marked
            .Check("MDSL0006", With($"public sealed partial class ⟦{name}⟧;"), isClean: false)
            .ShouldContain($"'{name}' declares '{name}', its own name");

    [Fact]
    [Trait("Id", "MDSL0006")]
    public void Every_member_that_the_generator_writes_is_said()
    {
        var generated = Generated.From(With("public sealed partial class Bird { int head, blocks; void forward() { } }"));
        generated.Messages.Select(message => message.Split("declares")[1].Split(',')[0]).ShouldBe([" 'forward'", " 'blocks'", " 'head'"]);
    }

    [Theory]
    [InlineData("public ⟦Bird⟧() : base(\"Bird\") { }")]
    [InlineData("public ⟦Bird⟧(int wings) : base(wings.ToString()) { }")]
    [Trait("Id", "MDSL0016")]
    public void A_constructor_that_leaves_the_layers_unmade(string constructor) =>
        Marked
            .Check("MDSL0016", With($"public sealed partial class Bird {{ {constructor} }}"), isClean: false)
            .ShouldBe(
                "a constructor of 'Bird' does not call the generated one, which makes the layers; "
                    + "write ': this(device: null, dtype: null)' behind its parameters"
            );

    [Theory]
    [InlineData("[Photo(32)]\n[⟦Model⟧]", "a line of the column of 'Bird' stands above this one, which opens it; put this line on top")]
    [InlineData("[Photo(32), ⟦Model⟧]", "a line of the column of 'Bird' stands above this one, which opens it; put this line on top")]
    [Trait("Id", "MDSL0017")]
    public void A_line_above_Model(string top, string message)
    {
        var source = With(Declared).Replace("[Model]\n[Photo(32)]", top);
        Marked.Check("MDSL0017", source).ShouldBe(message);
        Generated.From(source.Replace("⟦", "").Replace("⟧", "")).Text.ShouldNotContain("throw");
    }

    [Fact]
    [Trait("Id", "MDSL0006")]
    public void A_primary_constructor() =>
        Marked
            .Check("MDSL0006", With("public sealed partial class ⟦Bird⟧(int wings) { public int Wings => wings; }"), isClean: false)
            .ShouldContain("a constructor that collides");

    [Fact]
    public void Members_and_constructors_of_ones_own_are_welcome() =>
        Generated
            .From(
                With("public sealed partial class Bird { public Bird(string name) : this() { Name = name; } public string? Name { get; } }")
            )
            .CompilerDiagnostics.ShouldBeEmpty();

    [Fact]
    [Trait("Id", "MDSL0007")]
    public void No_input_on_top() =>
        Marked
            .Check("MDSL0007", With(Declared).Replace("[Photo(32)]\n", "").Replace("[Mosaic(8, Dim = 32)]", "[⟦Mosaic(8, Dim = 32)⟧]"))
            .ShouldStartWith("the column of 'Bird' has no input on top");

    [Fact]
    [Trait("Id", "MDSL0007")]
    public void No_line_at_all() =>
        Marked.Check("MDSL0007", "[⟦ModelDsl.Model⟧] public partial class Bird;").ShouldStartWith("the column of 'Bird' has no input");

    [Fact]
    [Trait("Id", "MDSL0008")]
    public void A_second_input() =>
        Marked
            .Check("MDSL0008", With(Declared).Replace("[Flag]", "[⟦Photo(16)⟧]\n[Flag]"))
            .ShouldContain("the input Photo stands inside the column and opens a branch, which needs a name");

    [Fact]
    [Trait("Id", "MDSL0009")]
    public void A_column_in_two_places()
    {
        var source = With("public sealed partial class ⟦Bird⟧;").Replace("[Vote(10)]\n", "") + "\n[Vote(10)]\npartial class Bird;";
        Marked.Check("MDSL0009", source).ShouldStartWith("the column of 'Bird' is spread over 2 parts");
    }

    [Fact]
    [Trait("Id", "MDSL0010")]
    public void A_knob_is_missing() =>
        Marked
            .Check("MDSL0010", TestKinds.Model("[⟦Stage(2)⟧]"))
            .ShouldBe("Stage 1: Spread needs Heads, which nothing says; add 'Heads = 8' to this line");

    [Fact]
    [Trait("Id", "MDSL0010")]
    public void A_knob_is_missing_on_a_layer() =>
        Marked
            .Check("MDSL0010", With(Declared).Replace("[Mosaic(8, Dim = 32)]", "[⟦Mosaic(8)⟧]"))
            .ShouldBe("Mosaic needs Dim, which nothing says; add 'Dim = 384' to this line");

    [Fact]
    [Trait("Id", "MDSL0010")]
    public void A_knob_is_missing_that_the_attribute_does_not_have() =>
        Marked
            .Check("MDSL0010", TestKinds.Model("[⟦Stage(2, Attention = typeof(Hasher))⟧]") + Hasher)
            .ShouldBe("Stage 1: Hasher needs Hashes, which nothing says; [Stage] has no knob Hashes: use an attribute that has one");

    [Fact]
    [Trait("Id", "MDSL0010")]
    public void A_knob_is_missing_that_an_attribute_of_the_users_own_has() =>
        Marked
            .Check("MDSL0010", TestKinds.Model("[⟦HashedStage(2, Attention = typeof(Hasher))⟧]") + Hasher)
            .ShouldBe("Stage 1: Hasher needs Hashes, which nothing says; add 'Hashes = 8' to this line");

    [Fact]
    public void A_value_is_not_offered_for_a_knob_that_the_attribute_does_not_have()
    {
        var misfit = Hasher.Replace("long hashes)", "long hashes = 9)");
        var plain = Generated.From(TestKinds.Model("[Stage(2, Attention = typeof(Hasher))]") + misfit);
        plain.Messages.ShouldHaveSingleItem().ShouldEndWith("9 hashes are odd (b 17 32).");
        var own = Generated.From(TestKinds.Model("[HashedStage(2, Attention = typeof(Hasher))]") + misfit);
        own.Messages.ShouldHaveSingleItem().ShouldEndWith("9 hashes are odd (b 17 32). Nearest Hashes: 8, 10.");
    }

    private const string Hasher = """

        public sealed class HashedStageAttribute(int depth) : StageAttribute(depth) { public int Hashes { get; set; } }

        [Takes("b n dim"), Gives("b n dim"), Requires("hashes % 2 == 0", "{hashes} hashes are odd"), Costs("0")]
        public sealed class Hasher(long hashes) : Zoo.Passing("Hasher")
        {
            public long Hashes { get; } = hashes;
        }
        """;

    [Theory]
    [InlineData("[Stage(2, Heads = 4, ⟦MlpRatio = 3⟧)]", "Stage 1: no kind on this line takes MlpRatio; remove it")]
    [InlineData("[PanesStage(2, Heads = 4, ⟦Pane = 2⟧)]", "Stage 1: no kind on this line takes Pane; remove it")]
    [Trait("Id", "MDSL0011")]
    public void A_knob_has_no_effect(string stage, string message)
    {
        Marked.Check("MDSL0011", TestKinds.Model(stage)).ShouldBe(message);
        Generated
            .From(TestKinds.Model(stage.Replace("⟦", "").Replace("⟧", "")))
            .Diagnostics[0]
            .Severity.ShouldBe(DiagnosticSeverity.Warning);
    }

    [Fact]
    [Trait("Id", "MDSL0011")]
    public void A_knob_whose_name_is_a_slip_for_another() =>
        Marked
            .Check("MDSL0011", Hashing("[Hashing(⟦Hash = 4⟧)]"))
            .ShouldBe("Hashing: no kind on this line takes Hash; remove it, or write Hashes");

    /// <summary>A declaration with a line whose attribute has a knob <c>Hash</c> that its kind takes as <c>hashes</c>.</summary>
    public static string Hashing(string line) =>
        $$"""
            {{TestKinds.Model().Replace("[Flag]", line)}}
            [Kind(typeof(Hashed))]
            public sealed class HashingAttribute : LayerAttribute { public int Hash { get; set; } public int Hashes { get; set; } }
            [Takes("b prefix+n dim"), Gives("b 1+prefix+n dim")]
            public sealed class Hashed : Passing { public Hashed(long hashes = 2) : base("Hashed") { } }
            """;

    [Fact]
    [Trait("Id", "MDSL0011")]
    public void A_knob_on_the_model_has_no_effect() =>
        Marked
            .Check("MDSL0011", TestKinds.Model(model: "[Model(⟦Dropout = 0.1⟧)]"))
            .ShouldBe("Model: no kind on any stage or head takes Dropout; remove it");

    [Theory]
    [InlineData("typeof(string)", "Position: String has no contract: a kind says what it [Takes] and [Gives]")]
    [InlineData("typeof(void)", "Position: Void is no class")]
    [InlineData("typeof(int[])", "is no class")]
    [InlineData("typeof(System.Collections.Generic.List<>)", "List is an open generic type; say its type arguments")]
    [InlineData("typeof(Gather)", "Gather is no class")]
    [InlineData("null!", "no kind is named here")]
    [Trait("Id", "MDSL0012")]
    public void No_kind(string kind, string message) =>
        Marked.Check("MDSL0012", With(Declared).Replace("typeof(Table)", $"⟦{kind}⟧")).ShouldContain(message);

    [Fact]
    [Trait("Id", "MDSL0012")]
    public void No_block_for_the_place_of_the_norm() =>
        Marked
            .Check("MDSL0012", TestKinds.Model("[⟦Stage(2, Heads = 4, NormPosition = (NormPosition)9)⟧]"))
            .ShouldContain("no assembly offers a block for NormPosition.9");

    [Theory]
    [InlineData(0)]
    [InlineData(-3)]
    [Trait("Id", "MDSL0013")]
    public void A_stage_without_blocks(int depth) =>
        Marked
            .Check("MDSL0013", TestKinds.Model($"[Stage(⟦{depth}⟧, Heads = 4)]"))
            .ShouldBe($"Stage 1: a stage has at least one block, not {depth}");

    [Fact]
    [Trait("Id", "MDSL0014")]
    public void A_value_that_the_enum_lacks() =>
        Marked
            .Check("MDSL0014", With(Declared).Replace("[Vote(10)]", "[Vote(10, Gather = ⟦(Gather)7⟧)]"))
            .ShouldBe("Vote: Gather = 7, and one of First, Mean is expected");

    [Fact]
    [Trait("Id", "MDSL0015")]
    public void Without_TorchSharp()
    {
        var compilation = Compilations.Of(["[ModelDsl.Model] public partial class Bird;"], References.WithoutEngine);
        var diagnostic = Generated.From(compilation).Diagnostics.ShouldHaveSingleItem();
        diagnostic.Id.ShouldBe("MDSL0015");
        diagnostic.GetMessage().ShouldContain("does not reference TorchSharp");
    }

    [Fact]
    public void Two_parts_with_Model_are_the_compilers_error_and_one_file()
    {
        var generated = Generated.From(With(Declared) + "\n[Model]\npartial class Bird;");
        generated.Result.Exception.ShouldBeNull();
        generated.Result.GeneratedSources.ShouldHaveSingleItem();
    }

    [Fact]
    public void Names_that_differ_in_case_only_have_files_of_their_own()
    {
        var generated = Generated.From(With(Declared), With("public sealed partial class BIRD;"));
        generated.Result.Exception.ShouldBeNull();
        generated.CompilerDiagnostics.ShouldBeEmpty();
        generated.Result.GeneratedSources.Select(source => source.HintName.ToUpperInvariant()).Distinct().Count().ShouldBe(2);
    }

    [Theory]
    [InlineData("[Model]", "[Stage(2, Heads = 4, MlpRatio = 3, MlpRatio = 3)]", "CS0643")]
    [InlineData("[Model]", "[Stage(2, Head = 4)]", "CS0246")]
    [InlineData("[Model(Head = 4)]", "[Stage(2)]", "CS0246")]
    [InlineData("[Model(Heads = 4, Heads = 4)]", "[Stage(2)]", "CS0643")]
    public void What_the_compiler_says_of_a_line_is_enough(string model, string stage, string compilerId)
    {
        var generated = Generated.From(TestKinds.Model(stage, model));
        generated.Messages.ShouldBeEmpty();
        generated.CompilerDiagnostics.ShouldHaveSingleItem().ShouldContain(compilerId);
    }

    private static string With(string declaration) => TestKinds.Model().Replace(Declared, declaration);
}
