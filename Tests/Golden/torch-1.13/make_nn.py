"""Records what PyTorch's modules give: nn.safetensors, read by Tests/Runtime.Tests/LibTorch/NN.

For each case: the parameters as a seed leaves them (init), state to compute with (w), inputs (in), outputs (out), the gradient of the first
float input for a fixed cotangent (grad), and the buffers afterwards (after). Made with PyTorch 1.13: python3 make_nn.py
"""
import json
import struct
import torch
import torch.nn.functional as F
from torch import nn

SEED = 7
records = {}


def put(key, tensor):
    assert key not in records, key
    records[key] = tensor.detach().clone().contiguous()


def uniform(*shape, low=-2.0, high=2.0):
    return torch.rand(*shape, generator=inputs) * (high - low) + low


def cotangent(out):
    return torch.arange(out.numel(), dtype=torch.float32).cos().to(out.dtype).reshape(out.shape)


def run(name, call, args):
    for i, arg in enumerate(args):
        put(f"{name}/in/{i}", arg)
    args = [a.clone() for a in args]
    first = args[0] if args and args[0].is_floating_point() else None
    if first is not None:
        first.requires_grad_(True)
    torch.manual_seed(SEED)
    outs = call(*args)
    outs = [o for o in (outs if isinstance(outs, tuple) else (outs,)) if o is not None]
    for i, out in enumerate(outs):
        put(f"{name}/out/{i}", out)
    if first is not None and outs[0].requires_grad:
        (outs[0] * cotangent(outs[0])).sum().backward()
        put(f"{name}/grad", first.grad)


def module(name, make, *args, train=False, call=None):
    torch.manual_seed(SEED)
    made = make()
    # TorchSharp does not count the class weights of a loss as state.
    state = {} if isinstance(made, nn.modules.loss._Loss) else made.state_dict()
    for key, value in state.items():
        put(f"{name}/init/{key}", value)
    with torch.no_grad():
        for key, value in made.named_parameters():
            value.add_(uniform(*value.shape, low=-0.1, high=0.1))
        for key, value in made.named_buffers():
            if key.endswith("running_mean"):
                value.copy_(uniform(*value.shape))
            elif key.endswith("running_var"):
                value.copy_(uniform(*value.shape, low=0.5, high=1.5))
    for key, value in state.items():
        put(f"{name}/w/{key}", value)
    made.train(train)
    run(name, call and (lambda *a: call(made, *a)) or made, list(args))
    for key, value in made.named_buffers():
        if key in state:
            put(f"{name}/after/{key}", value)


inputs = torch.Generator().manual_seed(1)

# Linear
module("Linear", lambda: nn.Linear(5, 3), uniform(2, 4, 5))
module("Linear.NoBias", lambda: nn.Linear(5, 3, bias=False), uniform(2, 5))
module("Bilinear", lambda: nn.Bilinear(3, 4, 2), uniform(5, 3), uniform(5, 4))

# Convolution
module("Conv1d", lambda: nn.Conv1d(4, 6, 3, stride=2, padding=1, groups=2), uniform(2, 4, 9))
module("Conv1d.Same", lambda: nn.Conv1d(4, 6, 4, padding="same", dilation=2), uniform(2, 4, 9))
module("Conv2d", lambda: nn.Conv2d(3, 4, (3, 2), stride=(2, 1), padding=(1, 0)), uniform(2, 3, 7, 6))
module("Conv2d.Square", lambda: nn.Conv2d(3, 4, 4, stride=4, bias=False), uniform(3, 8, 8))
module("Conv2d.Same", lambda: nn.Conv2d(3, 4, (3, 2), padding="same", padding_mode="reflect"), uniform(2, 3, 5, 6))
module("Conv2d.Circular", lambda: nn.Conv2d(3, 3, 3, padding=(1, 2), padding_mode="circular", groups=3), uniform(2, 3, 5, 6))
module("Conv3d", lambda: nn.Conv3d(2, 4, 2, padding=1), uniform(1, 2, 3, 4, 3))
module("ConvTranspose1d", lambda: nn.ConvTranspose1d(4, 6, 3, stride=2, padding=1, output_padding=1), uniform(2, 4, 5))
module("ConvTranspose2d", lambda: nn.ConvTranspose2d(4, 6, (3, 2), stride=(2, 1), output_padding=(1, 0), groups=2), uniform(2, 4, 3, 5))
module("ConvTranspose2d.OutputSize", lambda: nn.ConvTranspose2d(4, 6, 3, stride=3), uniform(2, 4, 3, 4), call=lambda m, x: m(x, output_size=[10, 12]))
module("ConvTranspose3d", lambda: nn.ConvTranspose3d(2, 3, 2, stride=2), uniform(1, 2, 2, 3, 2))

