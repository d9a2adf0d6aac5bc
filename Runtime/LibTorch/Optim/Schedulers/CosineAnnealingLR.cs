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
                /// <summary>Half a cosine from the initial rate to <c>eta_min</c> in <c>T_max</c> epochs, and back.</summary>
                /// <remarks>The schedule of arXiv 1608.03983 without its restarts.</remarks>
                public class CosineAnnealingLR : LRScheduler
                {
                    private readonly double _T_max;
                    private readonly double _eta_min;

                    public CosineAnnealingLR(
                        Optimizer optimizer,
                        double T_max,
                        double eta_min = 0,
                        int last_epoch = -1,
                        bool verbose = false
                    )
                        : base(optimizer, last_epoch, verbose)
                    {
                        _T_max = T_max;
                        _eta_min = eta_min;
                        step();
                    }

                    protected override IEnumerable<double> get_lr()
                    {
                        if (_last_epoch == 0)
                            return Kept();
                        if (_step_count == 1)
                            return get_closed_form_lr();
                        // The epoch before is the bottom of the cosine, where the ratio below would divide by 0.
                        if ((_last_epoch - 1 - _T_max) % (2 * _T_max) == 0)
                        {
                            var rise = (1 - Math.Cos(Math.PI / _T_max)) / 2;
                            return _groups.Select((group, i) => group.LearningRate + (_base_lrs[i] - _eta_min) * rise);
                        }
                        var ratio = (1 + Math.Cos(Math.PI * _last_epoch / _T_max)) / (1 + Math.Cos(Math.PI * (_last_epoch - 1) / _T_max));
                        return _groups.Select(group => ratio * (group.LearningRate - _eta_min) + _eta_min);
                    }

                    protected override IEnumerable<double> get_closed_form_lr() =>
                        _base_lrs.Select(rate => _eta_min + (rate - _eta_min) * (1 + Math.Cos(Math.PI * _last_epoch / _T_max)) / 2);
                }
            }
        }
    }
}
