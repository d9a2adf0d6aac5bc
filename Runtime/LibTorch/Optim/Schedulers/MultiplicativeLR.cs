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
                /// <summary>The rate of the epoch before times a function of the epoch.</summary>
                public class MultiplicativeLR : LRScheduler
                {
                    private readonly Func<int, double>[] _lr_lambdas;

                    public MultiplicativeLR(Optimizer optimizer, Func<int, double> lr_lambda, int last_epoch = -1, bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        _lr_lambdas = PerGroup(lr_lambda);
                        step();
                    }

                    /// <summary>One function for each group.</summary>
                    public MultiplicativeLR(
                        Optimizer optimizer,
                        IEnumerable<Func<int, double>> lr_lambdas,
                        int last_epoch = -1,
                        bool verbose = false
                    )
                        : base(optimizer, last_epoch, verbose)
                    {
                        _lr_lambdas = PerGroup(lr_lambdas, nameof(lr_lambdas));
                        step();
                    }

                    protected override IEnumerable<double> get_lr() =>
                        _last_epoch > 0 ? _groups.Select((group, i) => group.LearningRate * _lr_lambdas[i](_last_epoch)) : Kept();
                }
            }
        }
    }
}
