using System;
using System.IO;
using System.Linq;
using System.Text;
using ModelDsl.Checkpoints;
using Shouldly;
using Xunit;

namespace ModelDsl.Models.Tests.Cli;

public sealed class PredictAndEvalTests : IClassFixture<PredictAndEvalTests.TrainedRun>
{
    private readonly SyntheticFashionMnist _data;

    public PredictAndEvalTests(TrainedRun trained) => _data = trained.Data;

    [Fact]
    public void Test_images_are_recognised()
    {
        var run = Predict("--test-image", "7", "--test-image", "12", "--top", "3", "--json");
        run.Error.ShouldBeEmpty();
        run.ExitCode.ShouldBe(0);
        var predictions = run.Json.EnumerateArray().ToArray();
        predictions.Select(p => p.GetProperty("label").GetString()).ShouldBe(["Sneaker", "Pullover"]);
        predictions.Select(p => p.GetProperty("top")[0].GetProperty("class").GetString()).ShouldBe(["Sneaker", "Pullover"]);
        predictions.Select(p => p.GetProperty("top")[0].GetProperty("index").GetInt32()).ShouldBe([7, 2]);
        foreach (var prediction in predictions)
        {
            var probabilities = prediction
                .GetProperty("top")
                .EnumerateArray()
                .Select(guess => guess.GetProperty("probability").GetDouble())
                .ToArray();
            probabilities.Length.ShouldBe(3);
            probabilities.ShouldBe(probabilities.OrderDescending());
            probabilities.Sum().ShouldBeInRange(0, 1.00001);
        }
    }

    [Fact]
    public void A_picture_in_a_file_is_recognised_whatever_its_size()
    {
        var pixels = SyntheticFashionMnist.Image(4, new Random(3));
        // Twice as large, each pixel four times.
        var large = Enumerable.Range(0, 56 * 56).Select(i => pixels[(i / 56 / 2 * 28) + (i % 56 / 2)]).ToArray();
        File.WriteAllBytes(_data["small.pgm"], [.. Encoding.ASCII.GetBytes("P5 28 28 255\n"), .. pixels]);
        File.WriteAllBytes(
            _data["large.ppm"],
            [.. Encoding.ASCII.GetBytes("P6 56 56 255\n"), .. large.SelectMany(value => new[] { value, value, value })]
        );
        var run = Predict(_data["small.pgm"], _data["large.ppm"], "--json");
        run.Error.ShouldBeEmpty();
        run.Json.EnumerateArray().Select(p => p.GetProperty("top")[0].GetProperty("class").GetString()).ShouldBe(["Coat", "Coat"]);
        run.Json.EnumerateArray().Select(p => p.GetProperty("image").GetString()).ShouldBe([_data["small.pgm"], _data["large.ppm"]]);
    }

    [Fact]
    public void The_table_names_each_picture_once()
    {
        var run = Predict("--test-image", "3", "--top", "2");
        run.ExitCode.ShouldBe(0);
        run.Out.ShouldContain("test image 3");
        run.Out.Split("test image 3").Length.ShouldBe(2);
        run.Out.ShouldContain("Dress");
        run.Out.ShouldContain(" %");
    }

    [Theory]
    [InlineData(2, "name the pictures")]
    [InlineData(2, "--test-image is 30; the test set of fashion-mnist has images 0 to 29", "--test-image", "30")]
    [InlineData(2, "--test-image is -1", "--test-image", "-1")]
    [InlineData(2, "--top is 0", "--test-image", "1", "--top", "0")]
    [InlineData(2, "--mean is a", "--test-image", "1", "--mean", "a")]
    [InlineData(2, "--mean and --std go together", "--test-image", "1", "--mean", "0.5")]
    [InlineData(2, "2 means or deviations do not fit the 1 channels", "--test-image", "1", "--mean", "0.5,0.5", "--std", "0.5,0.5")]
    [InlineData(1, "/nowhere.png", "/nowhere.png")]
    public void What_is_wrong_is_said(int exitCode, string said, params string[] arguments)
    {
        var run = Predict(arguments);
        run.ExitCode.ShouldBe(exitCode);
        run.Out.ShouldBeEmpty();
        run.Error.ShouldContain(said);
    }

