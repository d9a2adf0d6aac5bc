using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using Shouldly;
using Xunit;

namespace ModelDsl.Models.Tests.Cli;

/// <summary><c>train</c>, <c>eval</c> and <c>predict</c> on pictures in a folder for each class.</summary>
public sealed class ImageFolderTrainTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("modeldsl-pictures-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_model_learns_pictures_with_a_head_for_their_classes()
    {
        WritePictures(60);
        var run = CommandRun.Of(
            "train", "tiny_colour", "--data", In("pets"), "--out", In("run"), "--epochs", "12", "--lr", "0.01", "--test-part", "0.2", "--json"
        );
        run.Error.ShouldBeEmpty();
        run.ExitCode.ShouldBe(0);
        var done = JsonDocument.Parse(run.Out.TrimEnd().Split('\n')[^1]).RootElement;
        done.GetProperty("test").GetProperty("images").GetInt32().ShouldBe(36);
        done.GetProperty("test").GetProperty("accuracy").GetDouble().ShouldBeGreaterThan(0.9);

        // The run says by itself where its pictures are, how many are set apart, and of how many classes its head is.
        var eval = CommandRun.Of("eval", "--checkpoint", In("run"), "--json");
        eval.Error.ShouldBeEmpty();
        eval.Json.GetProperty("images").GetInt32().ShouldBe(36);
        eval.Json.GetProperty("accuracy").GetDouble().ShouldBe(done.GetProperty("test").GetProperty("accuracy").GetDouble());

        var predict = CommandRun.Of("predict", "--checkpoint", In("run/model.safetensors"), In("pets/green/7.ppm"), "--top", "1", "--json");
        predict.Error.ShouldBeEmpty();
        predict.Json[0].GetProperty("top")[0].GetProperty("class").GetString().ShouldBe("green");
    }

    [Fact]
    public void A_run_on_pictures_can_be_resumed()
    {
        WritePictures(10);
        CommandRun.Of("train", "tiny_colour", "--data", In("pets"), "--out", In("run"), "--epochs", "1").ExitCode.ShouldBe(0);
        var before = File.ReadAllBytes(In("run/model.safetensors"));
        var resumed = CommandRun.Of("train", "--resume", In("run"));
        resumed.Error.ShouldBeEmpty();
        File.ReadAllBytes(In("run/model.safetensors")).ShouldBe(before);
        CommandRun.Of("train", "--resume", In("run"), "--test-part", "0.5").Error.ShouldContain("--test-part cannot be given with --resume");
    }

    [Fact]
    public void A_bad_picture_ends_it_before_anything_is_written()
    {
        WritePictures(10);
        File.WriteAllText(In("pets/blue/notes.txt"), "not a picture");
        var run = CommandRun.Of("train", "tiny_colour", "--data", In("pets"), "--out", In("run"));
        run.ExitCode.ShouldBe(1);
        run.Out.ShouldBeEmpty();
        run.Error.ShouldStartWith($"error: {In("pets/blue/notes.txt")}: not a picture that can be read");
        Directory.Exists(In("run")).ShouldBeFalse();
    }

    [Fact]
    public void Fashion_MNIST_is_scaled_where_that_is_asked_for()
    {
        using var data = new SyntheticFashionMnist(trainCount: 64);
        var run = CommandRun.Of("train", "tiny_colour", "--data", data.Folder, "--resize", "--out", In("run"), "--epochs", "1");
        run.Error.ShouldBeEmpty();
        run.ExitCode.ShouldBe(0);
        CommandRun.Of("eval", "--checkpoint", In("run"), "--json").Json.GetProperty("images").GetInt32().ShouldBe(SyntheticFashionMnist.TestCount);
    }

    [Theory]
    [InlineData("--test-part", "1", "above 0 and below 1")]
    [InlineData("--label-smoothing", "2", "above 0 and below 1")]
    [InlineData("--shift", "-1", "0 or more")]
    [InlineData("--mean", "x", "numbers above 0")]
    public void A_bad_value_is_refused_with_what_it_may_be(string option, string value, string remedy)
    {
        var run = CommandRun.Of("train", "tiny_colour", "--data", In("pets"), option, value);
        run.ExitCode.ShouldBe(2);
        run.Error.ShouldStartWith($"error: {option} is {value}; ");
        run.Error.ShouldContain(remedy);
    }

    private string In(string name) => Path.Combine(_folder.FullName, name);

    // Three classes, three colours, in noise.
    private void WritePictures(int count)
    {
        var random = new Random(4);
        foreach (var (name, channel) in new[] { ("red", 0), ("green", 1), ("blue", 2) })
        {
            Directory.CreateDirectory(In($"pets/{name}"));
            for (var i = 0; i < count; i++)
            {
                var pixels = Enumerable.Range(0, 6 * 6 * 3).Select(k => (byte)(random.Next(100) + (k % 3 == channel ? 150 : 0)));
                File.WriteAllBytes(In($"pets/{name}/{i}.ppm"), [.. Encoding.ASCII.GetBytes("P6 6 6 255\n"), .. pixels]);
            }
        }
    }
}
