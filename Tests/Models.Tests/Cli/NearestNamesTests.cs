using System.Linq;
using ModelDsl.Models.Cli.Catalogue;
using Shouldly;
using Xunit;

namespace ModelDsl.Models.Tests.Cli;

public sealed class NearestNamesTests
{
    [Theory]
    [InlineData("", "", 0)]
    [InlineData("vit", "vit", 0)]
    [InlineData("VIT", "vit", 0)]
    [InlineData("vit", "", 3)]
    [InlineData("vti", "vit", 1)]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("vit_base", "vit_base_patch16_224", 1)]
    [InlineData("vit_bse", "vit_base_patch16_224", 2)]
    public void The_distance_counts_edits(string name, string candidate, int distance) =>
        NearestNames.Distance(name, candidate).ShouldBe(distance);

    [Fact]
    public void The_nearest_comes_first_and_strangers_not_at_all() =>
        NearestNames.Of("swin_tny", ["vit_tiny", "swin_base", "swin_tiny", "bert"]).ShouldBe(["swin_tiny"]);

    [Fact]
    public void Ties_are_in_the_order_of_their_names() =>
        NearestNames.Of("vit_x", ["vit_s", "vit_b"]).ToArray().ShouldBe(["vit_b", "vit_s"]);
}
