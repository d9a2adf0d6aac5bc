using System;
using System.Linq;
using ModelDsl.Checkpoints;
using ModelDsl.Models.Tests.Vision;
using Shouldly;
using Xunit;

namespace ModelDsl.Models.Tests.Cli;

/// <summary>Weights of another model on the command line: <c>--from</c>, <c>--adapt</c>, and the name of the model that a file is of.</summary>
public sealed class AdaptTests : IDisposable
{
    private readonly SyntheticFashionMnist _data = new(trainCount: 64);

    public void Dispose() => _data.Dispose();

    [Fact]
    public void A_run_starts_with_weights_of_another_size()
    {
        Save(new NestOther(), typeof(NestOther));
        var run = Train("nestfashion", "--from", _data["file"]);
        run.Error.ShouldBeEmpty();
        run.ExitCode.ShouldBe(0);
        run.Out.ShouldStartWith($"{_data["file"]}: 64 tensors, 2 of another size made to fit, 2 of the head for other classes and start anew\n");
        var json = Train("nestfashion", "--from", _data["run"], "--out", _data["again"], "--json");
        json.Out.Split('\n')[0].ShouldBe($"{{\"event\":\"weights\",\"file\":\"{_data["run/model.safetensors"]}\",\"tensors\":64,\"adapted\":[]}}");
        Train("nestfashion", "--from", _data["nowhere"], "--out", _data["new"]).Error.ShouldContain("there is no checkpoint");
        CommandRun.Of("train", "--resume", _data["run"], "--from", _data["file"]).Error.ShouldContain("--from cannot be given with --resume");
    }

    [Fact]
    public void An_evaluation_adapts_where_that_is_asked_for()
    {
        Save(new SwinOther(), typeof(SwinOther));
        string[] line = ["eval", "--checkpoint", _data["file"], "--model", "swinfashion", "--data", _data.Folder];
        CommandRun.Of(line).Error.ShouldContain("does not fit SwinFashion; nothing was loaded. It fits swin_other: name that with --model.");
        CommandRun.Of([.. line, "--adapt"]).ExitCode.ShouldBe(0);
        Save(new NestOther(), typeof(NestOther));
        CommandRun
            .Of("eval", "--checkpoint", _data["file"], "--model", "nestfashion", "--data", _data.Folder, "--adapt")
            .Error.ShouldContain("scores other classes than NestFashion");
    }

    [Fact]
    public void The_file_of_a_variant_is_recognised_by_keys_and_shapes()
    {
        // Its buffers count as values, and no number of parameters says so; its keys are the published ones.
        Save(new SwinFashion(), typeof(SwinFashion));
        var run = CommandRun.Of("eval", "--checkpoint", _data["file"], "--model", "swin_other", "--data", _data.Folder);
        run.Error.ShouldContain("It fits SwinFashion: name that with --model.");
        run.Error.ShouldContain("not alike (");
        run.Error.ShouldContain("stage1.0…1.attn.relative_position_bias_table");
    }

    [Fact]
    public void Where_no_model_fits_the_nearest_is_named()
    {
        using var model = new VitFashion();
        var state = model.state_dict().Where(pair => pair.Key != "norm.bias");
        SafeTensorsWriter.Write(
            _data["file"],
            [.. state.Select(pair => new SafeTensorsItem(pair.Key, SafeTensorsType.F32, pair.Value.shape, new byte[4 * pair.Value.numel()]))]
        );
        var error = Should.Throw<CheckpointException>(() => Checkpoint.Load(new CpvtFashion(), _data["file"]));
        error.Message.ShouldContain("does not fit CpvtFashion; nothing was loaded. It is nearest to VitFashion: 1 of 55 keys differ.");
        error.Fitting.ShouldBe([new FittingModel("VitFashion", 1, 55)]);
        error.Missing.ShouldContain(key => key.Contains("position"));
    }

    private CommandRun Train(string model, params string[] options) =>
        CommandRun.Of(["train", model, "--data", _data.Folder, "--epochs", "1", .. options.Contains("--out") ? [] : new[] { "--out", _data["run"] }, .. options]);

    private void Save(TorchSharp.torch.nn.Module module, Type type)
    {
        using (module)
            Checkpoint.Save(module, _data["file"], keys: KeyMap.Of(type));
    }
}
