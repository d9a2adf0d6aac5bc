using System.Collections.Generic;
using System.Linq;
using TorchSharp;
using TorchSharp.Modules;
using static ModelDsl.Runtime.Tests.LibTorch.NN.ModuleCase;
using static TorchSharp.torch;

namespace ModelDsl.Runtime.Tests.LibTorch.NN;

/// <summary>The modules of make_nn.py, in its order and with its names.</summary>
internal static class ModuleCases
{
    private static readonly Tensor ClassWeights = tensor(new[] { 0.5f, 1, 2, 0.25f, 1.5f }).DetachFromDisposeScope();

    public static IReadOnlyDictionary<string, ModuleCase> All { get; } =
        new[] { Linear(), Convolution(), Normalization(), Embedding(), Activation(), Dropout(), Pooling(), Shape(), Loss(), Attention() }
            .SelectMany(cases => cases).ToDictionary(item => item.Name);

    private static ModuleCase[] Linear() =>
    [
        Of("Linear", () => nn.Linear(5, 3)),
        Of("Linear.NoBias", () => nn.Linear(5, 3, hasBias: false)),
        Of("Bilinear", () => nn.Bilinear(3, 4, 2)),
    ];

    private static ModuleCase[] Convolution() =>
    [
        Of("Conv1d", () => nn.Conv1d(4, 6, 3, stride: 2, padding: 1, groups: 2)),
        Of("Conv1d.Same", () => nn.Conv1d(4, 6, 4, Padding.Same, dilation: 2)),
        Of("Conv2d", () => nn.Conv2d(3, 4, (3, 2), stride: (2, 1), padding: (1, 0))),
        Of("Conv2d.Square", () => nn.Conv2d(3, 4, 4, stride: 4, bias: false)),
        Of("Conv2d.Same", () => nn.Conv2d(3, 4, (3, 2), Padding.Same, padding_mode: PaddingModes.Reflect)),
        Of("Conv2d.Circular", () => nn.Conv2d(3, 3, (3, 3), padding: (1, 2), padding_mode: PaddingModes.Circular, groups: 3)),
        Of("Conv3d", () => nn.Conv3d(2, 4, 2, padding: 1)),
        Of("ConvTranspose1d", () => nn.ConvTranspose1d(4, 6, 3, stride: 2, padding: 1, output_padding: 1)),
        Of("ConvTranspose2d", () => nn.ConvTranspose2d(4, 6, (3, 2), stride: (2, 1), output_padding: (1, 0), groups: 2)),
        Of("ConvTranspose2d.OutputSize", () => nn.ConvTranspose2d(4, 6, 3, stride: 3), (module, x) => module.forward(x[0], [10, 12])),
        Of("ConvTranspose3d", () => nn.ConvTranspose3d(2, 3, 2, stride: 2)),
    ];

    private static IEnumerable<ModuleCase> Normalization()
    {
        yield return Of("LayerNorm", () => nn.LayerNorm(6));
        yield return Of("LayerNorm.Two", () => nn.LayerNorm([4, 6], eps: 1e-3));
        yield return Of("LayerNorm.Plain", () => nn.LayerNorm(6, elementwise_affine: false));
        yield return Of("GroupNorm", () => nn.GroupNorm(2, 6));
        foreach (var train in new[] { false, true })
        {
            var tail = train ? ".Train" : ".Eval";
            yield return Of("BatchNorm1d" + tail, () => nn.BatchNorm1d(5), train);
            yield return Of("BatchNorm2d" + tail, () => nn.BatchNorm2d(3, eps: 1e-3, momentum: 0.3), train);
            yield return Of("BatchNorm3d" + tail, () => nn.BatchNorm3d(3, affine: false), train);
            yield return Of("BatchNorm2d.Untracked" + tail, () => nn.BatchNorm2d(3, track_running_stats: false), train);
            yield return Of("InstanceNorm2d.Tracked" + tail, () => nn.InstanceNorm2d(3, affine: true, track_running_stats: true), train);
        }
        yield return Of("InstanceNorm1d", () => nn.InstanceNorm1d(3));
        yield return Of("InstanceNorm2d", () => nn.InstanceNorm2d(3, affine: true));
        yield return Of("InstanceNorm3d", () => nn.InstanceNorm3d(3));
        yield return Of("LocalResponseNorm", () => nn.LocalResponseNorm(4, alpha: 0.1, k: 2));
    }

    private static ModuleCase[] Embedding() =>
    [
        Of("Embedding", () => nn.Embedding(7, 3, padding_idx: -2)),
        Of("Embedding.MaxNorm", () => nn.Embedding(7, 3, max_norm: 0.5)),
        Of("EmbeddingBag.Mean", () => nn.EmbeddingBag(7, 3), (module, x) => module.call(x[0], x[1])),
        Of("EmbeddingBag.Sum", () => nn.EmbeddingBag(7, 3, mode: EmbeddingBagMode.Sum), (module, x) => module.call(x[0], x[1], x[2])),
        Of("EmbeddingBag.Max", () => nn.EmbeddingBag(7, 3, mode: EmbeddingBagMode.Max, padding_index: 4), (module, x) => module.call(x[0])),
    ];

