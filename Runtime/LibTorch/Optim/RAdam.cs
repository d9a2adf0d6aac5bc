using System;
using System.Collections.Generic;
using System.IO;
using static TorchSharp.torch;
using static TorchSharp.torch.optim;

namespace TorchSharp.Modules;

/// <summary>Rectified Adam (arXiv 1908.03265), with weight decay as an L2 penalty in the gradient.</summary>
/// <remarks>The update is PyTorch's. TorchSharp 0.107 multiplies a rectified step by the learning rate twice.</remarks>
public class RAdam : OptimizerHelper, IBetas
{
    public RAdam(
        IEnumerable<Parameter> parameters,
        double lr,
        double beta1 = 0.9,
        double beta2 = 0.999,
        double eps = 1e-8,
        double weight_decay = 0
    )
        : this([new ParamGroup { Parameters = parameters }], lr, beta1, beta2, eps, weight_decay) { }

    public RAdam(
        IEnumerable<ParamGroup> parameters,
        double lr = 0.002,
        double beta1 = 0.9,
        double beta2 = 0.999,
        double eps = 1e-8,
        double weight_decay = 0
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
                var options = group.Options;
                var rate = options.LearningRate!.Value;
                var betas = (options.beta1!.Value, options.beta2!.Value);
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
                        AdamMoments.Update(state.exp_avg, state.exp_avg_sq, gradient, betas);
                        using var update = state.exp_avg.div(1 - Math.Pow(betas.Item1, state.step)).mul_(rate);
                        var rectified = Rectification(betas.Item2, state.step);
                        if (rectified != 0)
                        {
                            var correction = Math.Sqrt(1 - Math.Pow(betas.Item2, state.step));
                            using var adaptive = state.exp_avg_sq.sqrt().add_(eps).reciprocal_().mul_(correction);
                            update.mul_(adaptive).mul_(rectified);
                        }
                        parameter.sub_(update);
                    }
                );
            },
            closure
        );

    /// <summary>The factor r_t of the paper; 0 while the mean is too short for a variance, where the step is plain momentum.</summary>
    private static double Rectification(double beta2, long step)
    {
        var longest = 2 / (1 - beta2) - 1;
        var power = Math.Pow(beta2, step);
        var length = longest - 2 * step * power / (1 - power);
        return length > 5
            ? Math.Sqrt((length - 4) * (length - 2) * longest / ((longest - 4) * (longest - 2) * length))
            : 0;
    }

    private protected override OptimizerOptions NewOptions() => new Options();

    private protected override OptimizerState NewState(Parameter parameter) => new State(parameter);

    public class Options : OptimizerOptions
    {
        public double? beta1;
        public double? beta2;
        public double? weight_decay;
        public double? eps;

        public Options() { }

        public override void SaveStateDict(BinaryWriter writer)
        {
            base.SaveStateDict(writer);
            writer.Write(beta1!.Value);
            writer.Write(beta2!.Value);
            writer.Write(eps!.Value);
            writer.Write(weight_decay!.Value);
        }

        public override void LoadStateDict(BinaryReader reader)
        {
            base.LoadStateDict(reader);
            beta1 = reader.ReadDouble();
            beta2 = reader.ReadDouble();
            eps = reader.ReadDouble();
            weight_decay = reader.ReadDouble();
        }

        public override void LoadStateDict(OptimizerOptions source)
        {
            var options = Expect<Options>(source);
            base.LoadStateDict(source);
            beta1 = options.beta1;
            beta2 = options.beta2;
            eps = options.eps;
            weight_decay = options.weight_decay;
        }

        private protected override void FillFrom(OptimizerOptions defaults)
        {
            base.FillFrom(defaults);
            var options = Expect<Options>(defaults);
            beta1 ??= options.beta1;
            beta2 ??= options.beta2;
            eps ??= options.eps;
            weight_decay ??= options.weight_decay;
        }
    }

    public sealed class State : OptimizerState, IDisposable
    {
        public long step;
        public Tensor exp_avg = null!;
        public Tensor exp_avg_sq = null!;

        public State(Parameter parameter)
            : base(parameter) { }

        public override void Initialize(OptimizerOptions options)
        {
            step = 0;
            Zeros(ref exp_avg);
            Zeros(ref exp_avg_sq);
        }

        public void Dispose()
        {
            exp_avg.Dispose();
            exp_avg_sq.Dispose();
        }

        public override void to(Device device)
        {
            Move(ref exp_avg, device);
            Move(ref exp_avg_sq, device);
        }

        public override void SaveStateDict(BinaryWriter writer)
        {
            writer.Write(step);
            exp_avg.Save(writer);
            exp_avg_sq.Save(writer);
        }

        public override void LoadStateDict(BinaryReader reader)
        {
            step = reader.ReadInt64();
            exp_avg.Load(reader);
            exp_avg_sq.Load(reader);
        }

        public override void LoadStateDict(OptimizerState source)
        {
            var state = Expect<State>(source);
            step = state.step;
            Copy(ref exp_avg, state.exp_avg);
            Copy(ref exp_avg_sq, state.exp_avg_sq);
        }

        public override bool ApproximatelyEquals(OptimizerState other) =>
            other is State state
            && step == state.step
            && Close(exp_avg, state.exp_avg)
            && Close(exp_avg_sq, state.exp_avg_sq);
    }

    public class ParamGroup : ParamGroup<Options>, IBetas
    {
        public ParamGroup() { }

        public ParamGroup(IEnumerable<Parameter> parameters, Options options)
            : base(parameters, options) { }

        public ParamGroup(
            IEnumerable<Parameter> parameters,
            double lr = 1,
            double beta1 = 0.9,
            double beta2 = 0.999,
            double eps = 1e-8,
            double weight_decay = 0
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
