using ModelDsl.Checkpoints;
using Shouldly;
using Xunit;

namespace ModelDsl.Runtime.Tests.Checkpoints;

public sealed class KeyGroupsTests
{
    [Fact]
    public void Lines_that_differ_in_the_block_become_one() =>
        KeyGroups
            .Collapse(["norm.bias", "blocks.0.a", "blocks.0.b", "blocks.1.a", "blocks.2.a", "blocks.5.a", "head.bias"])
            .ShouldBe(["norm.bias", "blocks.0…2,5.a", "blocks.0.b", "head.bias"]);

    [Fact]
    public void What_else_a_line_says_keeps_it_apart() =>
        KeyGroups
            .Collapse(["blocks.0.w: the file has [64]", "blocks.1.w: the file has [64]", "blocks.2.w: the file has [96]"])
            .ShouldBe(["blocks.0…1.w: the file has [64]", "blocks.2.w: the file has [96]"]);

    [Fact]
    public void Both_names_of_a_key_are_numbered() =>
        KeyGroups
            .Collapse(["stage1.10.w (in the file: layers.0.10.w)", "stage1.11.w (in the file: layers.0.11.w)"])
            .ShouldBe(["stage1.10…11.w (in the file: layers.0.10…11.w)"]);
}
