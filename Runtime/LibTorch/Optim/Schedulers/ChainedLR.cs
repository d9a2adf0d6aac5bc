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
                /// <summary>Several schedulers of one optimizer, all stepped together: their factors multiply.</summary>
                public class ChainedLR : LRScheduler
                {
                    private readonly LRScheduler[] _schedulers;

                    public ChainedLR(IEnumerable<LRScheduler> schedulers)
                    {
                        _schedulers = [.. schedulers];
                        if (_schedulers.Length == 0 || _schedulers.Any(scheduler => scheduler._optimizer != _schedulers[0]._optimizer))
                            throw new ArgumentException("A ChainedLR needs at least one scheduler, and all of one optimizer.");
                        AdoptRates(_schedulers[^1].get_last_lr());
                    }

                    private protected override void Advance(int? epoch)
                    {
                        foreach (var scheduler in _schedulers)
                            scheduler.step(epoch);
                        AdoptRates(_schedulers[^1].get_last_lr());
                    }
                }
            }
        }
    }
}