# Normalization
module("LayerNorm", lambda: nn.LayerNorm(6), uniform(2, 4, 6))
module("LayerNorm.Two", lambda: nn.LayerNorm([4, 6], eps=1e-3), uniform(2, 4, 6))
module("LayerNorm.Plain", lambda: nn.LayerNorm(6, elementwise_affine=False), uniform(2, 4, 6))
module("GroupNorm", lambda: nn.GroupNorm(2, 6), uniform(2, 6, 3, 2))
for mode in (False, True):
    tail = ".Train" if mode else ".Eval"
    module("BatchNorm1d" + tail, lambda: nn.BatchNorm1d(5), uniform(4, 5), train=mode)
    module("BatchNorm2d" + tail, lambda: nn.BatchNorm2d(3, eps=1e-3, momentum=0.3), uniform(2, 3, 4, 5), train=mode)
    module("BatchNorm3d" + tail, lambda: nn.BatchNorm3d(3, affine=False), uniform(2, 3, 2, 2, 2), train=mode)
    module("BatchNorm2d.Untracked" + tail, lambda: nn.BatchNorm2d(3, track_running_stats=False), uniform(2, 3, 4, 5), train=mode)
    module("InstanceNorm2d.Tracked" + tail, lambda: nn.InstanceNorm2d(3, affine=True, track_running_stats=True), uniform(2, 3, 4, 5), train=mode)
module("InstanceNorm1d", lambda: nn.InstanceNorm1d(3), uniform(2, 3, 6))
module("InstanceNorm2d", lambda: nn.InstanceNorm2d(3, affine=True), uniform(3, 4, 5))
module("InstanceNorm3d", lambda: nn.InstanceNorm3d(3), uniform(2, 3, 2, 3, 2))
module("LocalResponseNorm", lambda: nn.LocalResponseNorm(4, alpha=0.1, k=2.0), uniform(2, 7, 3, 2))

# Embedding
module("Embedding", lambda: nn.Embedding(7, 3, padding_idx=-2), torch.tensor([[0, 6, 5], [3, 3, 1]]))
module("Embedding.MaxNorm", lambda: nn.Embedding(7, 3, max_norm=0.5), torch.tensor([0, 6, 2]))
bag, starts = torch.tensor([1, 2, 4, 5, 4, 3]), torch.tensor([0, 2, 5])
module("EmbeddingBag.Mean", lambda: nn.EmbeddingBag(7, 3), bag, starts)
module("EmbeddingBag.Sum", lambda: nn.EmbeddingBag(7, 3, mode="sum"), bag, starts, torch.tensor([1.0, 0.5, 2.0, -1.0, 0.25, 3.0]),
       call=lambda m, i, o, w: m(i, o, per_sample_weights=w))
module("EmbeddingBag.Max", lambda: nn.EmbeddingBag(7, 3, mode="max", padding_idx=4), bag.view(2, 3))

