using System;
using System.Collections.Generic;
using System.Linq;
using Shouldly;
using TorchSharp.Modules;
using Xunit;
using static TorchSharp.torch;
using static TorchSharp.torch.optim;
using static TorchSharp.torch.optim.lr_scheduler;

namespace ModelDsl.Runtime.Tests.LibTorch.Optim;

/// <summary>Each scheduler gives the rates, and the momenta, that PyTorch's gives.</summary>
public class SchedulerTests
{
    private static readonly Dictionary<string, (double[] Rates, bool Adam, Func<Optimizer, LRScheduler> Make)> Schedulers = new()
    {
        ["step"] = ([0.05], false, o => StepLR(o, 4, gamma: 0.5)),
        ["step_groups"] = ([0.05, 0.3], false, o => StepLR(o, 7)),
        ["multi_step"] = ([0.05], false, o => MultiStepLR(o, [3, 10, 17], gamma: 0.3)),
        ["multi_step_repeated"] = ([0.05], false, o => MultiStepLR(o, [3, 3, 10], gamma: 0.5)),
        ["lambda"] = ([0.05, 0.3], false, o => LambdaLR(o, epoch => Math.Pow(0.95, epoch))),
        ["multiplicative"] = ([0.05], false, o => MultiplicativeLR(o, epoch => 1 - 0.5 / (epoch + 1))),
        ["exponential"] = ([0.05], false, o => ExponentialLR(o, 0.9)),
        ["constant"] = ([0.05], false, o => ConstantLR(o, factor: 0.25, total_iters: 6)),
        ["linear"] = ([0.05], false, o => LinearLR(o, start_factor: 0.1, end_factor: 0.8, total_iters: 12)),
        ["polynomial"] = ([0.05], false, o => PolynomialLR(o, total_iters: 20, power: 0.9)),
        ["polynomial_linear"] = ([0.05], false, o => PolynomialLR(o, total_iters: 8)),
        ["cosine"] = ([0.05], false, o => CosineAnnealingLR(o, 29, eta_min: 0.001)),
        ["cosine_periods"] = ([0.05, 0.3], false, o => CosineAnnealingLR(o, 6, eta_min: 0.002)),
        ["sequential"] = (
            [0.05],
            false,
            o => SequentialLR(o, [LinearLR(o, 0.01, 1, total_iters: 5), CosineAnnealingLR(o, 25)], [5])
        ),
        ["sequential_three"] = (
            [0.05],
            false,
            o => SequentialLR(o, [ConstantLR(o, 0.1, total_iters: 4), ExponentialLR(o, 0.9), StepLR(o, 3, 0.5)], [4, 16])
        ),
        ["chained"] = ([0.05], false, o => ChainedLR([ConstantLR(o, 0.1, total_iters: 4), ExponentialLR(o, 0.9)])),
        ["one_cycle"] = ([0.05], false, o => OneCycleLR(o, 0.4, total_steps: 30)),
        ["one_cycle_linear"] = (
            [0.05],
            false,
            o => OneCycleLR(o, 0.4, epochs: 5, steps_per_epoch: 6, pct_start: 0.4, anneal_strategy: impl.OneCycleLR.AnnealStrategy.Linear)
        ),
        ["one_cycle_three_phase"] = (
            [0.05],
            false,
            o => OneCycleLR(o, 0.4, total_steps: 30, three_phase: true, div_factor: 10, final_div_factor: 100)
        ),
        ["one_cycle_groups"] = ([0.05, 0.3], true, o => OneCycleLR(o, [0.4, 0.1], total_steps: 30)),
        ["cyclic"] = ([0.05], false, o => CyclicLR(o, 0.01, 0.1, step_size_up: 4, step_size_down: 3)),
        ["cyclic_triangular2"] = ([0.05], false, o => CyclicLR(o, 0.01, 0.1, step_size_up: 5, mode: impl.CyclicLR.Mode.Triangular2)),
        ["cyclic_exp_range"] = (
            [0.05],
            true,
            o => CyclicLR(o, 0.01, 0.1, step_size_up: 5, mode: impl.CyclicLR.Mode.ExpRange, gamma: 0.97, cycle_momentum: false)
        ),
        ["plateau"] = ([0.05, 0.3], false, o => ReduceLROnPlateau(o, factor: 0.5, patience: 2, cooldown: 1, min_lr: [0.002, 0.1])),
        ["plateau_max_abs"] = (
            [0.05],
            false,
            o => ReduceLROnPlateau(o, mode: "max", factor: 0.3, patience: 1, threshold: 0.05, threshold_mode: "abs")
        ),
    };

