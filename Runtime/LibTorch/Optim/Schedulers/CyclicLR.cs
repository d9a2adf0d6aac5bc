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
                /// <summary>The rate goes up and down between two bounds, the momentum the other way (arXiv 1506.01186).</summary>
                /// <remarks>
                /// As PyTorch: the momentum falls from <c>max_momentum</c> as the rate rises, and <c>ExpRange</c> counts iterations.
                /// TorchSharp 0.107 raises the momentum above its maximum and counts cycles.
                /// </remarks>
                public class CyclicLR : LRScheduler
                {
                    private readonly double _period;
                    private readonly double _rising;
                    private readonly Func<double, double> _scale;
                    private readonly ScaleMode _scale_mode;
                    private readonly double[] _max_lrs;
                    private readonly IMomentum[] _momenta = [];
                    private readonly double[] _base_momenta = [];
                    private readonly double[] _max_momenta = [];

                    public CyclicLR(
                        Optimizer optimizer,
                        double base_lr,
                        double max_lr,
                        int step_size_up = 2000,
                        int step_size_down = -1,
                        Mode mode = Mode.Triangular,
                        double gamma = 1,
                        Func<double, double>? scale_fn = null,
                        ScaleMode scale_mode = ScaleMode.Cycle,
                        bool cycle_momentum = true,
                        double base_momentum = 0.8,
                        double max_momentum = 0.9,
                        int last_epoch = -1,
                        bool verbose = false
                    )
                        : this(
                            optimizer,
                            Enumerable.Repeat(base_lr, optimizer.ParamGroups.Count()),
                            Enumerable.Repeat(max_lr, optimizer.ParamGroups.Count()),
                            step_size_up,
                            step_size_down,
                            mode,
                            gamma,
                            scale_fn,
                            scale_mode,
                            cycle_momentum,
                            Enumerable.Repeat(base_momentum, optimizer.ParamGroups.Count()),
                            Enumerable.Repeat(max_momentum, optimizer.ParamGroups.Count()),
                            last_epoch,
                            verbose
                        )
                    { }

                    /// <summary>One bound for each group; a step size down of −1 is the one up.</summary>
                    public CyclicLR(
                        Optimizer optimizer,
                        IEnumerable<double> base_lr,
                        IEnumerable<double> max_lr,
                        int step_size_up = 2000,
                        int step_size_down = -1,
                        Mode mode = Mode.Triangular,
                        double gamma = 1,
                        Func<double, double>? scale_fn = null,
                        ScaleMode scale_mode = ScaleMode.Cycle,
                        bool cycle_momentum = true,
                        IEnumerable<double>? base_momentum = null,
                        IEnumerable<double>? max_momentum = null,
                        int last_epoch = -1,
                        bool verbose = false
                    )
                        : base(optimizer, last_epoch, verbose)
                    {
                        _period = step_size_up + (double)(step_size_down == -1 ? step_size_up : step_size_down);
                        _rising = step_size_up / _period;
                        _base_lrs = PerGroup(base_lr, nameof(base_lr));
                        _max_lrs = PerGroup(max_lr, nameof(max_lr));
                        (_scale, _scale_mode) = scale_fn is null ? Policy(mode, gamma) : (scale_fn, scale_mode);
                        if (cycle_momentum)
                        {
                            _momenta = [.. _groups.OfType<IMomentum>()];
                            if (_momenta.Length != _groups.Length)
                                throw new ArgumentException("cycle_momentum needs an optimizer with momentum: set it to false here.");
                            _base_momenta = base_momentum is null ? PerGroup(0.8) : PerGroup(base_momentum, nameof(base_momentum));
                            _max_momenta = max_momentum is null ? PerGroup(0.9) : PerGroup(max_momentum, nameof(max_momentum));
                        }
                        step();
                    }

                    /// <summary>How the height of the cycles changes; ignored where a function is given.</summary>
                    public enum Mode
                    {
                        Triangular,
                        Triangular2,
                        ExpRange,
                    }

                    /// <summary>What the function of the height is given: the number of the cycle, or of the iteration.</summary>
                    public enum ScaleMode
                    {
                        Cycle,
                        Iterations,
                    }

                    protected override IEnumerable<double> get_lr()
                    {
                        var cycle = Math.Floor(1 + _last_epoch / _period);
                        var place = 1 + _last_epoch / _period - cycle;
                        var height = place <= _rising ? place / _rising : (place - 1) / (_rising - 1);
                        var scale = _scale(_scale_mode == ScaleMode.Cycle ? cycle : _last_epoch);
                        for (var i = 0; i < _momenta.Length; i++)
                            _momenta[i].Momentum = _max_momenta[i] - (_max_momenta[i] - _base_momenta[i]) * height * scale;
                        return _base_lrs.Select((low, i) => low + (_max_lrs[i] - low) * height * scale);
                    }

                    private static (Func<double, double>, ScaleMode) Policy(Mode mode, double gamma) =>
                        mode switch
                        {
                            Mode.Triangular2 => (cycle => 1 / Math.Pow(2, cycle - 1), ScaleMode.Cycle),
                            Mode.ExpRange => (iteration => Math.Pow(gamma, iteration), ScaleMode.Iterations),
                            _ => (_ => 1, ScaleMode.Cycle),
                        };
                }
            }
        }
    }
}
