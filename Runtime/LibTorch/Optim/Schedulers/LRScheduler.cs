using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            /// <summary>Sets the learning rate of each group of an optimizer as training goes on.</summary>
            public abstract class LRScheduler
            {
                protected int _step_count;

                internal readonly Optimizer _optimizer;
                internal int _last_epoch = -1;

                private protected readonly ILearningRateController[] _groups;
                private protected IReadOnlyList<double> _base_lrs;
                private readonly bool _verbose;
                private double[] _last_lrs;

                protected LRScheduler()
                {
                    _optimizer = null!;
                    _groups = [];
                    _base_lrs = [];
                    _last_lrs = [];
                }

                protected LRScheduler(Optimizer optimizer, int last_epoch = -1, bool verbose = false)
                {
                    ArgumentNullException.ThrowIfNull(optimizer);
                    _optimizer = optimizer;
                    _last_epoch = last_epoch;
                    _verbose = verbose;
                    _groups = [.. optimizer.ParamGroups];
                    _base_lrs = [.. _groups.Select(group => group.InitialLearningRate)];
                    _last_lrs = [.. _groups.Select(group => group.LearningRate)];
                }

                /// <summary>Moves on by one epoch, or by one batch where the schedule counts those.</summary>
                public virtual void step() => step(null);

                /// <summary>Moves on, or to <paramref name="epoch"/> by the closed form where there is one.</summary>
                public virtual void step(int? epoch) => Advance(epoch);

                /// <summary>Moves on with the value of a metric, which only <see cref="ReduceLROnPlateau"/> looks at.</summary>
                public virtual void step(double current, int? epoch = null) => step(epoch);

                /// <summary>The rates of the last step, one a group.</summary>
                public IEnumerable<double> get_last_lr() => _last_lrs;

                /// <summary>The rates at <c>_last_epoch</c>, from those of the epoch before.</summary>
                protected virtual IEnumerable<double> get_lr() => _groups.Select(group => group.LearningRate);

                /// <summary>The rates at <c>_last_epoch</c>, from the initial ones.</summary>
                protected virtual IEnumerable<double> get_closed_form_lr() => get_lr();

                private protected virtual void Advance(int? epoch)
                {
                    _step_count++;
                    _last_epoch = epoch ?? _last_epoch + 1;
                    SetRates([.. epoch is null ? get_lr() : get_closed_form_lr()]);
                }

                private protected void SetRates(double[] rates)
                {
                    for (var i = 0; i < _groups.Length; i++)
                    {
                        if (_verbose && rates[i] != _last_lrs[i])
                            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Learning rate of group {i}: {rates[i]}"));
                        _groups[i].LearningRate = rates[i];
                    }
                    _last_lrs = rates;
                }

                private protected IEnumerable<double> Scaled(double factor) => _groups.Select(group => group.LearningRate * factor);

                private protected IEnumerable<double> Kept() => _groups.Select(group => group.LearningRate);

                /// <summary>Takes over what other schedulers set on the same optimizer.</summary>
                private protected void AdoptRates(IEnumerable<double> rates) => _last_lrs = [.. rates];

                private protected T[] PerGroup<T>(IEnumerable<T> values, string name)
                {
                    ArgumentNullException.ThrowIfNull(values, name);
                    var array = values.ToArray();
                    if (array.Length != _groups.Length)
                        throw new ArgumentException($"{name} has {array.Length} values, the optimizer {_groups.Length} parameter groups.");
                    return array;
                }

                private protected T[] PerGroup<T>(T value) => [.. Enumerable.Repeat(value, _groups.Length)];
            }
        }
    }
}
