using System;
using System.Collections.Generic;
using System.IO;
using static TorchSharp.torch;
using static TorchSharp.torch.optim;

namespace TorchSharp.Modules;

/// <summary>Stochastic gradient descent, with momentum and Nesterov's variant.</summary>
/// <remarks>As PyTorch, <c>maximize</c> turns the gradient around before weight decay is added; TorchSharp turns the sum.</remarks>
public class SGD : OptimizerHelper, IMomentum
{
    public SGD(
        IEnumerable<Parameter> parameters,
        double lr,
        double momentum = 0,
        double dampening = 0,
        double weight_decay = 0,
        bool nesterov = false,
        bool maximize = false
    )
        : this([new ParamGroup { Parameters = parameters }], lr, momentum, dampening, weight_decay, nesterov, maximize) { }

    public SGD(
        IEnumerable<ParamGroup> parameters,
        double lr,
        double momentum = 0,
        double dampening = 0,
        double weight_decay = 0,
        bool nesterov = false,
        bool maximize = false
    )
    {
        RequireNotNegative(lr, "learning rate");
        RequireNotNegative(momentum, nameof(momentum));
        RequireNotNegative(weight_decay, nameof(weight_decay));
        if (nesterov && (momentum == 0 || dampening != 0))
            throw new ArgumentException("Nesterov momentum needs a momentum above 0 and no dampening.");
        var defaults = new Options
        {
            LearningRate = lr,
            momentum = momentum,
            dampening = dampening,
            weight_decay = weight_decay,
            nesterov = nesterov,
            maximize = maximize,
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
                var momentum = options.momentum!.Value;
                var keep = 1 - options.dampening!.Value;
                var decay = options.weight_decay!.Value;
                var nesterov = options.nesterov!.Value;
                Update<State>(
                    group,
                    options.maximize!.Value,
                    (parameter, gradient, state) =>
                    {
                        if (decay != 0)
                            gradient = gradient.add(parameter, alpha: decay);
                        if (momentum != 0)
                        {
                            if (state.momentum_buffer is { } buffer)
                                buffer.mul_(momentum).add_(gradient, alpha: keep);
                            else
                                state.momentum_buffer = buffer = gradient.clone().DetachFromDisposeScope();
                            gradient = nesterov ? gradient.add(buffer, alpha: momentum) : buffer;
                        }
                        parameter.add_(gradient, alpha: rate);
                    }
                );
            },
            closure
        );

    private protected override OptimizerOptions NewOptions() => new Options();

    private protected override OptimizerState NewState(Parameter parameter) => new State(parameter);

    public class Options : OptimizerOptions
    {
        public double? momentum;
        public double? dampening;
        public double? weight_decay;
        public bool? nesterov;
        public bool? maximize;

        public Options() { }

        public override void SaveStateDict(BinaryWriter writer)
        {
            base.SaveStateDict(writer);
            writer.Write(momentum!.Value);
            writer.Write(dampening!.Value);
            writer.Write(weight_decay!.Value);
            writer.Write(nesterov!.Value);
            writer.Write(maximize!.Value);
        }

        public override void LoadStateDict(BinaryReader reader)
        {
            base.LoadStateDict(reader);
            momentum = reader.ReadDouble();
            dampening = reader.ReadDouble();
            weight_decay = reader.ReadDouble();
            nesterov = reader.ReadBoolean();
            maximize = reader.ReadBoolean();
        }

        public override void LoadStateDict(OptimizerOptions source)
        {
            var options = Expect<Options>(source);
            base.LoadStateDict(source);
            momentum = options.momentum;
            dampening = options.dampening;
            weight_decay = options.weight_decay;
            nesterov = options.nesterov;
            maximize = options.maximize;
        }

        private protected override void FillFrom(OptimizerOptions defaults)
        {
            base.FillFrom(defaults);
            var options = Expect<Options>(defaults);
            momentum ??= options.momentum;
            dampening ??= options.dampening;
            weight_decay ??= options.weight_decay;
            nesterov ??= options.nesterov;
            maximize ??= options.maximize;
        }
    }

    public sealed class State : OptimizerState, IDisposable
    {
        /// <summary>Null until the first step with momentum.</summary>
        public Tensor? momentum_buffer;

        public State(Parameter parameter)
            : base(parameter) { }

        public override void Initialize(OptimizerOptions options)
        {
            momentum_buffer?.Dispose();
            momentum_buffer = null;
        }

        public void Dispose() => momentum_buffer?.Dispose();

        public override void to(Device device) => MoveIfAny(ref momentum_buffer, device);

        public override void SaveStateDict(BinaryWriter writer) => SaveConditionalStateTensor(writer, momentum_buffer);

        public override void LoadStateDict(BinaryReader reader) =>
            LoadConditionalStateTensor(reader, ref momentum_buffer, _parameter.device);

        public override void LoadStateDict(OptimizerState source) =>
            CopyIfAny(ref momentum_buffer, Expect<State>(source).momentum_buffer);

        public override bool ApproximatelyEquals(OptimizerState other) =>
            other is State state && Close(momentum_buffer, state.momentum_buffer);
    }

    public class ParamGroup : ParamGroup<Options>, IMomentum
    {
        public ParamGroup() { }

        public ParamGroup(IEnumerable<Parameter> parameters, Options options)
            : base(parameters, options) { }

        public ParamGroup(
            IEnumerable<Parameter> parameters,
            double lr = 0.001,
            double momentum = 0,
            double dampening = 0,
            double weight_decay = 0,
            bool nesterov = false,
            bool maximize = false
        )
            : base(
                parameters,
                new Options
                {
                    LearningRate = lr,
                    momentum = momentum,
                    dampening = dampening,
                    weight_decay = weight_decay,
                    nesterov = nesterov,
                    maximize = maximize,
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
