using ModelDsl.Checkpoints;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ModelDsl.Models.Tests.Golden;

[Model(NormEps = 1e-6)]
[ImageInput(32)]
[PatchEmbed(8, Dim = 32)]
[ClassToken]
[Position(typeof(LearnablePosition))]
[Stage(2, Heads = 4)]
[ClassHead(10)]
[Checkpoint<TimmVit>]
public sealed partial class VitA;

[Model(NormEps = 1e-6)]
[ImageInput(32)]
[PatchEmbed(8, Dim = 24)]
[Position(typeof(LearnablePosition))]
[Stage(2, Heads = 3)]
[ClassHead(10, Pool = Pool.Mean, FinalNorm = FinalNorm.Pooled)]
[Checkpoint<TimmVit>]
public sealed partial class VitGapA;

[Model(NormEps = 1e-6)]
[ImageInput(32)]
[PatchEmbed(8, Dim = 32)]
[ClassToken]
[Position(typeof(LearnablePosition))]
[Stage(1, Heads = 2)]
[ClassHead(10, Representation = 20)]
[Checkpoint<TimmVit>]
public sealed partial class VitPreLogitsA;

[Model(NormEps = 1e-6)]
[ImageInput(32)]
[PatchEmbed(8, Dim = 36)]
[ClassToken]
[Position(typeof(LearnablePosition))]
[Stage(2, Heads = 3)]
[ClassHead(10)]
[Checkpoint<TimmVit>]
public sealed partial class DeitA;

[Model(NormEps = 1e-6)]
[ImageInput(32)]
[PatchEmbed(8, Dim = 32)]
[ClassToken]
[DistillationToken]
[Position(typeof(LearnablePosition))]
[Stage(2, Heads = 4)]
[DistilledHead(10)]
[Checkpoint<TimmVit>]
public sealed partial class DeitDistilledA;

[Model(Attention = typeof(ReAttention), MlpRatio = 3, NormEps = 1e-6)]
[ImageInput(32)]
[PatchEmbed(8, Dim = 32)]
[ClassToken]
[Position(typeof(LearnablePosition))]
[Stage(2, Heads = 4)]
[ClassHead(10)]
[Checkpoint<TimmVit>]
public sealed partial class DeepVitA;

[Model(MlpRatio = 3, NormEps = 1e-6, ScaleAdjustment = 0.5, TransformScale = true)]
[ImageInput(32)]
[ConvEmbed(8, Dim = 12)]
[ClassToken]
[Position(typeof(LearnablePosition))]
[Stage(1, Heads = 3)]
[Stage(1, Heads = 3, Attention = typeof(ReAttention))]
[ClassHead(10)]
[Checkpoint<DeepVitAfterOne>]
public sealed partial class DeepVitCnnA;

/// <summary>The keys of a DeepViT whose second block is the first with re-attention.</summary>
public sealed class DeepVitAfterOne : ICheckpointFormat
{
    public static KeyMap Keys { get; } = OfficialDeepVit.Keys(1);
}

/// <summary>A mistake: PyTorch's epsilon in place of ViT's.</summary>
[Model]
[ImageInput(32)]
[PatchEmbed(8, Dim = 32)]
[ClassToken]
[Position(typeof(LearnablePosition))]
[Stage(2, Heads = 4)]
[ClassHead(10)]
[Checkpoint<TimmVit>]
public sealed partial class VitAWithWrongEps;

/// <summary>A mistake: the approximate GELU in place of the exact one.</summary>
[Model(NormEps = 1e-6, Mlp = typeof(TanhMlp))]
[ImageInput(32)]
[PatchEmbed(8, Dim = 32)]
[ClassToken]
[Position(typeof(LearnablePosition))]
[Stage(2, Heads = 4)]
[ClassHead(10)]
[Checkpoint<TimmVit>]
public sealed partial class VitAWithWrongGelu;

/// <summary>An MLP of this very assembly: a kind need not live in the runtime.</summary>
[Takes("b n dim"), Gives("b n dim")]
[Costs("linear(dim, 4*dim, n) + linear(4*dim, dim, n)")]
public sealed class TanhMlp : Module<Tensor, Tensor>
{
    private readonly Linear fc1;
    private readonly Linear fc2;

    public TanhMlp(long dim, Device? device = null, ScalarType? dtype = null)
        : base(nameof(TanhMlp))
    {
        fc1 = Weights.Linear(dim, 4 * dim, device: device, dtype: dtype);
        fc2 = Weights.Linear(4 * dim, dim, device: device, dtype: dtype);
        RegisterComponents();
    }

    public override Tensor forward(Tensor input)
    {
        using var hidden = fc1.call(input);
        using var active = functional.gelu(hidden, TorchSharp.Modules.GELU.Approximate.tanh);
        return fc2.call(active);
    }
}