    [Fact]
    public void A_picture_that_cannot_be_read_is_named()
    {
        File.WriteAllText(_data["photo.jpg"], "JFIF");
        var run = Predict(_data["photo.jpg"]);
        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain(_data["photo.jpg"]);
        run.Error.ShouldContain("PNG");
    }

    [Fact]
    public void A_checkpoint_is_needed()
    {
        CommandRun.Of("eval").ExitCode.ShouldBe(2);
        var run = CommandRun.Of("eval", "--checkpoint", _data["nowhere.safetensors"], "--data", _data.Folder);
        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain("there is no checkpoint");
        CommandRun.Of("eval", "--checkpoint", _data.Folder).Error.ShouldContain("holds no model.safetensors");
    }

    [Fact]
    public void A_damaged_checkpoint_is_one_line()
    {
        File.WriteAllText(_data["damaged.safetensors"], "no weights in here");
        var run = CommandRun.Of("eval", "--checkpoint", _data["damaged.safetensors"], "--model", "tiny_test", "--data", _data.Folder);
        run.ExitCode.ShouldBe(1);
        run.Error.ShouldStartWith($"error: {_data["damaged.safetensors"]}");
        run.Error.TrimEnd('\n').ShouldNotContain("\n");
    }

    [Fact]
    public void A_checkpoint_of_another_model_lists_the_keys()
    {
        using var other = new TinyColour();
        Checkpoint.Save(other, _data["colour.safetensors"]);
        var run = CommandRun.Of("eval", "--checkpoint", _data["colour.safetensors"], "--model", "tiny_test", "--data", _data.Folder);
        run.ExitCode.ShouldBe(1);
        run.Out.ShouldBeEmpty();
        run.Error.Split('\n')[0].ShouldContain("It fits tiny_colour: name that with --model.");
        run.Error.ShouldContain("missing from the file (1):\n    class_token");
        run.Error.ShouldContain("not alike");
        run.Error.ShouldContain("patch_embed.proj.weight: the file has F32 [8, 3, 2, 2], the model needs F32 [16, 1, 14, 14]");
    }

    [Fact]
    public void A_checkpoint_that_does_not_say_of_which_model_needs_its_name()
    {
        using var model = new TinyTest();
        Checkpoint.Save(model, _data["silent.safetensors"]);
        var run = CommandRun.Of("eval", "--checkpoint", _data["silent.safetensors"], "--data", _data.Folder);
        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain("--model");
        CommandRun
            .Of("eval", "--checkpoint", _data["silent.safetensors"], "--data", _data.Folder, "--model", "TinyTest")
            .ExitCode.ShouldBe(0);
    }

    [Fact]
    public void A_device_that_is_not_there_is_an_error()
    {
        var run = CommandRun.Of("eval", "--checkpoint", _data["run"], "--device", "cuda:99");
        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain("there is no cuda:99");
    }

    [Fact]
    public void Eval_prints_a_line_for_each_class()
    {
        var run = CommandRun.Of("eval", "--checkpoint", _data["run/model.safetensors"], "--data", _data.Folder);
        run.Error.ShouldBeEmpty();
        run.ExitCode.ShouldBe(0);
        foreach (var name in ModelDsl.Data.FashionMnist.Classes)
            run.Out.ShouldContain(name);
        run.Out.ShouldContain("of 30 images");
    }

    [Fact]
    public void The_data_of_a_run_is_where_the_run_found_it()
    {
        var run = CommandRun.Of("eval", "--checkpoint", _data["run"]);
        run.Error.ShouldBeEmpty();
        run.Out.ShouldContain("of 30 images");
        CommandRun.Of("predict", "--checkpoint", _data["run"], "--test-image", "29").ExitCode.ShouldBe(0);
    }

    private CommandRun Predict(params string[] arguments) =>
        CommandRun.Of(["predict", "--checkpoint", _data["run"], "--data", _data.Folder, .. arguments]);

    /// <summary>One run that all tests of the class look at.</summary>
    public sealed class TrainedRun : IDisposable
    {
        public TrainedRun()
        {
            var run = CommandRun.Of(
                "train",
                "tiny_test",
                "--data",
                Data.Folder,
                "--out",
                Data["run"],
                "--epochs",
                "8",
                "--batch",
                "32",
                "--lr",
                "0.01"
            );
            run.Error.ShouldBeEmpty();
        }

        internal SyntheticFashionMnist Data { get; } = new();

        public void Dispose() => Data.Dispose();
    }
}