# Activation
for name, make in {
    "CELU": lambda: nn.CELU(0.7), "ELU": lambda: nn.ELU(1.3), "GELU": nn.GELU, "GELU.Tanh": lambda: nn.GELU("tanh"), "GLU": nn.GLU,
    "Hardshrink": nn.Hardshrink, "Hardsigmoid": nn.Hardsigmoid, "Hardswish": nn.Hardswish, "Hardtanh": lambda: nn.Hardtanh(-0.5, 1.5),
    "LeakyReLU": lambda: nn.LeakyReLU(0.2), "LogSigmoid": nn.LogSigmoid, "LogSoftmax": lambda: nn.LogSoftmax(1), "Mish": nn.Mish,
    "PReLU": lambda: nn.PReLU(4), "ReLU": nn.ReLU, "ReLU6": nn.ReLU6, "RReLU": nn.RReLU, "SELU": nn.SELU, "Sigmoid": nn.Sigmoid,
    "SiLU": nn.SiLU, "Softmax": lambda: nn.Softmax(-1), "Softmax2d": nn.Softmax2d, "Softmin": lambda: nn.Softmin(0),
    "Softplus": lambda: nn.Softplus(2, 3), "Softshrink": lambda: nn.Softshrink(0.3), "Softsign": nn.Softsign, "Tanh": nn.Tanh,
    "Tanhshrink": nn.Tanhshrink, "Threshold": lambda: nn.Threshold(0.1, 2.0),
}.items():
    module(name, make, uniform(2, 4, 3, 6, low=-4, high=8))

# Dropout: the random stream
module("Dropout", lambda: nn.Dropout(0.3), uniform(3, 17), train=True)
module("Dropout.Eval", lambda: nn.Dropout(0.3), uniform(3, 17))
module("Dropout1d", lambda: nn.Dropout1d(0.4), uniform(2, 5, 3), train=True)
module("Dropout2d", lambda: nn.Dropout2d(0.4), uniform(2, 5, 2, 2), train=True)
module("Dropout3d", lambda: nn.Dropout3d(0.4), uniform(2, 5, 2, 2, 2), train=True)
module("AlphaDropout", lambda: nn.AlphaDropout(0.3), uniform(3, 17), train=True)

# Pooling
module("MaxPool1d", lambda: nn.MaxPool1d(3, stride=2, padding=1), uniform(2, 3, 9))
module("MaxPool2d", lambda: nn.MaxPool2d((3, 2), stride=(2, 1), padding=1, ceil_mode=True), uniform(2, 3, 8, 7))
module("MaxPool2d.Dilated", lambda: nn.MaxPool2d(2, dilation=2, return_indices=True), uniform(2, 3, 8, 7))
module("MaxPool3d", lambda: nn.MaxPool3d(2), uniform(1, 2, 4, 5, 4))
module("AvgPool1d", lambda: nn.AvgPool1d(3, stride=2, padding=1, count_include_pad=False), uniform(2, 3, 9))
module("AvgPool2d", lambda: nn.AvgPool2d((3, 2), stride=2, padding=1), uniform(2, 3, 8, 7))
module("AvgPool2d.Divisor", lambda: nn.AvgPool2d(2, divisor_override=3), uniform(2, 3, 8, 7))
module("AvgPool3d", lambda: nn.AvgPool3d(2), uniform(1, 2, 4, 5, 4))
module("AdaptiveAvgPool1d", lambda: nn.AdaptiveAvgPool1d(4), uniform(2, 3, 9))
module("AdaptiveAvgPool2d", lambda: nn.AdaptiveAvgPool2d((3, 2)), uniform(2, 3, 8, 7))
module("AdaptiveAvgPool3d", lambda: nn.AdaptiveAvgPool3d(2), uniform(1, 2, 4, 5, 4))
module("AdaptiveMaxPool1d", lambda: nn.AdaptiveMaxPool1d(4), uniform(2, 3, 9))
module("AdaptiveMaxPool2d", lambda: nn.AdaptiveMaxPool2d((3, 2), return_indices=True), uniform(2, 3, 8, 7))
module("AdaptiveMaxPool3d", lambda: nn.AdaptiveMaxPool3d(2), uniform(1, 2, 4, 5, 4))

