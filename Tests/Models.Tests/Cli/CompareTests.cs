using System;
using System.IO;
using System.Linq;
using System.Xml.Linq;
using Shouldly;
using Xunit;

namespace ModelDsl.Models.Tests.Cli;

public sealed class CompareTests : IDisposable
{
    private readonly SyntheticFashionMnist _data = new(trainCount: 128);

    public void Dispose() => _data.Dispose();

    [Fact]
    public void Models_are_trained_alike_and_compared_in_a_table_and_a_picture()
    {
        var run = Compare("--epochs", "2");
        run.Error.ShouldBeEmpty();
        run.ExitCode.ShouldBe(0);
        foreach (var model in new[] { nameof(TinyTest), nameof(TinyColour) })
            File.Exists(_data[$"out/{model}/model.safetensors"]).ShouldBeTrue();
        var table = File.ReadAllLines(_data["out/comparison.md"]);
        table[0].ShouldBe("| model | parameters | MACs | test accuracy | images/s | training |");
        table[2].ShouldStartWith($"| tiny_test | {TinyTest.Summary.Parameters:N0} | ");
        table[3].ShouldStartWith("| tiny_colour | ");
        table.Length.ShouldBe(4);
        var picture = XDocument.Load(_data["out/comparison.svg"]);
        XNamespace svg = "http://www.w3.org/2000/svg";
        picture.Descendants(svg + "polyline").Select(line => ((string)line.Attribute("points")!).Split(' ').Length).ShouldBe([2, 2]);
        picture.Root!.Value.ShouldContain("tiny_colour");
    }

    [Fact]
    public void The_same_command_goes_on_and_another_one_is_refused()
    {
        Compare("--epochs", "1").ExitCode.ShouldBe(0);
        var before = File.ReadAllBytes(_data["out/TinyTest/model.safetensors"]);
        var again = Compare("--epochs", "1", "--json");
        again.Error.ShouldBeEmpty();
        again.Json.EnumerateArray().Select(row => row.GetProperty("name").GetString()).ShouldBe(["tiny_test", "tiny_colour"]);
        again.Json[0].GetProperty("accuracy").GetDouble().ShouldBeInRange(0, 1);
        again.Json[0].GetProperty("images_per_second").GetDouble().ShouldBePositive();
        again.Json[0].GetProperty("epochs").GetArrayLength().ShouldBe(1);
        File.ReadAllBytes(_data["out/TinyTest/model.safetensors"]).ShouldBe(before);

        var other = Compare("--epochs", "1", "--seed", "3");
        other.ExitCode.ShouldBe(1);
        other.Error.ShouldContain("holds a run with other options");
    }

    [Fact]
    public void What_makes_no_comparison_is_said()
    {
        CommandRun.Of("compare", "tiny_test").Error.ShouldContain("two MODELs or more");
        CommandRun.Of("compare", "tiny_test", "TinyTest").ExitCode.ShouldBe(2);
        CommandRun.Of("compare", "tiny_test", "tiny_tset").Error.ShouldContain("unknown model tiny_tset; nearest: tiny_test");
        // Before the first model is trained.
        var misfit = CommandRun.Of("compare", "tiny_test", "tiny_colour", "--data", _data.Folder, "--out", _data["out"]);
        misfit.Error.ShouldContain("tiny_colour takes images of 3×4×4");
        Directory.Exists(_data["out"]).ShouldBeFalse();
    }

    private CommandRun Compare(params string[] options) =>
        CommandRun.Of(["compare", "tiny_test", "tiny_colour", "--data", _data.Folder, "--resize", "--out", _data["out"], .. options]);
}
