using System;
using System.IO;
using System.Linq;
using Shouldly;
using TorchSharp;
using TorchSharp.Modules;
using Xunit;
using static TorchSharp.torch;
using static TorchSharp.torch.optim;

namespace ModelDsl.Runtime.Tests.LibTorch.Optim;

/// <summary>What an optimizer remembers: saved, loaded, freed, and filled in from its defaults.</summary>
public class OptimizerStateTests
{
    public static TheoryData<string> Names => OptimizerTrajectoryTests.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void A_run_continued_from_a_saved_state_is_the_same_bit_for_bit(string name)
    {
        using var whole = new Regression();
        using var optimizer = RecordedOptimizers.ByName[name](whole.Parameters);
        for (var step = 0; step < 4; step++)
            whole.Step(optimizer);

        using var fromStream = Resume(name, whole, resumed =>
        {
            using var stream = new MemoryStream();
            using var writer = new BinaryWriter(stream);
            optimizer.save_state_dict(writer);
            stream.Position = 0;
            using var reader = new BinaryReader(stream);
            resumed.load_state_dict(reader);
        }, out var streamed);
        using var fromDictionary = Resume(name, whole, resumed => resumed.load_state_dict(optimizer.state_dict()), out var copied);
        foreach (var (state, other) in streamed.state_dict().State.Zip(copied.state_dict().State))
            state.ApproximatelyEquals(other).ShouldBeTrue();

        for (var step = 0; step < 4; step++)
        {
            var loss = whole.Step(optimizer);
            fromStream.Step(streamed).ShouldBe(loss);
            fromDictionary.Step(copied).ShouldBe(loss);
        }
        foreach (var (parameter, i) in whole.Parameters.Select((parameter, i) => (parameter, i)))
        {
            fromStream.Parameters[i].Values().ShouldBe(parameter.Values());
            fromDictionary.Parameters[i].Values().ShouldBe(parameter.Values());
        }
        streamed.Dispose();
        copied.Dispose();
    }

