using System.Linq;
using ModelDsl.Checkpoints;
using Shouldly;
using Xunit;
using static TorchSharp.torch;

namespace ModelDsl.Models.Tests.Vision;

public sealed class VisualTransformerTests
{
    /// <summary>
    /// ResNet-18 and -34 of torchvision up to layer3 have 2,782,784 and 8,170,304 parameters. By the equations of arXiv 2006.03677, with 16 tokens of
    /// 1024 channels: a transformer 2·1024·512 + 2·1024², the first tokenizer 256·16 + 256·1024, a further one 2·256·1024, a projector
    /// 256² + 2·1024·256; the head 1024·1000 + 1000.
    /// </summary>
    [Theory]
    [InlineData(2, 2_782_784)]
    [InlineData(3, 8_170_304)]
    public void Has_what_the_equations_add_up_to(long depth, long resNet)
    {
        const long transformer = 2 * 1024 * 512 + 2 * 1024 * 1024;
        const long first = 256 * 16 + 256 * 1024, further = 2 * 256 * 1024, projector = 256 * 256 + 2 * 1024 * 256;
        var tokens = first + (depth - 1) * (further + projector) + depth * transformer;
        var summary = depth == 2 ? VisualTransformerResNet18.Summary : VisualTransformerResNet34.Summary;
        summary.Parameters.ShouldBe(resNet + tokens + 1024 * 1000 + 1000);
    }

    [Fact]
    public void The_convolutions_answer_to_torchvision()
    {
        using var model = new VisualTransformerResNet18(META);
        var keys = KeyMap.Of(typeof(VisualTransformerResNet18));
        var theirs = model.state_dict().Keys.Where(key => !key.StartsWith("visual_transformer", System.StringComparison.Ordinal)).Select(keys.ToTheirs).ToList();
        theirs.ShouldContain("conv1.weight");
        theirs.ShouldContain("layer1.1.bn2.running_var");
        theirs.ShouldContain("layer2.0.downsample.0.weight");
        theirs.ShouldContain("layer3.1.conv2.weight");
        theirs.ShouldContain("fc.bias");
        theirs.ShouldAllBe(key => !key.StartsWith("stage", System.StringComparison.Ordinal) && !key.StartsWith("downsample", System.StringComparison.Ordinal));
        theirs.Select(keys.ToOurs).Select(keys.ToTheirs).ShouldBe(theirs);
    }
}
