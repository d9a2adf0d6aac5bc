using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using ModelDsl.Training;
using Shouldly;
using Xunit;

namespace ModelDsl.Models.Tests.Cli;

public sealed class TrainTests : IDisposable
{
    private readonly SyntheticFashionMnist _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public void A_run_prints_accuracy_and_classes_and_leaves_its_files()
    {
        var run = Train("--out", _data["run"], "--epochs", "2");
        run.Error.ShouldBeEmpty();
        run.ExitCode.ShouldBe(0);
        run.Out.ShouldContain("epoch 2/2");
        run.Out.ShouldContain("Ankle boot");
        run.Out.ShouldContain("test accuracy ");
        foreach (var file in new[] { "model.safetensors", "train-state.safetensors", "metrics.jsonl", "curves.svg" })
        {
            run.Out.ShouldContain(Path.Combine(_data["run"], file));
            File.Exists(Path.Combine(_data["run"], file)).ShouldBeTrue();
        }
    }

    [Fact]
    public void Progress_as_json_ends_with_the_test_of_the_trained_model()
    {
        var run = Train("--out", _data["run"], "--epochs", "4", "--batch", "32", "--lr", "0.01", "--json");
        run.Error.ShouldBeEmpty();
        var news = run
            .Out.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonDocument.Parse(line).RootElement)
            .ToArray();
        news[0].GetProperty("event").GetString().ShouldBe("checkpoint");
        news.Count(line => line.GetProperty("event").GetString() == "epoch").ShouldBe(4);
        var done = news[^1];
        done.GetProperty("event").GetString().ShouldBe("done");
        done.GetProperty("completed").GetBoolean().ShouldBeTrue();
        done.GetProperty("test").GetProperty("images").GetInt32().ShouldBe(SyntheticFashionMnist.TestCount);
        done.GetProperty("test").GetProperty("accuracy").GetDouble().ShouldBeGreaterThan(0.5);