    private static ModuleCase[] Activation() =>
    [
        Of("CELU", () => nn.CELU(0.7)),
        Of("ELU", () => nn.ELU(1.3)),
        Of("GELU", () => nn.GELU()),
        Of("GELU.Tanh", () => nn.GELU(GELU.Approximate.tanh)),
        Of("GLU", () => nn.GLU()),
        Of("Hardshrink", () => nn.Hardshrink()),
        Of("Hardsigmoid", () => nn.Hardsigmoid()),
        Of("Hardswish", () => nn.Hardswish()),
        Of("Hardtanh", () => nn.Hardtanh(-0.5, 1.5)),
        Of("LeakyReLU", () => nn.LeakyReLU(0.2)),
        Of("LogSigmoid", () => nn.LogSigmoid()),
        Of("LogSoftmax", () => nn.LogSoftmax(1)),
        Of("Mish", () => nn.Mish()),
        Of("PReLU", () => nn.PReLU(4)),
        Of("ReLU", () => nn.ReLU()),
        Of("ReLU6", () => nn.ReLU6()),
        Of("RReLU", () => nn.RReLU()),
        Of("SELU", () => nn.SELU()),
        Of("Sigmoid", () => nn.Sigmoid()),
        Of("SiLU", () => nn.SiLU()),
        Of("Softmax", () => nn.Softmax(-1)),
        Of("Softmax2d", () => nn.Softmax2d()),
        Of("Softmin", () => nn.Softmin(0)),
        Of("Softplus", () => nn.Softplus(2, 3)),
        Of("Softshrink", () => nn.Softshrink(0.3)),
        Of("Softsign", () => nn.Softsign()),
        Of("Tanh", () => nn.Tanh()),
        Of("Tanhshrink", () => nn.Tanhshrink()),
        Of("Threshold", () => nn.Threshold(0.1, 2)),
    ];

    private static ModuleCase[] Dropout() =>
    [
        Of("Dropout", () => nn.Dropout(0.3), train: true),
        Of("Dropout.Eval", () => nn.Dropout(0.3)),
        Of("Dropout1d", () => nn.Dropout1d(0.4), train: true),
        Of("Dropout2d", () => nn.Dropout2d(0.4), train: true),
        Of("Dropout3d", () => nn.Dropout3d(0.4), train: true),
        Of("AlphaDropout", () => nn.AlphaDropout(0.3), train: true),
    ];

    private static ModuleCase[] Pooling() =>
    [
        Of("MaxPool1d", () => nn.MaxPool1d(3, stride: 2, padding: 1)),
        Of("MaxPool2d", () => nn.MaxPool2d((3, 2), stride: (2, 1), padding: (1, 1), ceil_mode: true)),
        Of("MaxPool2d.Dilated", () => nn.MaxPool2d(2, dilation: 2), (module, x) => module.forward_with_indices(x[0])),
        Of("MaxPool3d", () => nn.MaxPool3d(2)),
        Of("AvgPool1d", () => nn.AvgPool1d(3, stride: 2, padding: 1, count_include_pad: false)),
        Of("AvgPool2d", () => nn.AvgPool2d((3, 2), stride: (2, 2), padding: (1, 1))),
        Of("AvgPool2d.Divisor", () => nn.AvgPool2d(2, divisor_override: 3)),
        Of("AvgPool3d", () => nn.AvgPool3d(2)),
        Of("AdaptiveAvgPool1d", () => nn.AdaptiveAvgPool1d(4)),
        Of("AdaptiveAvgPool2d", () => nn.AdaptiveAvgPool2d((3, 2))),
        Of("AdaptiveAvgPool3d", () => nn.AdaptiveAvgPool3d(2)),
        Of("AdaptiveMaxPool1d", () => nn.AdaptiveMaxPool1d(4)),
        Of("AdaptiveMaxPool2d", () => nn.AdaptiveMaxPool2d([3, 2]), (module, x) => module.forward_with_indices(x[0])),
        Of("AdaptiveMaxPool3d", () => nn.AdaptiveMaxPool3d([2, 2, 2])),
    ];

