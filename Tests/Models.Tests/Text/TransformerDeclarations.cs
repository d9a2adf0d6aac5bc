using ModelDsl.Checkpoints;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ModelDsl.Models.Tests.Text;

/// <summary>The first Transformer (arXiv 1706.03762), tiny, as the fixture has it: a norm after each sum and none at the end, all tables one.</summary>
[Model(NormPosition = NormPosition.Post, Mlp = typeof(ReluMlp))]
[TokenInput(7, Vocabulary = 23, Name = "source")]
[TokenEmbed(Dim = 16, Scale = true)]
[Position(typeof(SinusoidalPosition))]
[Stage(2, Heads = 4)]
[TokenInput(6, Vocabulary = 23, Name = "target")]
[TokenEmbed(Dim = 16, Scale = true, Tied = true)]
[Position(typeof(SinusoidalPosition))]
[Stage(2, Heads = 4, Causal = true, Cross = "source")]
[LanguageHead(Tied = true)]
[Checkpoint<TorchTransformer>]
public sealed partial class TransformerPaperA;

/// <summary>The same with a norm before each sum, and nothing tied.</summary>
[Model(NormPosition = NormPosition.Pre, Dropout = 0.1)]
[TokenInput(7, Vocabulary = 23, Name = "source")]
[TokenEmbed(Dim = 16)]
[Position(typeof(SinusoidalPosition))]
[Stage(2, Heads = 4)]
[TokenInput(6, Vocabulary = 31, Name = "target")]
[TokenEmbed(Dim = 16)]
[Position(typeof(LearnablePosition))]
[Stage(3, Heads = 2, Causal = true, Cross = "source")]
[LanguageHead]
public sealed partial class PreNormTranslator;

/// <summary>The keys of PyTorch's <c>nn.Transformer</c>.</summary>
public sealed class TorchTransformer : ICheckpointFormat
{
    public static KeyMap Keys { get; } = new()
    {
        { "src_embed.weight", "token_embed1.weight" },
        { "transformer.encoder.layers.{i}.self_attn.in_proj_{*}", "stage1.{i}.attn.qkv.{*}" },
        { "transformer.encoder.layers.{i}.self_attn.out_proj.{*}", "stage1.{i}.attn.proj.{*}" },
        { "transformer.encoder.layers.{i}.linear1.{*}", "stage1.{i}.mlp.fc1.{*}" },
        { "transformer.encoder.layers.{i}.linear2.{*}", "stage1.{i}.mlp.fc2.{*}" },
        { "transformer.encoder.layers.{i}.{*}", "stage1.{i}.{*}" },
        { "transformer.decoder.layers.{i}.self_attn.in_proj_{*}", "stage2.{i}.attn.qkv.{*}" },
        { "transformer.decoder.layers.{i}.self_attn.out_proj.{*}", "stage2.{i}.attn.proj.{*}" },
        { "transformer.decoder.layers.{i}.multihead_attn.in_proj_{*}", "stage2.{i}.cross.qkv.{*}" },
        { "transformer.decoder.layers.{i}.multihead_attn.out_proj.{*}", "stage2.{i}.cross.proj.{*}" },
        { "transformer.decoder.layers.{i}.linear1.{*}", "stage2.{i}.mlp.fc1.{*}" },
        { "transformer.decoder.layers.{i}.linear2.{*}", "stage2.{i}.mlp.fc2.{*}" },
        { "transformer.decoder.layers.{i}.{*}", "stage2.{i}.{*}" },
    };
}

/// <summary>The paper's MLP (section 3.3): ReLU, here twice as wide as the token.</summary>
[Takes("b ... dim"), Gives("b ... dim")]
[Costs("linear(dim, 2*dim, n) + linear(2*dim, dim, n)")]
public sealed class ReluMlp : Module<Tensor, Tensor>
{
    private readonly Linear fc1;
    private readonly Linear fc2;

    public ReluMlp(long dim, Device? device = null, ScalarType? dtype = null)
        : base(nameof(ReluMlp))
    {
        fc1 = Weights.Linear(dim, 2 * dim, device: device, dtype: dtype);
        fc2 = Weights.Linear(2 * dim, dim, device: device, dtype: dtype);
        RegisterComponents();
    }

    public override Tensor forward(Tensor input)
    {
        using var hidden = fc1.call(input);
        using var active = hidden.relu();
        return fc2.call(active);
    }
}
