using System;
using System.Collections.Generic;
using System.Linq;

namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static partial class impl
            {
                /// <summary>One rise to <c>max_lr</c>, one fall far below the first rate, step by step (arXiv 1708.07120).</summary>
                /// <remarks>The momentum, or the first beta, goes the other way.</remarks>
                public class OneCycleLR : LRScheduler
                {
                    private readonly int _total_steps;
                    private readonly Phase[] _phases;
                    private readonly bool _cycle_momentum;
                    private readonly Func<double, double, double, double> _anneal;

                    public OneCycleLR(
                        Optimizer optimizer,
                        double max_lr,
                        int total_steps = -1,
                        int epochs = -1,
                        int steps_per_epoch = -1,
                        double pct_start = 0.3,
                        AnnealStrategy anneal_strategy = AnnealStrategy.Cos,
                        bool cycle_momentum = true,
                        double base_momentum = 0.85,
                        double max_momentum = 0.95,
                        double div_factor = 25,
                        double final_div_factor = 1e4,
                        bool three_phase = false,
                        int last_epoch = -1,
                        bool verbose = false
                    )
                        : this(
                            optimizer,
                            Enumerable.Repeat(max_lr, optimizer.ParamGroups.Count()),
                            total_steps,
                            epochs,
                            steps_per_epoch,
                            pct_start,
                            anneal_strategy,
                            cycle_momentum,
                            Enumerable.Repeat(base_momentum, optimizer.ParamGroups.Count()),
                            Enumerable.Repeat(max_momentum, optimizer.ParamGroups.Count()),
                            div_factor,
                            final_div_factor,
                            three_phase,
                            last_epoch,
                            verbose
                        )
                    { }

                    /// <summary>One bound for each group; without <c>total_steps</c>, epochs × steps per epoch.</summary>
                    public OneCycleLR(
                        Optimizer optimizer,
                        IEnumerable<double> max_lr,
                        int total_steps = -1,
                        int epochs = -1,
                        int steps_per_epoch = -1,
                        double pct_start = 0.3,
                        AnnealStrategy anneal_strategy = AnnealStrategy.Cos,
                        bool cycle_momentum = true,
                        IEnumerable<double>? base_momentum = null,
                        IEnumerable<double>? max_momentum = null,
                        double div_factor = 25,
                        double final_div_factor = 1e4,
                        bool three_phase = false,
                        int last_epoch = -1,
                        bool verbose = false
                    )
                        : base(optimizer, last_epoch, verbose)
                    {
                        if (!(pct_start >= 0 && pct_start <= 1))
                            throw new ArgumentException($"pct_start is {pct_start}; it must lie in [0, 1].");
                        _total_steps = Length(total_steps, epochs, steps_per_epoch);
                        _cycle_momentum = cycle_momentum;
                        if (cycle_momentum && _groups.Any(group => group is not (IMomentum or IBetas)))
                            throw new ArgumentException("cycle_momentum needs an optimizer with momentum or betas: set it to false here.");
                        _anneal = anneal_strategy == AnnealStrategy.Cos
                            ? (start, end, part) => end + (start - end) / 2 * (Math.Cos(Math.PI * part) + 1)
                            : (start, end, part) => (end - start) * part + start;

                        var most = PerGroup(max_lr, nameof(max_lr));
                        double[] first = [.. most.Select(rate => rate / div_factor)];
                        double[] last = [.. first.Select(rate => rate / final_div_factor)];
                        var low = base_momentum is null ? PerGroup(0.85) : PerGroup(base_momentum, nameof(base_momentum));
                        var high = max_momentum is null ? PerGroup(0.95) : PerGroup(max_momentum, nameof(max_momentum));
                        var top = pct_start * _total_steps - 1;
                        var end = _total_steps - 1;
                        _phases = three_phase
                            ?
                            [
                                new(top, first, most, high, low),
                                new(2 * pct_start * _total_steps - 2, most, first, low, high),
                                new(end, first, last, high, high),
                            ]
                            : [new(top, first, most, high, low), new(end, most, last, low, high)];
                        step();
                    }

                    public enum AnnealStrategy
                    {
                        Cos,
                        Linear,
                    }

                    protected override IEnumerable<double> get_lr()
                    {
                        if (_last_epoch > _total_steps)
                            throw new InvalidOperationException($"This OneCycleLR is over: it has {_total_steps} steps.");
                        var current = Array.FindIndex(_phases, phase => _last_epoch <= phase.End);
                        current = current < 0 ? _phases.Length - 1 : current;
                        var phase = _phases[current];
                        var start = current == 0 ? 0 : _phases[current - 1].End;
                        var part = (_last_epoch - start) / (phase.End - start);
                        for (var i = 0; _cycle_momentum && i < _groups.Length; i++)
                            SetMomentum(_groups[i], _anneal(phase.StartMomentum[i], phase.EndMomentum[i], part));
                        return phase.StartRate.Zip(phase.EndRate, (from, to) => _anneal(from, to, part));
                    }

                    private static void SetMomentum(ILearningRateController group, double value)
                    {
                        if (group is IBetas withBetas)
                            withBetas.Betas = (value, withBetas.Betas.Item2);
                        else
                            ((IMomentum)group).Momentum = value;
                    }

                    private static int Length(int total, int epochs, int perEpoch)
                    {
                        if (total == -1 && epochs > 0 && perEpoch > 0)
                            return epochs * perEpoch;
                        return total > 0
                            ? total
                            : throw new ArgumentException("Give the number of steps, above 0: total_steps, or epochs and steps_per_epoch.");
                    }

                    /// <summary>Rates and momenta, one a group, from the end of the phase before to step <paramref name="End"/>.</summary>
                    private sealed record Phase(
                        double End,
                        double[] StartRate,
                        double[] EndRate,
                        double[] StartMomentum,
                        double[] EndMomentum
                    );
                }
            }
        }
    }
}