# Padding and shape
module("ConstantPad1d", lambda: nn.ConstantPad1d((1, 2), 0.5), uniform(2, 3, 4))
module("ConstantPad2d", lambda: nn.ConstantPad2d((1, 2, 0, 3), 0.5), uniform(2, 3, 4, 5))
module("ConstantPad3d", lambda: nn.ConstantPad3d(1, 0.5), uniform(1, 2, 2, 3, 2))
module("ReflectionPad1d", lambda: nn.ReflectionPad1d((1, 2)), uniform(2, 3, 4))
module("ReflectionPad2d", lambda: nn.ReflectionPad2d((1, 2, 0, 3)), uniform(2, 3, 4, 5))
module("ReflectionPad3d", lambda: nn.ReflectionPad3d(1), uniform(1, 2, 2, 3, 2))
module("ReplicationPad1d", lambda: nn.ReplicationPad1d((1, 2)), uniform(2, 3, 4))
module("ReplicationPad2d", lambda: nn.ReplicationPad2d((1, 2, 0, 3)), uniform(2, 3, 4, 5))
module("ReplicationPad3d", lambda: nn.ReplicationPad3d(1), uniform(1, 2, 2, 3, 2))
module("ZeroPad2d", lambda: nn.ZeroPad2d((1, 2, 0, 3)), uniform(2, 3, 4, 5))
module("Flatten", lambda: nn.Flatten(1, 2), uniform(2, 3, 4, 5))
module("Unflatten", lambda: nn.Unflatten(1, (2, 3)), uniform(2, 6, 4))
module("Identity", nn.Identity, uniform(2, 3))
module("PixelShuffle", lambda: nn.PixelShuffle(2), uniform(2, 8, 3, 2))
module("PixelUnshuffle", lambda: nn.PixelUnshuffle(2), uniform(2, 3, 4, 6))
module("Unfold", lambda: nn.Unfold((3, 2), padding=1, stride=(2, 1)), uniform(2, 3, 5, 6))
module("Fold", lambda: nn.Fold((5, 6), (3, 2), padding=1, stride=(2, 1)), uniform(2, 18, 21))
module("Upsample.Nearest", lambda: nn.Upsample(scale_factor=2), uniform(2, 3, 4, 5))
module("Upsample.Linear", lambda: nn.Upsample(size=7, mode="linear"), uniform(2, 3, 4))
module("Upsample.Bilinear", lambda: nn.Upsample(scale_factor=(1.5, 2), mode="bilinear", align_corners=True), uniform(2, 3, 4, 5))
module("Upsample.Bicubic", lambda: nn.Upsample(size=(7, 3), mode="bicubic"), uniform(2, 3, 4, 5))
module("Upsample.Trilinear", lambda: nn.Upsample(scale_factor=1.7, mode="trilinear", recompute_scale_factor=True), uniform(1, 2, 3, 4, 3))
module("CosineSimilarity", lambda: nn.CosineSimilarity(-1), uniform(4, 5), uniform(4, 5))
module("PairwiseDistance", lambda: nn.PairwiseDistance(3, keepdim=True), uniform(4, 5), uniform(4, 5))