    public static TheoryData<string> Names => [.. Schedulers.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Thirty_rates_are_those_of_PyTorch(string name)
    {
        var (initial, adam, make) = Schedulers[name];
        var metric = Recorded.Read("schedulers.json").GetProperty("metric").Doubles();
        var recorded = Recorded.Read("schedulers.json").GetProperty(name);
        var momenta = recorded.GetProperty("momentum").EnumerateArray().ToArray();
        using var optimizer = Make(initial, adam);
        var scheduler = make(optimizer);
        foreach (var (step, rates) in recorded.GetProperty("lr").EnumerateArray().Index())
        {
            if (step > 0 && scheduler is impl.ReduceLROnPlateau)
                scheduler.step(metric[step - 1]);
            else if (step > 0)
                scheduler.step();
            var groups = optimizer.ParamGroups.ToArray();
            groups.Select(group => group.LearningRate).ToArray().ShouldMatch(rates.Doubles(), 1e-12, $"rate of step {step}");
            groups.Select(Momentum).ToArray().ShouldMatch(momenta[step].Doubles(), 1e-12, $"momentum of step {step}");
            scheduler.get_last_lr().ShouldBe(groups.Select(group => group.LearningRate));
        }
    }

    [Theory]
    [InlineData("step")]
    [InlineData("multi_step")]
    [InlineData("exponential")]
    [InlineData("constant")]
    [InlineData("linear")]
    [InlineData("polynomial")]
    [InlineData("cosine")]
    public void A_jump_to_an_epoch_gives_the_rate_of_walking_there(string name)
    {
        var (initial, adam, make) = Schedulers[name];
        var recorded = Recorded.Read("schedulers.json").GetProperty(name).GetProperty("lr").EnumerateArray().ToArray();
        using var optimizer = Make(initial, adam);
        var scheduler = make(optimizer);
        foreach (var epoch in (int[])[13, 2, 19])
        {
            scheduler.step(epoch);
            scheduler.get_last_lr().ToArray().ShouldMatch(recorded[epoch].Doubles(), 1e-12, $"rate of epoch {epoch}");
        }
    }

    [Fact]
    public void A_cosine_that_resumes_goes_on_at_its_epoch()
    {
        using var optimizer = Make([0.05], adam: false);
        var resumed = CosineAnnealingLR(optimizer, 29, eta_min: 0.001, last_epoch: 10);
        var recorded = Recorded.Read("schedulers.json").GetProperty("cosine").GetProperty("lr").EnumerateArray().ToArray();
        foreach (var epoch in Enumerable.Range(11, 15))
        {
            resumed.get_last_lr().ToArray().ShouldMatch(recorded[epoch].Doubles(), 1e-12, $"rate of epoch {epoch}");
            resumed.step();
        }
    }

    [Fact]
    public void What_cannot_be_scheduled_is_an_error_that_says_why()
    {
        using var sgd = Make([0.05, 0.3], adam: false);
        using var adam = Make([0.05], adam: true);
        Should.Throw<ArgumentException>(() => OneCycleLR(sgd, [0.1], total_steps: 5)).Message.ShouldContain("2 parameter groups");
        Should.Throw<ArgumentException>(() => OneCycleLR(sgd, 0.1)).Message.ShouldContain("total_steps");
        Should.Throw<ArgumentException>(() => CyclicLR(adam, 0.01, 0.1)).Message.ShouldContain("momentum");
        Should.Throw<ArgumentException>(() => ReduceLROnPlateau(sgd, mode: "least")).Message.ShouldContain("'least'");
        Should.Throw<InvalidOperationException>(() => ReduceLROnPlateau(sgd).step()).Message.ShouldContain("metric");
        Should.Throw<ArgumentException>(() => SequentialLR(sgd, [StepLR(sgd, 2), StepLR(sgd, 3)], [1, 2])).Message.ShouldContain("1 milestone");
        Should.Throw<ArgumentException>(() => ChainedLR([StepLR(sgd, 2), StepLR(adam, 3)])).Message.ShouldContain("one optimizer");
        var cycle = OneCycleLR(adam, 0.1, total_steps: 2);
        cycle.step();
        cycle.step();
        Should.Throw<InvalidOperationException>(cycle.step).Message.ShouldContain("2 steps");
    }

    private static Optimizer Make(double[] rates, bool adam)
    {
        Parameter[] parameters = [.. rates.Select(_ => new Parameter(zeros(1)))];
        return adam
            ? Adam(rates.Zip(parameters, (rate, parameter) => new Adam.ParamGroup([parameter], rate)), 0.1)
            : SGD(rates.Zip(parameters, (rate, parameter) => new SGD.ParamGroup([parameter], rate, momentum: 0.9)), 0.1, momentum: 0.9);
    }

    private static double Momentum(ILearningRateController group) =>
        group is IMomentum withMomentum ? withMomentum.Momentum : ((IBetas)group).Betas.Item1;
}
