using System;
using System.IO;
using ModelDsl.Training;
using Shouldly;
using Xunit;

namespace ModelDsl.Models.Tests.Cli;

/// <summary><c>train --teacher</c>.</summary>
public sealed class DistillationTests : IClassFixture<DistillationTests.Teacher>
{
    private readonly SyntheticFashionMnist _data;

    public DistillationTests(Teacher teacher) => _data = teacher.Data;

    [Theory]
    [InlineData("tiny_distilled", "hard")]
    [InlineData("tiny_distilled", "soft")]
    [InlineData("tiny_test", "hard")]
    public void A_model_learns_from_a_teacher(string model, string kind)
    {
        var run = Train(model, "--teacher", _data["teacher"], "--distillation", kind, "--out", _data[$"{model}-{kind}"]);
        run.Error.ShouldBeEmpty();
        run.ExitCode.ShouldBe(0);
        var options = Trainer.ReadOptions(_data[$"{model}-{kind}"]);
        (options.Teacher, options.Distillation.ToString().ToLowerInvariant()).ShouldBe((_data["teacher"], kind));
        CommandRun.Of("train", "--resume", _data[$"{model}-{kind}"]).ExitCode.ShouldBe(0);
    }

    [Fact]
    public void A_teacher_that_does_not_fit_is_refused_before_anything_is_written()
    {
        Error("--distillation", "hard").ShouldContain("--distillation goes with a teacher: name its checkpoint with --teacher");
        Error("--teacher", _data["nowhere"]).ShouldContain("there is no checkpoint");
        Error("--teacher", _data["teacher"], "--distillation", "warm").ShouldContain("it must be hard or soft");
        Error("--teacher", _data["teacher"], "--distillation-alpha", "1.5").ShouldContain("above 0 and below 1");
        Error("--teacher", _data["teacher"], "--teacher-model", "tiny_colour").ShouldContain("does not fit tiny_colour");
        Directory.Exists(_data["wrong"]).ShouldBeFalse();
        CommandRun
            .Of("train", "tiny_colour", "--resize", "--data", _data.Folder, "--teacher", _data["teacher"], "--out", _data["wrong"])
            .Error.ShouldContain("the teacher tiny_test takes images of 1×28×28, but the student's are 3×4×4");
    }

    private string Error(params string[] options)
    {
        var run = Train("tiny_test", [.. options, "--out", _data["wrong"]]);
        run.ExitCode.ShouldNotBe(0);
        return run.Error;
    }

    private CommandRun Train(string model, params string[] options) =>
        CommandRun.Of(["train", model, "--data", _data.Folder, "--epochs", "1", "--lr", "0.01", .. options]);

    /// <summary>A run to learn from.</summary>
    public sealed class Teacher : IDisposable
    {
        public Teacher() =>
            CommandRun.Of("train", "tiny_test", "--data", Data.Folder, "--epochs", "1", "--out", Data["teacher"]).ExitCode.ShouldBe(0);

        internal SyntheticFashionMnist Data { get; } = new(trainCount: 128);

        public void Dispose() => Data.Dispose();
    }
}
