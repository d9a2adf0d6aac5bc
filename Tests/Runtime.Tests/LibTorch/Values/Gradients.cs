using System;
using System.Collections.Generic;
using static ModelDsl.Runtime.Tests.LibTorch.Values.Sample;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace ModelDsl.Runtime.Tests.LibTorch.Values;

/// <summary>Gradients of the sum of a function.</summary>
internal static class Gradients
{
    public static readonly Dictionary<string, Func<Tensor[]>> Calls = new()
    {
        ["softmax"] = () => Of(Gradient((x) => x.softmax(-1) * y, x)),
        ["log_softmax"] = () => Of(Gradient((x) => x.log_softmax(1) * y, x)),
        ["gelu"] = () => Of(Gradient((x) => F.gelu(x) * y, x)),
        ["silu"] = () => Of(Gradient((x) => F.silu(x) * y, x)),
        ["tanh"] = () => Of(Gradient((x) => x.tanh() * y, x)),
        ["relu"] = () => Of(Gradient((x) => x.relu() * y, x)),
        ["layer_norm"] = () => Of(Gradient((x) => F.layer_norm(x, [4], v, u) * y, x)),
        ["layer_norm weight"] = () => Of(Gradient((v) => F.layer_norm(x, [4], v, u) * y, v)),
        ["group_norm"] = () => Of(Gradient((img) => F.group_norm(img, 2, v, u) * img, img)),
        ["batch_norm"] = () => Of(Gradient((img) => F.batch_norm(img, null, null, v, u, training: true) * img, img)),
        ["linear"] = () => Of(Gradient((m) => F.linear(x, m) * 2, m)),
        ["matmul"] = () => Of(Gradient((s) => x.matmul(s) * y, s)),
        ["bmm"] = () => Of(Gradient((x) => x.bmm(y.mT).square(), x)),
        ["einsum"] = () => Of(Gradient((x) => einsum("bij,bkj->bik", x, y).square(), x)),
        ["attention"] = () => Of(Gradient((kk) => F.scaled_dot_product_attention(q, kk, kk) * q, kk)),
        ["conv2d"] = () => Of(Gradient((img) => F.conv2d(img, Wave(3, 4, 3, 3)).square(), img)),
        ["max_pool2d"] = () => Of(Gradient((img) => F.max_pool2d(img, 2).square(), img)),
        ["avg_pool2d"] = () => Of(Gradient((img) => F.avg_pool2d(img, 2).square(), img)),
        ["bicubic"] = () => Of(Gradient((img) => F.interpolate(img, size: [4, 9], mode: InterpolationMode.Bicubic, align_corners: false).square(), img)),
        ["unfold"] = () => Of(Gradient((img) => F.unfold(img, 3, stride: 3).square(), img)),
        ["pad"] = () => Of(Gradient((x) => F.pad(x, (1, 2)).square(), x)),
        ["index"] = () => Of(Gradient((x) => x[TensorIndex.Colon, TensorIndex.Tensor(rows3)].square(), x)),
        ["gather"] = () => Of(Gradient((m) => m.gather(1, cols).square(), m)),
        ["index_select"] = () => Of(Gradient((m) => m.index_select(1, rows3).square(), m)),
        ["cat"] = () => Of(Gradient((x) => cat([x, x * 2], 1).square(), x)),
        ["roll"] = () => Of(Gradient((x) => (x.roll((1, -1), (1, 2)) * y), x)),
        ["permute"] = () => Of(Gradient((x) => (x.permute(2, 0, 1).reshape(8, 3) * 3).square(), x)),
        ["expand"] = () => Of(Gradient((v) => v.expand(3, 4) * m, v)),
        ["masked_fill"] = () => Of(Gradient((x) => x.masked_fill(mask, 2).square(), x)),
        ["where"] = () => Of(Gradient((x) => where(mask, x, y).square(), x)),
        ["norm"] = () => Of(Gradient((x) => x.norm(-1), x)),
        ["std"] = () => Of(Gradient((x) => x.std(-1), x)),
        ["logsumexp"] = () => Of(Gradient((x) => x.logsumexp(1), x)),
        ["topk"] = () => Of(Gradient((x) => x.topk(2).values.square(), x)),
        ["cumsum"] = () => Of(Gradient((x) => x.cumsum(1).square(), x)),
        ["clamp"] = () => Of(Gradient((x) => x.clamp(-0.3, 0.5).square(), x)),
        ["max"] = () => Of(Gradient((x) => x.max(1).values.square(), x)),
        ["cross_entropy"] = () => Of(Gradient((m) => F.cross_entropy(m, rows3, label_smoothing: 0.1), m)),
        ["bce"] = () => Of(Gradient((x) => F.binary_cross_entropy_with_logits(x, p), x)),
        ["mse"] = () => Of(Gradient((x) => F.mse_loss(x, y), x)),
        ["smooth_l1"] = () => Of(Gradient((x) => F.smooth_l1_loss(x, y), x)),
    };
}