    [Fact]
    public void A_state_file_carries_the_rate_that_a_scheduler_set()
    {
        using var problem = new Regression();
        using var optimizer = SGD(problem.Parameters, 0.1);
        optimizer.ParamGroups.Single().LearningRate = 0.025;
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            optimizer.save_state_dict(file);
            using var other = SGD(problem.Parameters, 3);
            other.load_state_dict(file);
            other.ParamGroups.Single().LearningRate.ShouldBe(0.025);
            other.ParamGroups.Single().InitialLearningRate.ShouldBe(0.1);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void The_state_of_another_optimizer_is_refused()
    {
        using var problem = new Regression();
        using var adam = Adam(problem.Parameters);
        using var adamW = AdamW(problem.Parameters);
        using var less = Adam([problem.W]);
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        adam.save_state_dict(writer);
        stream.Position = 0;
        using var reader = new BinaryReader(stream);
        Should.Throw<InvalidDataException>(() => adamW.load_state_dict(reader)).Message.ShouldContain("Adam");
        Should.Throw<ArgumentException>(() => adamW.load_state_dict(adam.state_dict()));
        Should.Throw<ArgumentException>(() => less.load_state_dict(adam.state_dict()));
    }

    [Fact]
    public void An_unset_option_of_a_group_is_the_optimizers()
    {
        using var problem = new Regression();
        using var optimizer = AdamW(
            [new AdamW.ParamGroup { Parameters = [problem.W], Options = new AdamW.Options { weight_decay = 0.5 } }],
            lr: 0.02,
            beta1: 0.7
        );
        optimizer.add_param_group(new AdamW.ParamGroup([problem.B], lr: 0.3));
        var groups = optimizer.ParamGroups.Cast<AdamW.ParamGroup>().ToArray();
        groups[0].LearningRate.ShouldBe(0.02);
        groups[0].Betas.ShouldBe((0.7, 0.999));
        groups[0].Options.weight_decay.ShouldBe(0.5);
        groups[1].InitialLearningRate.ShouldBe(0.3);
        optimizer.parameters().ShouldBe(problem.Parameters, ignoreOrder: false);
    }

    [Fact]
    public void The_default_weight_decay_of_AdamW_is_that_of_TorchSharp()
    {
        using var problem = new Regression();
        using var optimizer = AdamW(problem.Parameters);
        optimizer.ParamGroups.Cast<AdamW.ParamGroup>().Single().Options.weight_decay.ShouldBe(0);
    }

    [Fact]
    public void A_parameter_without_gradient_stays_and_counts_no_step()
    {
        using var problem = new Regression();
        using var optimizer = Adam(problem.Parameters, lr: 0.1);
        var before = problem.B.Values();
        using (var loss = problem.W.pow(2).sum())
            loss.backward();
        optimizer.step();
        problem.B.Values().ShouldBe(before);
        optimizer.state_dict().State.Cast<Adam.State>().Select(state => state.step).ShouldBe([1, 0]);
    }

    [Fact]
    public void A_closure_runs_with_gradients_and_its_loss_comes_back()
    {
        using var problem = new Regression();
        using var optimizer = SGD(problem.Parameters, 0.1);
        using var expected = problem.Loss();
        using var _ = no_grad();
        using var loss = optimizer.step(() =>
        {
            optimizer.zero_grad();
            var value = problem.Loss();
            value.backward();
            return value;
        });
        loss.item<float>().ShouldBe(expected.item<float>());
        using var after = problem.Loss();
        after.item<float>().ShouldBeLessThan(loss.item<float>());
    }

    [Fact]
    public void Zeroed_gradients_are_zeros()
    {
        using var problem = new Regression();
        using var optimizer = SGD(problem.Parameters, 0.1);
        using (var loss = problem.Loss())
            loss.backward();
        using var gradient = problem.W.grad!;
        gradient.Values().ShouldContain(value => value != 0);
        optimizer.zero_grad();
        gradient.Values().ShouldAllBe(value => value == 0);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void State_outlives_scopes_and_dies_with_its_optimizer(string name)
    {
        using var problem = new Regression();
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        OptimizerHelper optimizer;
        using (NewDisposeScope())
            optimizer = RecordedOptimizers.ByName[name](problem.Parameters);
        problem.Step(optimizer);
        var afterOne = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        for (var step = 0; step < 3; step++)
            problem.Step(optimizer);
        DisposeScopeManager.Statistics.ThreadTotalLiveCount.ShouldBe(afterOne);
        optimizer.Dispose();
        DisposeScopeManager.Statistics.ThreadTotalLiveCount.ShouldBe(before);
    }

    [Fact]
    public void Senseless_settings_are_refused()
    {
        using var problem = new Regression();
        Should.Throw<ArgumentException>(() => SGD(problem.Parameters, -1)).Message.ShouldContain("learning rate");
        Should.Throw<ArgumentException>(() => SGD(problem.Parameters, 1, nesterov: true)).Message.ShouldContain("momentum");
        Should.Throw<ArgumentException>(() => Adam(problem.Parameters, beta2: 1)).Message.ShouldContain("beta2");
        Should.Throw<ArgumentException>(() => AdamW(problem.Parameters, weight_decay: -1)).Message.ShouldContain("weight_decay");
        Should.Throw<ArgumentException>(() => RAdam(problem.Parameters, lr: double.NaN)).Message.ShouldContain("learning rate");
    }

    [Fact]
    public void A_parameter_in_two_groups_is_refused()
    {
        using var problem = new Regression();
        using var optimizer = SGD(problem.Parameters, 0.1);
        Should.Throw<ArgumentException>(() => optimizer.add_param_group(new SGD.ParamGroup([problem.W])));
    }

    private static Regression Resume(string name, Regression from, Action<OptimizerHelper> load, out OptimizerHelper optimizer)
    {
        var resumed = new Regression();
        using (no_grad())
        {
            foreach (var (parameter, source) in resumed.Parameters.Zip(from.Parameters))
                parameter.copy_(source);
        }
        optimizer = RecordedOptimizers.ByName[name](resumed.Parameters);
        load(optimizer);
        return resumed;
    }
}
