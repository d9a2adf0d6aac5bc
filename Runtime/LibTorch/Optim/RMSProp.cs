using System;
using System.Collections.Generic;
using System.IO;
using static TorchSharp.torch;
using static TorchSharp.torch.optim;

namespace TorchSharp.Modules;

/// <summary>RMSprop: the gradient over the root of its running mean square, centred or not, with momentum or not.</summary>
public class RMSProp : OptimizerHelper, IMomentum
{
    public RMSProp(
        IEnumerable<Parameter> parameters,
        double lr = 0.001,
        double alpha = 0.99,
        double eps = 1e-8,
        double weight_decay = 0,
        double momentum = 0,
        bool centered = false,
        bool maximize = false
    )
        : this([new ParamGroup { Parameters = parameters }], lr, alpha, eps, weight_decay, momentum, centered, maximize) { }

    public RMSProp(
        IEnumerable<ParamGroup> parameters,
        double lr = 0.001,
        double alpha = 0.99,
        double eps = 1e-8,
        double weight_decay = 0,
        double momentum = 0,
        bool centered = false,
        bool maximize = false
    )
    {
        RequireNotNegative(lr, "learning rate");
        RequireNotNegative(alpha, nameof(alpha));
        RequireNotNegative(eps, nameof(eps));
        RequireNotNegative(weight_decay, nameof(weight_decay));
        RequireNotNegative(momentum, nameof(momentum));
        var defaults = new Options
        {
            LearningRate = lr,
            maximize = maximize,
            momentum = momentum,
            alpha = alpha,
            eps = eps,
            weight_decay = weight_decay,
            centered = centered,
        };
        Start(defaults, parameters);
    }

    public double Momentum
    {
        get => ((Options)_defaults).momentum!.Value;
        set => ((Options)_defaults).momentum = value;
    }

    public override Tensor step(Func<Tensor>? closure = null) =>
        _step<ParamGroup>(
            group =>
            {
                var options = group.Options;
                var rate = -options.LearningRate!.Value;
                var alpha = options.alpha!.Value;
                var eps = options.eps!.Value;
                var decay = options.weight_decay!.Value;
                var momentum = options.momentum!.Value;
                var centered = options.centered!.Value;
                Update<State>(
                    group,
                    options.maximize!.Value,
                    (parameter, gradient, state) =>
                    {
                        if (decay != 0)
                            gradient = gradient.add(parameter, alpha: decay);
                        state.step++;
                        state.square_avg.mul_(alpha).addcmul_(gradient, gradient, value: 1 - alpha);
                        using var root = centered ? state.Deviation(gradient, alpha) : state.square_avg.sqrt();
                        root.add_(eps);
                        if (momentum > 0)
                            parameter.add_(state.momentum_buffer.mul_(momentum).addcdiv_(gradient, root, value: 1), alpha: rate);
                        else
                            parameter.addcdiv_(gradient, root, value: rate);
                    }
                );
            },
            closure
        );

    private protected override OptimizerOptions NewOptions() => new Options();

    private protected override OptimizerState NewState(Parameter parameter) => new State(parameter);

    public class Options : OptimizerOptions
    {
        public bool? maximize;
        public double? momentum;
        public double? alpha;
        public double? eps;
        public double? weight_decay;
        public bool? centered;

        public Options() { }

        public override void SaveStateDict(BinaryWriter writer)
        {
            base.SaveStateDict(writer);
            writer.Write(maximize!.Value);
            writer.Write(momentum!.Value);
            writer.Write(alpha!.Value);
            writer.Write(eps!.Value);
            writer.Write(weight_decay!.Value);
            writer.Write(centered!.Value);
        }

        public override void LoadStateDict(BinaryReader reader)
        {
            base.LoadStateDict(reader);
            maximize = reader.ReadBoolean();
            momentum = reader.ReadDouble();
            alpha = reader.ReadDouble();
            eps = reader.ReadDouble();
            weight_decay = reader.ReadDouble();
            centered = reader.ReadBoolean();
        }

