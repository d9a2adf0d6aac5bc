using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ModelDsl.Benchmarks.Cases;

/// <summary>A module in inference, on the same input again and again.</summary>
internal sealed class Inference : ICase
{
    private readonly Module<Tensor, Tensor> _module;
    private readonly Tensor _input;

    public Inference(Module<Tensor, Tensor> module, Tensor input)
    {
        (_module, _input) = (module, input);
        _module.eval();
    }

    public long Parameters => Count(_module);

    /// <summary>One block of ViT-Ti on 8 images of 196 patches and a class token.</summary>
    public static Inference Block(Device device)
    {
        const long Dim = 192;
        var block = new PreNormBlock(
            Dim,
            new MultiHeadAttention(Dim, heads: 3, device: device),
            new Mlp(Dim, ratio: 4, device: device),
            () => new LayerNorm(Dim, eps: 1e-6, device: device));
        return new Inference(block, randn(8, 197, Dim, device: device));
    }

    public void Run(long count)
    {
        using (inference_mode())
        {
            for (long i = 0; i < count; i++)
            {
                _module.call(_input).Dispose();
            }
        }
    }

    internal static long Count(Module module)
    {
        long sum = 0;
        foreach (var parameter in module.parameters())
        {
            sum += parameter.numel();
        }
        return sum;
    }
}
