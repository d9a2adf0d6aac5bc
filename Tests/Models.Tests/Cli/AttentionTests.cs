using System.Linq;
using ModelDsl.Data;
using Shouldly;
using Xunit;

namespace ModelDsl.Models.Tests.Cli;

/// <summary><c>predict --attention</c>.</summary>
public sealed class AttentionTests
{
    [Fact]
    public void The_picture_has_a_row_for_each_image()
    {
        using var data = new SyntheticFashionMnist(trainCount: 64);
        CommandRun.Of("train", "tiny_test", "--data", data.Folder, "--epochs", "1", "--out", data["run"]).ExitCode.ShouldBe(0);
        var run = Predict(data, "--test-image", "1", "--test-image", "2");
        run.Error.ShouldBeEmpty();
        run.ExitCode.ShouldBe(0);
        var picture = ImageFile.Read(data["seen.png"]);
        // 28 pixels eight times as large: each image beside what is looked at in it, and a margin between them.
        (picture.Width, picture.Height, picture.Channels).ShouldBe(((2 * 224) + 8, (2 * 224) + 8, 3));
        // On the left the picture is grey, on the right it is not.
        Enumerable.Range(0, 224).ShouldAllBe(x => IsGrey(picture, x, 100));
        Enumerable.Range(232, 224).Any(x => !IsGrey(picture, x, 100)).ShouldBeTrue();
    }

    [Fact]
    public void A_model_of_windows_has_no_map_of_the_image()
    {
        using var data = new SyntheticFashionMnist(trainCount: 64);
        CommandRun.Of("train", "swinfashion", "--data", data.Folder, "--epochs", "1", "--out", data["run"]).ExitCode.ShouldBe(0);
        var run = Predict(data, "--test-image", "1");
        run.ExitCode.ShouldBe(1);
        run.Out.ShouldBeEmpty();
        run.Error.ShouldContain("SwinFashion has blocks in which not every token sees every other");
    }

    private static CommandRun Predict(SyntheticFashionMnist data, params string[] images) =>
        CommandRun.Of(["predict", "--checkpoint", data["run"], .. images, "--attention", data["seen.png"]]);

    private static bool IsGrey(RasterImage picture, int x, int y)
    {
        var at = ((y * picture.Width) + x) * 3;
        return picture.Samples[at] == picture.Samples[at + 1] && picture.Samples[at] == picture.Samples[at + 2];
    }
}
