using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using ModelDsl.LibTorch;
using static TorchSharp.torch;
using static TorchSharp.torch.optim;

namespace TorchSharp.Modules;

/// <summary>Adam with weight decay decoupled from the gradient (arXiv 1711.05101).</summary>
/// <remarks><c>weight_decay</c> is 0 where it is not given, as in TorchSharp; PyTorch's default is 0.01.</remarks>
public class AdamW : OptimizerHelper, IBetas
{
    public AdamW(
        IEnumerable<Parameter> parameters,
        double lr = 0.001,
        double beta1 = 0.9,
        double beta2 = 0.999,
        double eps = 1e-8,
        double weight_decay = 0,
        bool amsgrad = false,
        bool maximize = false
    )
        : this([new ParamGroup { Parameters = parameters }], lr, beta1, beta2, eps, weight_decay, amsgrad, maximize) { }

    public AdamW(
        IEnumerable<ParamGroup> parameters,
        double lr = 0.001,
        double beta1 = 0.9,
        double beta2 = 0.999,
        double eps = 1e-8,
        double weight_decay = 0,
        bool amsgrad = false,
        bool maximize = false
    )
    {
        RequireNotNegative(lr, "learning rate");
        RequireNotNegative(eps, nameof(eps));
        RequireFraction(beta1, nameof(beta1));
        RequireFraction(beta2, nameof(beta2));
        RequireNotNegative(weight_decay, nameof(weight_decay));
        var defaults = new Options
        {
            LearningRate = lr,
            beta1 = beta1,
            beta2 = beta2,
            eps = eps,
            weight_decay = weight_decay,
            amsgrad = amsgrad,
            maximize = maximize,
        };
        Start(defaults, parameters);
    }

    public (double, double) Betas
    {
        get => (((Options)_defaults).beta1!.Value, ((Options)_defaults).beta2!.Value);
        set => (((Options)_defaults).beta1, ((Options)_defaults).beta2) = value;
    }

    public override Tensor step(Func<Tensor>? closure = null) =>
        _step<ParamGroup>(
            group =>
            {
                if (group.Options.amsgrad!.Value || group.Options.maximize!.Value)
                    StepByOperators(group);
                else
                    StepAtOnce(group);
            },
            closure
        );

    /// <summary>One call for all parameters that have done as many steps: as a rule, for all of the group.</summary>
    private void StepAtOnce(ParamGroup group)
    {
        var options = group.Options;
        var moving = new List<(Parameter Parameter, Tensor Gradient, State State)>();
        Update<State>(group, maximize: false, (parameter, gradient, state) =>
        {
            state.step++;
            moving.Add((parameter, gradient.MoveToOuterDisposeScope(), state));
        });
        foreach (var together in moving.GroupBy(entry => entry.State.step))
        {
            FusedAdamW.Step(
                [.. together.Select(entry => entry.Parameter)],
                [.. together.Select(entry => entry.Gradient)],
                [.. together.Select(entry => entry.State.exp_avg)],
                [.. together.Select(entry => entry.State.exp_avg_sq)],
                together.Key,
                options.LearningRate!.Value,
                options.beta1!.Value,
                options.beta2!.Value,
                options.eps!.Value,
                options.weight_decay!.Value
            );
        }
    }

    private void StepByOperators(ParamGroup group)
    {
        var options = group.Options;
        var rate = options.LearningRate!.Value;
        var betas = (options.beta1!.Value, options.beta2!.Value);
        var eps = options.eps!.Value;
        var decay = options.weight_decay!.Value;
        Update<State>(group, options.maximize!.Value, (parameter, gradient, state) =>
        {
            if (decay != 0)
                parameter.mul_(1 - rate * decay);
            state.step++;
            AdamMoments.Update(state.exp_avg, state.exp_avg_sq, gradient, betas);
            var most = AdamMoments.Largest(state.max_exp_avg_sq, state.exp_avg_sq);
            AdamMoments.Apply(parameter, state.exp_avg, most, state.step, rate, betas, eps);
        });
    }

    private protected override OptimizerOptions NewOptions() => new Options();

    private protected override OptimizerState NewState(Parameter parameter) => new State(parameter);

    public class Options : OptimizerOptions
    {
        public double? beta1;
        public double? beta2;
        public double? weight_decay;
        public double? eps;
        public bool? amsgrad;
        public bool? maximize;

        public Options() { }

