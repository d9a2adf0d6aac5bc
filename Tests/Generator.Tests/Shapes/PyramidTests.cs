using System;
using System.Linq;
using ModelDsl.Generator.Tests.Harness;
using Shouldly;
using Xunit;

namespace ModelDsl.Generator.Tests.Shapes;

/// <summary>Heads that take the maps of several stages.</summary>
public class PyramidTests
{
    private const string Eyes = """
        using ModelDsl;
        using Zoo;

        [Model(Attention = typeof(Panes))]
        [Photo(64)]
        [Mosaic(4, Dim = 24)]
        [PanesStage(2, Heads = 2, Pane = 4)]
        [Halve]
        [PanesStage(1, Heads = 4, Pane = 8)]
        [Vote(10, Gather = Gather.Mean)]
        public sealed partial class Eyes;
        """;

    private const string Atlas = "using ModelDsl; using Zoo; [Model, Backbone(typeof(Eyes)), Map(5)] public sealed partial class Atlas;";

    [Fact]
    public void Below_a_backbone_a_head_gets_the_map_of_each_of_its_stages()
    {
        var generated = Generated.From(Eyes, Atlas);
        generated.Messages.ShouldBeEmpty();
        generated.CompilerDiagnostics.ShouldBeEmpty();
        var text = Text(generated, "Atlas");
        text.ShouldContain("new global::Zoo.Map(channels: [24, 48], colours: 5, device: device, dtype: dtype)");
        text.ShouldContain("var maps = forward_stages(input); // b 24 16 16, b 48 8 8\n");
        text.ShouldContain("var x = map.call(maps);           // b 5 16 16\n");
        text.ShouldContain("var maps = backbone.call(input); // b 24 16 16, b 48 8 8\n");
        // 24 × 5 + 5 and 48 × 5 + 5 parameters, at 256 and 64 places.
        text.ShouldContain($"Output: [5, 16, 16], Parameters: {125 + 245}, Macs: {(120 * 256) + (240 * 64)}");
        text.ShouldContain("Output: [24, 16, 16], ");
        text.ShouldContain("{ Levels = [[24, 16, 16], [48, 8, 8]] }");
        // Neither the head of the model inside nor the norm in front of it.
        text.ShouldNotContain("Vote");
        text.ShouldNotContain("norm = ");
    }

    [Fact]
    public void A_head_below_the_stages_themselves_gets_their_maps_and_no_norm_closes_the_last()
    {
        var generated = Generated.From(Eyes.Replace("[Vote(10, Gather = Gather.Mean)]", "[Map(5)]", StringComparison.Ordinal));
        generated.Messages.ShouldBeEmpty();
        generated.CompilerDiagnostics.ShouldBeEmpty();
        var text = Text(generated, "Eyes");
        text.ShouldContain("var x = map.call(maps);           // b 5 16 16\n");
        text.ShouldContain("return [map1, map2];");
        text.ShouldNotContain("forward_features");
        text.ShouldNotContain(" norm = ");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_keeps_the_maps_is_part_of_the_features(bool isBackbone)
    {
        const string Below = "Shrink(By = [2, 1]), Map(5)";
        var generated = isBackbone
            ? Generated.From(Eyes, Atlas.Replace("Map(5)", Below, StringComparison.Ordinal))
            : Generated.From(Eyes.Replace("Vote(10, Gather = Gather.Mean)", Below, StringComparison.Ordinal));
        generated.Messages.ShouldBeEmpty();
        generated.CompilerDiagnostics.ShouldBeEmpty();
        var text = Text(generated, isBackbone ? "Atlas" : "Eyes");
        text.ShouldContain("var maps = forward_stages(input); // b 24 8 8, b 48 8 8\n");
        text.ShouldContain("maps = shrink.call(maps);");
        text.ShouldContain("by: [2, 1]");
        text.ShouldContain("scope.MoveToOuter(maps);");
        text.ShouldContain("Output: [5, 8, 8]");
    }

    [Theory]
    [InlineData("Map(5)", "Shrink(By = [2, 1])", "MDSL1002: Shrink: the column ends with several maps")]
    [InlineData("Map(5)", "Shrink(By = [2, 1]), Vote(10)", "MDSL1002: Vote: Vote takes a sequence of tokens")]
    [InlineData("Map(5)", "Shrink(By = [2, 1, 1]), Map(5)", "MDSL1001: Shrink: [2, 1, 1] says 3 steps for 2 maps")]
    [InlineData("Map(5)", "Shrink(By = [5, 1]), Map(5)", "MDSL1004: Shrink: h / by = 16 / 5 leaves a remainder")]
    [InlineData("Map(5)", "Shrink, Map(5)", "MDSL0010: Shrink needs By, which nothing says")]
    [InlineData("Map(5)", "Shrink(By = [2, 1]), PanesStage(1, Block = typeof(Map))", "MDSL1002: Stage 1: Map is a Module<Tensor[], Tensor>")]
    public void What_does_not_fit(string before, string after, string message) =>
        Generated.From(Eyes, Atlas.Replace(before, after, StringComparison.Ordinal)).Messages.ShouldHaveSingleItem().ShouldContain(message);

    [Fact]
    public void Tokens_without_a_grid_are_no_maps() =>
        Generated
            .From(Eyes.Replace("[Mosaic", "[Photo(64)] [Mosaic", StringComparison.Ordinal), Atlas)
            .Messages.ShouldNotBeEmpty();

    [Fact]
    public void A_condition_holds_for_every_map() =>
        Generated
            .From(
                Eyes.Replace("Photo(64)", "Photo(8)", StringComparison.Ordinal)
                    .Replace("Pane = 4", "Pane = 2", StringComparison.Ordinal)
                    .Replace("Pane = 8", "Pane = 1", StringComparison.Ordinal),
                Atlas
            )
            .Messages.Single()
            .ShouldContain("MDSL1001: Map: a map of fewer than 2×2 shows nothing");

    private static string Text(Generated generated, string type) =>
        generated.Result.GeneratedSources.Single(source => source.HintName.EndsWith(type + ".g.cs", StringComparison.Ordinal)).SourceText.ToString();
}