        public override void LoadStateDict(OptimizerOptions source)
        {
            var options = Expect<Options>(source);
            base.LoadStateDict(source);
            maximize = options.maximize;
            momentum = options.momentum;
            alpha = options.alpha;
            eps = options.eps;
            weight_decay = options.weight_decay;
            centered = options.centered;
        }

        private protected override void FillFrom(OptimizerOptions defaults)
        {
            base.FillFrom(defaults);
            var options = Expect<Options>(defaults);
            maximize ??= options.maximize;
            momentum ??= options.momentum;
            alpha ??= options.alpha;
            eps ??= options.eps;
            weight_decay ??= options.weight_decay;
            centered ??= options.centered;
        }
    }

    public sealed class State : OptimizerState, IDisposable
    {
        public long step;
        public Tensor square_avg = null!;
        public Tensor momentum_buffer = null!;
        public Tensor grad_avg = null!;

        public State(Parameter parameter)
            : base(parameter) { }

        /// <summary>Brings the mean gradient up to date and gives the root of the centred mean square.</summary>
        internal Tensor Deviation(Tensor gradient, double alpha)
        {
            grad_avg.mul_(alpha).add_(gradient, alpha: 1 - alpha);
            return square_avg.addcmul(grad_avg, grad_avg, value: -1).sqrt_();
        }

        public override void Initialize(OptimizerOptions options)
        {
            step = 0;
            Zeros(ref square_avg);
            Zeros(ref momentum_buffer);
            Zeros(ref grad_avg);
        }

        public void Dispose()
        {
            square_avg.Dispose();
            momentum_buffer.Dispose();
            grad_avg.Dispose();
        }

        public override void to(Device device)
        {
            Move(ref square_avg, device);
            Move(ref momentum_buffer, device);
            Move(ref grad_avg, device);
        }

        public override void SaveStateDict(BinaryWriter writer)
        {
            writer.Write(step);
            square_avg.Save(writer);
            SaveConditionalStateTensor(writer, momentum_buffer);
            SaveConditionalStateTensor(writer, grad_avg);
        }

        public override void LoadStateDict(BinaryReader reader)
        {
            step = reader.ReadInt64();
            square_avg.Load(reader);
            LoadConditionalStateTensor(reader, ref momentum_buffer!, _parameter.device);
            LoadConditionalStateTensor(reader, ref grad_avg!, _parameter.device);
        }

        public override void LoadStateDict(OptimizerState source)
        {
            var state = Expect<State>(source);
            step = state.step;
            Copy(ref square_avg, state.square_avg);
            Copy(ref momentum_buffer, state.momentum_buffer);
            Copy(ref grad_avg, state.grad_avg);
        }

        public override bool ApproximatelyEquals(OptimizerState other) =>
            other is State state
            && step == state.step
            && Close(square_avg, state.square_avg)
            && Close(momentum_buffer, state.momentum_buffer)
            && Close(grad_avg, state.grad_avg);
    }

    public class ParamGroup : ParamGroup<Options>, IMomentum
    {
        public ParamGroup() { }

        public ParamGroup(IEnumerable<Parameter> parameters, Options options)
            : base(parameters, options) { }

        public ParamGroup(
            IEnumerable<Parameter> parameters,
            double lr = 0.001,
            double eps = 1e-8,
            double alpha = 0.99,
            double weight_decay = 0,
            double momentum = 0,
            bool centered = false
        )
            : base(
                parameters,
                new Options
                {
                    LearningRate = lr,
                    eps = eps,
                    alpha = alpha,
                    weight_decay = weight_decay,
                    momentum = momentum,
                    centered = centered,
                }
            )
        { }

        public double Momentum
        {
            get => Options.momentum!.Value;
            set => Options.momentum = value;
        }
    }
}