# Loss
classes, weight = torch.tensor([1, 0, 3, 2]), torch.tensor([0.5, 1.0, 2.0, 0.25, 1.5])
ones = torch.tensor([1.0, -1.0, 1.0, -1.0])
module("CrossEntropyLoss", nn.CrossEntropyLoss, uniform(4, 5), classes)
module("CrossEntropyLoss.Weighted", lambda: nn.CrossEntropyLoss(weight, ignore_index=3, reduction="sum", label_smoothing=0.1), uniform(4, 5), classes)
module("CrossEntropyLoss.Soft", lambda: nn.CrossEntropyLoss(reduction="none"), uniform(4, 5), uniform(4, 5).softmax(1))
module("NLLLoss", lambda: nn.NLLLoss(weight), uniform(4, 5, 2).log_softmax(1), torch.stack([classes, classes], 1))
module("BCELoss", nn.BCELoss, uniform(4, 5).sigmoid(), uniform(4, 5).sigmoid())
module("BCEWithLogitsLoss", lambda: nn.BCEWithLogitsLoss(pos_weight=weight), uniform(4, 5), uniform(4, 5).sigmoid())
module("MSELoss", nn.MSELoss, uniform(4, 5), uniform(4, 5))
module("L1Loss", lambda: nn.L1Loss(reduction="sum"), uniform(4, 5), uniform(4, 5))
module("SmoothL1Loss", lambda: nn.SmoothL1Loss(beta=0.7), uniform(4, 5), uniform(4, 5))
module("HuberLoss", lambda: nn.HuberLoss(delta=0.7, reduction="none"), uniform(4, 5), uniform(4, 5))
module("KLDivLoss", lambda: nn.KLDivLoss(), uniform(4, 5).log_softmax(1), uniform(4, 5).softmax(1))
module("KLDivLoss.Log", lambda: nn.KLDivLoss(reduction="sum", log_target=True), uniform(4, 5).log_softmax(1), uniform(4, 5).log_softmax(1))
module("SoftMarginLoss", nn.SoftMarginLoss, uniform(4), ones)
module("MultiMarginLoss", lambda: nn.MultiMarginLoss(2, 0.7, weight), uniform(4, 5), classes)
module("MultiLabelMarginLoss", nn.MultiLabelMarginLoss, uniform(2, 4), torch.tensor([[3, 0, -1, 1], [1, -1, 2, 0]]))
module("HingeEmbeddingLoss", lambda: nn.HingeEmbeddingLoss(1.5), uniform(4), ones)
module("CosineEmbeddingLoss", lambda: nn.CosineEmbeddingLoss(0.2), uniform(4, 5), uniform(4, 5), ones)
module("MarginRankingLoss", lambda: nn.MarginRankingLoss(0.2), uniform(4), uniform(4), ones)
module("TripletMarginLoss", lambda: nn.TripletMarginLoss(0.8, swap=True), uniform(4, 5), uniform(4, 5), uniform(4, 5))
module("PoissonNLLLoss", lambda: nn.PoissonNLLLoss(full=True), uniform(4, 5), torch.arange(20.0).reshape(4, 5))
module("CTCLoss", nn.CTCLoss, uniform(6, 2, 5).log_softmax(2), torch.tensor([[1, 3, 2], [4, 1, 0]]), torch.tensor([6, 5]), torch.tensor([3, 2]))

# Attention
padding = torch.tensor([[False, False, True, False], [False, True, True, False]])
module("MultiheadAttention", lambda: nn.MultiheadAttention(6, 2), uniform(3, 2, 6), call=lambda m, x: m(x, x, x))
module("MultiheadAttention.Masked", lambda: nn.MultiheadAttention(6, 2, add_bias_kv=True, add_zero_attn=True), uniform(3, 2, 6), uniform(4, 2, 6), uniform(4, 2, 6),
       padding, torch.ones(3, 4).triu(2).bool(), call=lambda m, q, k, v, p, a: m(q, k, v, key_padding_mask=p, attn_mask=a))
module("MultiheadAttention.Sizes", lambda: nn.MultiheadAttention(6, 3, bias=False, kdim=4, vdim=5), uniform(3, 2, 6), uniform(4, 2, 4), uniform(4, 2, 5))
module("MultiheadAttention.Dropout", lambda: nn.MultiheadAttention(6, 2, dropout=0.4), uniform(3, 2, 6), train=True, call=lambda m, x: m(x, x, x))
module("TransformerEncoderLayer", lambda: nn.TransformerEncoderLayer(6, 2, 10, activation="gelu"), uniform(4, 2, 6), torch.ones(4, 4).triu(1).bool(), padding, train=True)

# Functions that no module covers
q, k, v = uniform(2, 3, 5, 4), uniform(2, 3, 6, 4), uniform(2, 3, 6, 4)


def attention(q, k, v, mask=None, causal=False):
    scores = q @ k.transpose(-2, -1) / q.size(-1) ** 0.5
    if causal:
        mask = torch.ones(q.size(-2), k.size(-2), dtype=torch.bool).tril()
    if mask is not None:
        scores = scores.masked_fill(~mask, float("-inf")) if mask.dtype == torch.bool else scores + mask
    return scores.softmax(-1) @ v


