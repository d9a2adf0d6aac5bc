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
                /// <summary>One scheduler after another, the next from each milestone on.</summary>
                public class SequentialLR : LRScheduler
                {
                    private readonly LRScheduler[] _schedulers;
                    private readonly int[] _milestones;

                    public SequentialLR(
                        Optimizer optimizer,
                        IEnumerable<LRScheduler> schedulers,
                        IEnumerable<int> milestones,
                        int last_epoch = -1
                    )
                        : base(optimizer, last_epoch + 1)
                    {
                        _schedulers = [.. schedulers];
                        _milestones = [.. milestones];
                        if (_schedulers.Any(scheduler => scheduler._optimizer != optimizer))
                            throw new ArgumentException("Every scheduler of a SequentialLR must belong to the optimizer that it is given.");
                        if (_milestones.Length != _schedulers.Length - 1)
                            throw new ArgumentException(
                                $"{_schedulers.Length} schedulers need {_schedulers.Length - 1} milestones; given: {_milestones.Length}."
                            );
                        // Each scheduler took its first step on the same rates when it was made; take that back.
                        foreach (var group in _groups)
                            group.LearningRate = group.InitialLearningRate;
                        foreach (var scheduler in _schedulers)
                            scheduler._last_epoch--;
                        _schedulers[0].step();
                        AdoptRates(Kept());
                    }

                    protected override IEnumerable<double> get_lr()
                    {
                        var current = _milestones.Count(milestone => milestone <= _last_epoch);
                        if (current > 0 && _milestones[current - 1] == _last_epoch)
                            _schedulers[current].step(0);
                        else
                            _schedulers[current].step();
                        return Kept();
                    }
                }
            }
        }
    }
}
