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
                /// <summary>Multiplies the rate by <c>gamma</c> at each milestone; twice at one that is named twice, as PyTorch.</summary>
                public class MultiStepLR : LRScheduler
                {
                    private readonly int[] _milestones;
                    private readonly double _gamma;

                    public MultiStepLR(
                        Optimizer optimizer,
                        IList<int> milestones,
                        double gamma = 0.1,
                        int last_epoch = -1,
                        bool verbose = false
                    )
                        : base(optimizer, last_epoch, verbose)
                    {
                        _milestones = [.. milestones];
                        _gamma = gamma;
                        step();
                    }

                    protected override IEnumerable<double> get_lr()
                    {
                        var reached = _milestones.Count(milestone => milestone == _last_epoch);
                        return reached == 0 ? Kept() : Scaled(Math.Pow(_gamma, reached));
                    }

                    protected override IEnumerable<double> get_closed_form_lr()
                    {
                        var passed = _milestones.Count(milestone => milestone <= _last_epoch);
                        return _base_lrs.Select(rate => rate * Math.Pow(_gamma, passed));
                    }
                }
            }
        }
    }
}