        public override void SaveStateDict(BinaryWriter writer)
        {
            base.SaveStateDict(writer);
            writer.Write(beta1!.Value);
            writer.Write(beta2!.Value);
            writer.Write(eps!.Value);
            writer.Write(weight_decay!.Value);
            writer.Write(amsgrad!.Value);
            writer.Write(maximize!.Value);
        }

        public override void LoadStateDict(BinaryReader reader)
        {
            base.LoadStateDict(reader);
            beta1 = reader.ReadDouble();
            beta2 = reader.ReadDouble();
            eps = reader.ReadDouble();
            weight_decay = reader.ReadDouble();
            amsgrad = reader.ReadBoolean();
            maximize = reader.ReadBoolean();
        }

        public override void LoadStateDict(OptimizerOptions source)
        {
            var options = Expect<Options>(source);
            base.LoadStateDict(source);
            beta1 = options.beta1;
            beta2 = options.beta2;
            eps = options.eps;
            weight_decay = options.weight_decay;
            amsgrad = options.amsgrad;
            maximize = options.maximize;
        }

        private protected override void FillFrom(OptimizerOptions defaults)
        {
            base.FillFrom(defaults);
            var options = Expect<Options>(defaults);
            beta1 ??= options.beta1;
            beta2 ??= options.beta2;
            eps ??= options.eps;
            weight_decay ??= options.weight_decay;
            amsgrad ??= options.amsgrad;
            maximize ??= options.maximize;
        }
    }

    public sealed class State : OptimizerState, IDisposable
    {
        public long step;
        public Tensor exp_avg = null!;
        public Tensor exp_avg_sq = null!;

        /// <summary>Null without AMSGrad.</summary>
        public Tensor? max_exp_avg_sq;

        public State(Parameter parameter)
            : base(parameter) { }

        public override void Initialize(OptimizerOptions options)
        {
            step = 0;
            Zeros(ref exp_avg);
            Zeros(ref exp_avg_sq);
            CopyIfAny(ref max_exp_avg_sq, ((Options)options).amsgrad!.Value ? exp_avg_sq : null);
        }

        public void Dispose()
        {
            exp_avg.Dispose();
            exp_avg_sq.Dispose();
            max_exp_avg_sq?.Dispose();
        }

        public override void to(Device device)
        {
            Move(ref exp_avg, device);
            Move(ref exp_avg_sq, device);
            MoveIfAny(ref max_exp_avg_sq, device);
        }

        public override void SaveStateDict(BinaryWriter writer)
        {
            writer.Write(step);
            exp_avg.Save(writer);
            exp_avg_sq.Save(writer);
            SaveConditionalStateTensor(writer, max_exp_avg_sq);
        }

        public override void LoadStateDict(BinaryReader reader)
        {
            step = reader.ReadInt64();
            exp_avg.Load(reader);
            exp_avg_sq.Load(reader);
            LoadConditionalStateTensor(reader, ref max_exp_avg_sq, _parameter.device);
        }

        public override void LoadStateDict(OptimizerState source)
        {
            var state = Expect<State>(source);
            step = state.step;
            Copy(ref exp_avg, state.exp_avg);
            Copy(ref exp_avg_sq, state.exp_avg_sq);
            CopyIfAny(ref max_exp_avg_sq, state.max_exp_avg_sq);
        }

        public override bool ApproximatelyEquals(OptimizerState other) =>
            other is State state
            && step == state.step
            && Close(exp_avg, state.exp_avg)
            && Close(exp_avg_sq, state.exp_avg_sq)
            && Close(max_exp_avg_sq, state.max_exp_avg_sq);
    }

    public class ParamGroup : ParamGroup<Options>, IBetas
    {
        public ParamGroup() { }

        public ParamGroup(IEnumerable<Parameter> parameters, Options options)
            : base(parameters, options) { }

        public ParamGroup(
            IEnumerable<Parameter> parameters,
            double lr = 0.001,
            double beta1 = 0.9,
            double beta2 = 0.999,
            double eps = 1e-8,
            double weight_decay = 0,
            bool amsgrad = false,
            bool maximize = false
        )
            : base(
                parameters,
                new Options
                {
                    LearningRate = lr,
                    beta1 = beta1,
                    beta2 = beta2,
                    eps = eps,
                    weight_decay = weight_decay,
                    amsgrad = amsgrad,
                    maximize = maximize,
                }
            )
        { }

        public (double, double) Betas
        {
            get => (Options.beta1!.Value, Options.beta2!.Value);
            set => (Options.beta1, Options.beta2) = value;
        }
    }
}