run("F.scaled_dot_product_attention", attention, [q, k, v])
run("F.scaled_dot_product_attention.Mask", attention, [q, k, v, torch.ones(5, 6).tril(2).bool()])
run("F.scaled_dot_product_attention.Bias", attention, [q, k, v, uniform(3, 5, 6)])
run("F.scaled_dot_product_attention.Causal", lambda q, k, v: attention(q, k, v, causal=True), [q, k, v])
run("F.normalize", lambda x: F.normalize(x, p=3.0, dim=2), [uniform(2, 3, 4)])
run("F.interpolate.Area", lambda x: F.interpolate(x, scale_factor=0.6, mode="area"), [uniform(1, 2, 7, 5)])
run("F.interpolate.NearestExact", lambda x: F.interpolate(x, size=(3, 9), mode="nearest-exact"), [uniform(1, 2, 7, 5)])
run("F.interpolate.Antialias", lambda x: F.interpolate(x, size=(3, 4), mode="bicubic", antialias=True), [uniform(1, 2, 7, 9)])
run("F.interpolate.BilinearAntialias", lambda x: F.interpolate(x, size=(3, 4), mode="bilinear", antialias=True), [uniform(1, 2, 7, 9)])
grid = uniform(2, 4, 3, 2, low=-1.4, high=1.4)
run("F.grid_sample", lambda x, g: F.grid_sample(x, g, align_corners=False), [uniform(2, 3, 5, 4), grid])
run("F.grid_sample.Border", lambda x, g: F.grid_sample(x, g, "nearest", "border", True), [uniform(2, 3, 5, 4), grid])
run("F.grid_sample.Reflection", lambda x, g: F.grid_sample(x, g, "bilinear", "reflection", True), [uniform(2, 3, 5, 4), grid])
run("F.affine_grid", lambda t: F.affine_grid(t, [2, 3, 4, 5], False), [uniform(2, 2, 3)])
run("F.pad.Circular", lambda x: F.pad(x, (1, 2, 0, 1), "circular"), [uniform(1, 2, 3, 4)])
run("F.one_hot", lambda x: F.one_hot(x, 5), [torch.tensor([0, 3, 4])])

# Initialization: the random stream
for name, fill, shape in [
    ("uniform_", lambda t: nn.init.uniform_(t, -1, 3), (4, 6)),
    ("normal_", lambda t: nn.init.normal_(t, 0.5, 2), (4, 6)),
    ("normal_.Few", lambda t: nn.init.normal_(t, 0.5, 2), (3, 3)),
    ("trunc_normal_", lambda t: nn.init.trunc_normal_(t, std=0.02), (4, 6)),
    ("trunc_normal_.Cut", lambda t: nn.init.trunc_normal_(t, 0.5, 2.0, -0.3, 1.0), (4, 6)),
    ("xavier_uniform_", lambda t: nn.init.xavier_uniform_(t, 1.5), (4, 6, 2)),
    ("xavier_normal_", lambda t: nn.init.xavier_normal_(t), (4, 6)),
    ("kaiming_uniform_", lambda t: nn.init.kaiming_uniform_(t, 0.3, "fan_out"), (4, 6, 3)),
    ("kaiming_normal_", lambda t: nn.init.kaiming_normal_(t, nonlinearity="relu"), (4, 6)),
    ("orthogonal_.Wide", lambda t: nn.init.orthogonal_(t), (3, 5)),
    ("orthogonal_.Tall", lambda t: nn.init.orthogonal_(t, 2.0), (6, 2, 2)),
    ("sparse_", lambda t: nn.init.sparse_(t, 0.4), (6, 4)),
    ("eye_", nn.init.eye_, (3, 5)),
    ("dirac_", nn.init.dirac_, (4, 3, 3, 2)),
]:
    torch.manual_seed(SEED)
    put(f"init.{name}/out/0", fill(torch.empty(*shape)))

TYPES = {torch.float32: "F32", torch.int64: "I64", torch.bool: "BOOL"}
header, data = {}, b""
for key in sorted(records, key=lambda key: (-records[key].element_size(), key)):
    raw = records[key].numpy().tobytes()
    header[key] = {"dtype": TYPES[records[key].dtype], "shape": list(records[key].shape), "data_offsets": [len(data), len(data) + len(raw)]}
    data += raw
text = json.dumps(header, separators=(",", ":")).encode()
text += b" " * (-len(text) % 8)
with open("nn.safetensors", "wb") as out:
    out.write(struct.pack("<Q", len(text)) + text + data)
print(f"{len(records)} tensors, {len(data)} bytes, torch {torch.__version__}")
