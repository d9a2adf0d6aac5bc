using System;
using System.Collections.Generic;
using System.IO;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Adagrad (JMLR 12, 2011): the gradient over the root of the sum of its squares.</summary>
public class Adagrad : OptimizerHelper
{
    public Adagrad(
        IEnumerable<Parameter> parameters,
        double lr = 0.01,
        double lr_decay = 0,
        double weight_decay = 0,
        double initial_accumulator_value = 0,
        double eps = 1e-10
    )
        : this([new ParamGroup { Parameters = parameters }], lr, lr_decay, weight_decay, initial_accumulator_value, eps) { }

    public Adagrad(
        IEnumerable<ParamGroup> parameters,
        double lr = 0.01,
        double lr_decay = 0,
        double weight_decay = 0,
        double initial_accumulator_value = 0,
        double eps = 1e-10
    )
    {
        RequireNotNegative(lr, "learning rate");
        RequireNotNegative(lr_decay, nameof(lr_decay));
        RequireNotNegative(weight_decay, nameof(weight_decay));
        RequireNotNegative(initial_accumulator_value, nameof(initial_accumulator_value));
        RequireNotNegative(eps, nameof(eps));
        var defaults = new Options
        {
            LearningRate = lr,
            lr_decay = lr_decay,
            initial_accumulator_value = initial_accumulator_value,
            eps = eps,
            weight_decay = weight_decay,
        };
        Start(defaults, parameters);
    }

    public override Tensor step(Func<Tensor>? closure = null) =>
        _step<ParamGroup>(
            group =>
            {
                var options = group.Options;
                var rate = options.LearningRate!.Value;
                var rateDecay = options.lr_decay!.Value;
                var eps = options.eps!.Value;
                var decay = options.weight_decay!.Value;
                Update<State>(
                    group,
                    maximize: false,
                    (parameter, gradient, state) =>
                    {
                        if (decay != 0)
                            gradient = gradient.add(parameter, alpha: decay);
                        state.step++;
                        state.sum.addcmul_(gradient, gradient, value: 1);
                        using var root = state.sum.sqrt().add_(eps);
                        parameter.addcdiv_(gradient, root, value: -rate / (1 + (state.step - 1) * rateDecay));
                    }
                );
            },
            closure
        );

    private protected override OptimizerOptions NewOptions() => new Options();

    private protected override OptimizerState NewState(Parameter parameter) => new State(parameter);

    public class Options : OptimizerOptions
    {
        public double? lr_decay;
        public double? initial_accumulator_value;
        public double? eps;
        public double? weight_decay;

        public Options() { }

        public override void SaveStateDict(BinaryWriter writer)
        {
            base.SaveStateDict(writer);
            writer.Write(lr_decay!.Value);
            writer.Write(initial_accumulator_value!.Value);
            writer.Write(eps!.Value);
            writer.Write(weight_decay!.Value);
        }

        public override void LoadStateDict(BinaryReader reader)
        {
            base.LoadStateDict(reader);
            lr_decay = reader.ReadDouble();
            initial_accumulator_value = reader.ReadDouble();
            eps = reader.ReadDouble();
            weight_decay = reader.ReadDouble();
        }

        public override void LoadStateDict(OptimizerOptions source)
        {
            var options = Expect<Options>(source);
            base.LoadStateDict(source);
            lr_decay = options.lr_decay;
            initial_accumulator_value = options.initial_accumulator_value;
            eps = options.eps;
            weight_decay = options.weight_decay;
        }

        private protected override void FillFrom(OptimizerOptions defaults)
        {
            base.FillFrom(defaults);
            var options = Expect<Options>(defaults);
            lr_decay ??= options.lr_decay;
            initial_accumulator_value ??= options.initial_accumulator_value;
            eps ??= options.eps;
            weight_decay ??= options.weight_decay;
        }
    }

    public sealed class State : OptimizerState, IDisposable
    {
        public long step;
        public Tensor sum = null!;

        public State(Parameter parameter)
            : base(parameter) { }

        public override void Initialize(OptimizerOptions options)
        {
            step = 0;
            Zeros(ref sum);
            sum.fill_(((Options)options).initial_accumulator_value!.Value);
        }

        public void Dispose() => sum.Dispose();

        public override void to(Device device) => Move(ref sum, device);

        public override void SaveStateDict(BinaryWriter writer)
        {
            writer.Write(step);
            sum.Save(writer);
        }

        public override void LoadStateDict(BinaryReader reader)
        {
            step = reader.ReadInt64();
            sum.Load(reader);
        }

        public override void LoadStateDict(OptimizerState source)
        {
            var state = Expect<State>(source);
            step = state.step;
            Copy(ref sum, state.sum);
        }

        public override bool ApproximatelyEquals(OptimizerState other) =>
            other is State state && step == state.step && Close(sum, state.sum);
    }

    public class ParamGroup : ParamGroup<Options>
    {
        public ParamGroup() { }

        public ParamGroup(IEnumerable<Parameter> parameters, Options options)
            : base(parameters, options) { }

        public ParamGroup(
            IEnumerable<Parameter> parameters,
            double lr = 0.01,
            double lr_decay = 0,
            double weight_decay = 0,
            double initial_accumulator_value = 0,
            double eps = 1e-10
        )
            : base(
                parameters,
                new Options
                {
                    LearningRate = lr,
                    lr_decay = lr_decay,
                    initial_accumulator_value = initial_accumulator_value,
                    weight_decay = weight_decay,
                    eps = eps,
                }
            )
        { }
    }
}