        var eval = CommandRun.Of("eval", "--checkpoint", _data["run"], "--data", _data.Folder, "--json");
        eval.Error.ShouldBeEmpty();
        eval.Json.GetProperty("model").GetString().ShouldBe("tiny_test");
        eval.Json.GetProperty("accuracy").GetDouble().ShouldBe(done.GetProperty("test").GetProperty("accuracy").GetDouble());
        eval.Json.GetProperty("classes").GetArrayLength().ShouldBe(10);
    }

    [Fact]
    public void The_options_reach_the_run()
    {
        Train(
            "--out",
            _data["run"],
            "--epochs",
            "1",
            "--batch",
            "40",
            "--lr",
            "0.003",
            "--seed",
            "5",
            "--threads",
            "1",
            "--checkpoint-every",
            "3"
        )
            .ExitCode.ShouldBe(0);
        var options = Trainer.ReadOptions(_data["run"]);
        (options.Model, options.Epochs, options.BatchSize, options.LearningRate, options.Seed).ShouldBe(
            (nameof(TinyTest), 1, 40, 0.003, 5)
        );
        (options.Threads, options.CheckpointSteps, options.CheckpointSeconds, options.Device).ShouldBe((1, 3, 0, "cpu"));
        options.Data.ShouldBe(_data.Folder);
    }

    [Fact]
    public void A_complete_run_that_is_resumed_is_measured_again_and_ends_with_the_same_weights()
    {
        Train("--out", _data["run"], "--epochs", "1", "--batch", "128").ExitCode.ShouldBe(0);
        var before = File.ReadAllBytes(_data["run/model.safetensors"]);
        var resumed = CommandRun.Of("train", "--resume", _data["run"]);
        resumed.Error.ShouldBeEmpty();
        resumed.ExitCode.ShouldBe(0);
        resumed.Out.ShouldContain("from step 5 of 5");
        File.ReadAllBytes(_data["run/model.safetensors"]).ShouldBe(before);
    }

    [Fact]
    public void A_folder_that_holds_a_run_is_not_overwritten()
    {
        Train("--out", _data["run"], "--epochs", "1").ExitCode.ShouldBe(0);
        var before = File.ReadAllBytes(_data["run/model.safetensors"]);
        var second = Train("--out", _data["run"], "--epochs", "1", "--seed", "9");
        second.ExitCode.ShouldBe(1);
        second.Error.ShouldContain("--resume");
        File.ReadAllBytes(_data["run/model.safetensors"]).ShouldBe(before);
    }

    [Theory]
    [InlineData("--epochs", "0", "1 or more")]
    [InlineData("--epochs", "2.5", "whole number")]
    [InlineData("--batch", "-4", "1 or more")]
    [InlineData("--lr", "0", "above 0")]
    [InlineData("--lr", "0,1", "above 0")]
    [InlineData("--lr", "inf", "above 0")]
    [InlineData("--seed", "x", "whole number")]
    [InlineData("--threads", "0", "1 or more")]
    [InlineData("--device", "tpu", "cpu, cuda or cuda:N")]
    [InlineData("--checkpoint-every", "often", "steps")]
    [InlineData("--checkpoint-every", "0s", "steps")]
    public void A_bad_value_is_refused_with_what_it_may_be(string option, string value, string remedy)
    {
        var run = Train("--out", _data["run"], option, value);
        run.ExitCode.ShouldBe(2);
        run.Out.ShouldBeEmpty();
        run.Error.ShouldStartWith($"error: {option} is {value};");
        run.Error.ShouldContain(remedy);
        Directory.Exists(_data["run"]).ShouldBeFalse();
    }

    [Fact]
    public void Missing_data_is_an_error_that_says_how_to_get_it()
    {
        var run = CommandRun.Of("train", "tiny_test", "--data", _data["nowhere"], "--out", _data["run"]);
        run.ExitCode.ShouldBe(1);
        run.Out.ShouldBeEmpty();
        run.Error.ShouldContain("apt-get install dataset-fashion-mnist");
        run.Error.ShouldContain("--data");
        Directory.Exists(_data["run"]).ShouldBeFalse();
    }

    [Fact]
    public void A_model_for_other_images_is_refused_before_anything_is_written()
    {
        var run = CommandRun.Of("train", "tiny_colour", "--data", _data.Folder, "--out", _data["run"]);
        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain("tiny_colour takes images of 3×4×4, but those of fashion-mnist are 1×28×28; scale them with --resize");
        Directory.Exists(_data["run"]).ShouldBeFalse();
    }

    [Fact]
    public void Neither_model_nor_run_is_bad_usage()
    {
        var run = CommandRun.Of("train");
        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain("name the MODEL");
    }

    [Fact]
    public void A_run_goes_on_as_it_began()
    {
        var run = CommandRun.Of("train", "--resume", _data["run"], "--epochs", "3");
        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain("--epochs cannot be given with --resume");
    }

    [Fact]
    public void A_run_that_is_not_there_cannot_be_resumed()
    {
        CommandRun.Of("train", "--resume", _data["nowhere"]).Error.ShouldContain("there is no run");
        var empty = CommandRun.Of("train", "--resume", _data.Folder);
        empty.ExitCode.ShouldBe(1);
        empty.Error.ShouldContain("holds no run to resume");
    }

    [Fact]
    public void Without_any_run_there_is_no_latest()
    {
        // Runs are looked for where the command is started, and no run of this model is ever there.
        var run = CommandRun.Of("train", "tiny_test", "--resume");
        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain("there is no run to go on with in ");
    }

    [Fact]
    public void A_run_of_another_model_is_bad_usage()
    {
        Train("--out", _data["run"], "--epochs", "1").ExitCode.ShouldBe(0);
        var run = CommandRun.Of("train", "tiny_colour", "--resume", _data["run"]);
        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain("the run is of TinyTest, not of TinyColour");
    }

    private CommandRun Train(params string[] options) => CommandRun.Of(["train", "tiny_test", "--data", _data.Folder, .. options]);
}
