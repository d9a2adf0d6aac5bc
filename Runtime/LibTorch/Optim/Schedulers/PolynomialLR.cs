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
                /// <summary>Falls to 0 in <c>total_iters</c> epochs as (1 − epoch / total_iters)^power.</summary>
                public class PolynomialLR : LRScheduler
                {
                    private readonly double _total_iters;
                    private readonly double _power;

                    public PolynomialLR(
                        Optimizer optimizer,
                        int total_iters = 5,
                        double power = 1,
                        int last_epoch = -1,
                        bool verbose = false
                    )
                        : base(optimizer, last_epoch, verbose)
                    {
                        _total_iters = total_iters;
                        _power = power;
                        step();
                    }

                    protected override IEnumerable<double> get_lr() =>
                        _last_epoch == 0 || _last_epoch > _total_iters
                            ? Kept()
                            : Scaled(Math.Pow((1 - _last_epoch / _total_iters) / (1 - (_last_epoch - 1) / _total_iters), _power));

                    protected override IEnumerable<double> get_closed_form_lr() =>
                        _base_lrs.Select(rate => rate * Math.Pow(1 - Math.Min(_total_iters, _last_epoch) / _total_iters, _power));
                }
            }
        }
    }
}