    private static ModuleCase[] Shape() =>
    [
        Of("ConstantPad1d", () => nn.ConstantPad1d((1, 2), 0.5)),
        Of("ConstantPad2d", () => nn.ConstantPad2d((1, 2, 0, 3), 0.5)),
        Of("ConstantPad3d", () => nn.ConstantPad3d(1, 0.5)),
        Of("ReflectionPad1d", () => nn.ReflectionPad1d((1, 2))),
        Of("ReflectionPad2d", () => nn.ReflectionPad2d((1, 2, 0, 3))),
        Of("ReflectionPad3d", () => nn.ReflectionPad3d(1)),
        Of("ReplicationPad1d", () => nn.ReplicationPad1d((1, 2))),
        Of("ReplicationPad2d", () => nn.ReplicationPad2d((1, 2, 0, 3))),
        Of("ReplicationPad3d", () => nn.ReplicationPad3d(1)),
        Of("ZeroPad2d", () => nn.ZeroPad2d((1, 2, 0, 3))),
        Of("Flatten", () => nn.Flatten(1, 2)),
        Of("Unflatten", () => nn.Unflatten(1, [2, 3])),
        Of("Identity", () => nn.Identity()),
        Of("PixelShuffle", () => nn.PixelShuffle(2)),
        Of("PixelUnshuffle", () => nn.PixelUnshuffle(2)),
        Of("Unfold", () => nn.Unfold((3, 2), padding: (1, 1), stride: (2, 1))),
        Of("Fold", () => nn.Fold((5, 6), (3, 2), padding: (1, 1), stride: (2, 1))),
        Of("Upsample.Nearest", () => nn.Upsample(scale_factor: [2])),
        Of("Upsample.Linear", () => nn.Upsample([7], mode: UpsampleMode.Linear)),
        Of("Upsample.Bilinear", () => nn.Upsample(scale_factor: [1.5, 2], mode: UpsampleMode.Bilinear, align_corners: true)),
        Of("Upsample.Bicubic", () => nn.Upsample([7, 3], mode: UpsampleMode.Bicubic)),
        Of("Upsample.Trilinear", () => nn.Upsample(scale_factor: [1.7], mode: UpsampleMode.Trilinear, recompute_scale_factor: true)),
        Of("CosineSimilarity", () => nn.CosineSimilarity(-1)),
        Of("PairwiseDistance", () => nn.PairwiseDistance(3, keepdim: true)),
    ];

    private static ModuleCase[] Loss() =>
    [
        Of("CrossEntropyLoss", () => nn.CrossEntropyLoss()),
        Of("CrossEntropyLoss.Weighted", () => new CrossEntropyLoss(ClassWeights, 3, nn.Reduction.Sum, 0.1)),
        Of("CrossEntropyLoss.Soft", () => nn.CrossEntropyLoss(reduction: nn.Reduction.None)),
        Of("NLLLoss", () => nn.NLLLoss(ClassWeights)),
        Of("BCELoss", () => nn.BCELoss()),
        Of("BCEWithLogitsLoss", () => nn.BCEWithLogitsLoss(pos_weights: ClassWeights)),
        Of("MSELoss", () => nn.MSELoss()),
        Of("L1Loss", () => nn.L1Loss(nn.Reduction.Sum)),
        Of("SmoothL1Loss", () => nn.SmoothL1Loss(beta: 0.7)),
        Of("HuberLoss", () => nn.HuberLoss(0.7, nn.Reduction.None)),
        Of("KLDivLoss", () => nn.KLDivLoss(log_target: false)),
        Of("KLDivLoss.Log", () => nn.KLDivLoss(reduction: nn.Reduction.Sum)),
        Of("SoftMarginLoss", () => nn.SoftMarginLoss()),
        Of("MultiMarginLoss", () => nn.MultiMarginLoss(2, 0.7, ClassWeights)),
        Of("MultiLabelMarginLoss", () => nn.MultiLabelMarginLoss()),
        Of("HingeEmbeddingLoss", () => nn.HingeEmbeddingLoss(1.5)),
        Of("CosineEmbeddingLoss", () => nn.CosineEmbeddingLoss(0.2)),
        Of("MarginRankingLoss", () => nn.MarginRankingLoss(0.2)),
        Of("TripletMarginLoss", () => nn.TripletMarginLoss(0.8, swap: true)),
        Of("PoissonNLLLoss", () => nn.PoissonNLLLoss(full: true)),
        Of("CTCLoss", () => nn.CTCLoss(), (module, x) => module.call(x[0], x[1], x[2], x[3])),
    ];

    private static ModuleCase[] Attention() =>
    [
        Of("MultiheadAttention", () => nn.MultiheadAttention(6, 2), (module, x) => module.call(x[0], x[0], x[0])),
        Of("MultiheadAttention.Masked", () => nn.MultiheadAttention(6, 2, add_bias_kv: true, add_zero_attn: true),
            (module, x) => module.call(x[0], x[1], x[2], x[3], attn_mask: x[4])),
        Of("MultiheadAttention.Sizes", () => nn.MultiheadAttention(6, 3, bias: false, kdim: 4, vdim: 5),
            (module, x) => module.call(x[0], x[1], x[2])),
        Of("MultiheadAttention.Dropout", () => nn.MultiheadAttention(6, 2, dropout: 0.4), (module, x) => module.call(x[0], x[0], x[0]), train: true),
        Of("TransformerEncoderLayer", () => nn.TransformerEncoderLayer(6, 2, 10, activation: nn.Activations.GELU),
            (module, x) => module.call(x[0], x[1], x[2]), train: true),
    ];
}
