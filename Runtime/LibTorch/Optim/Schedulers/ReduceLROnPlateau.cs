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
                /// <summary>Multiplies the rate by <c>factor</c> when a metric has not improved for <c>patience</c> epochs.</summary>
                public class ReduceLROnPlateau : LRScheduler
                {
                    private readonly bool _lower_is_better;
                    private readonly bool _relative;
                    private readonly double _factor;
                    private readonly double _threshold;
                    private readonly int _patience;
                    private readonly int _cooldown;
                    private readonly double[] _min_lrs;
                    private readonly double _eps;

                    private double _best;
                    private int _bad_epochs;
                    private int _cooldown_left;

                    public ReduceLROnPlateau(
                        Optimizer optimizer,
                        string mode = "min",
                        double factor = 0.1,
                        int patience = 10,
                        double threshold = 1e-4,
                        string threshold_mode = "rel",
                        int cooldown = 0,
                        IList<double>? min_lr = null,
                        double eps = 1e-8,
                        bool verbose = false
                    )
                        : base(optimizer, -1, verbose)
                    {
                        if (factor >= 1)
                            throw new ArgumentException($"A factor of {factor} does not reduce the learning rate; it must be below 1.");
                        if (mode is not ("min" or "max"))
                            throw new ArgumentException($"The mode '{mode}' is unknown; it is 'min' or 'max'.");
                        if (threshold_mode is not ("rel" or "abs"))
                            throw new ArgumentException($"The threshold mode '{threshold_mode}' is unknown; it is 'rel' or 'abs'.");
                        _lower_is_better = mode == "min";
                        _relative = threshold_mode == "rel";
                        _factor = factor;
                        _threshold = threshold;
                        _patience = patience;
                        _cooldown = cooldown;
                        _min_lrs = min_lr is { Count: > 1 } ? PerGroup(min_lr, nameof(min_lr)) : PerGroup(min_lr is [var only] ? only : 0);
                        _eps = eps;
                        _best = _lower_is_better ? double.PositiveInfinity : double.NegativeInfinity;
                    }

                    /// <exception cref="InvalidOperationException">Always: this scheduler needs the metric.</exception>
                    public override void step() => throw NeedsMetric();

                    /// <exception cref="InvalidOperationException">Always: this scheduler needs the metric.</exception>
                    public override void step(int? epoch) => throw NeedsMetric();

                    public override void step(double current, int? epoch = null)
                    {
                        _last_epoch = epoch ?? _last_epoch + 1;
                        if (IsBetter(current))
                        {
                            _best = current;
                            _bad_epochs = 0;
                        }
                        else
                        {
                            _bad_epochs++;
                        }
                        if (_cooldown_left > 0)
                        {
                            _cooldown_left--;
                            _bad_epochs = 0;
                        }
                        if (_bad_epochs > _patience)
                        {
                            SetRates([.. _groups.Select((group, i) => Reduced(group.LearningRate, _min_lrs[i]))]);
                            _cooldown_left = _cooldown;
                            _bad_epochs = 0;
                        }
                    }

                    private bool IsBetter(double current)
                    {
                        var change = _lower_is_better ? -_threshold : _threshold;
                        var bound = _relative ? _best * (1 + change) : _best + change;
                        return _lower_is_better ? current < bound : current > bound;
                    }

                    private double Reduced(double rate, double least)
                    {
                        var reduced = Math.Max(rate * _factor, least);
                        return rate - reduced > _eps ? reduced : rate;
                    }

                    private static InvalidOperationException NeedsMetric() =>
                        new("ReduceLROnPlateau looks at a metric: call step(double current) with its value.");
                }
            }
        }
    }
}
