using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        /// <summary>What every optimizer can do.</summary>
        public abstract class Optimizer : IDisposable
        {
            protected IList<ParamGroup> _parameter_groups = [];

            private protected Optimizer() { }

            /// <summary>The groups whose learning rates a scheduler controls.</summary>
            public virtual IEnumerable<ILearningRateController> ParamGroups => _parameter_groups;

            /// <summary>Updates each parameter that has a gradient.</summary>
            /// <param name="closure">Computes the loss again, with gradients enabled, before the update.</param>
            /// <returns>What <paramref name="closure"/> returned; null without one.</returns>
            public virtual Tensor step(Func<Tensor>? closure = null) =>
                throw new NotSupportedException($"{GetType().Name} has no step of its own: override step.");

            /// <summary>Fills each gradient with zeros.</summary>
            public virtual void zero_grad()
            {
                using var _ = no_grad();
                foreach (var parameter in parameters())
                {
                    using var gradient = parameter.grad;
                    gradient?.zero_();
                }
            }

            public virtual void add_param_group(ParamGroup param_group) => _parameter_groups.Add(param_group);

            /// <summary>What is optimized, group after group.</summary>
            public virtual IEnumerable<Parameter> parameters() => _parameter_groups.SelectMany(group => group.Parameters);

            /// <summary>Frees the state kept for each parameter; the parameters are the module's.</summary>
            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            protected virtual void Dispose(bool disposing)
            {
                if (disposing)
                    DisposeState();
            }

            private protected virtual void DisposeState() { }

            /// <summary>The live state of an optimizer: what it holds, not a copy.</summary>
            public class StateDictionary
            {
                internal StateDictionary() { }

                /// <summary>The options of each group.</summary>
                public List<OptimizerOptions> Options { get; } = [];

                /// <summary>The state of each parameter, group after group.</summary>
                public List<OptimizerState> State { get; } = [];

                /// <summary>For each group, the indices of its parameters in <see cref="State"/>.</summary>
                public List<List<int>> StateIndexRef { get; } = [];
            }
        }
    }
}
