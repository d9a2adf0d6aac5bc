"""The vision transformers of the comparison, written as PyTorch users write them (timm's layout)."""
import torch
import torch.nn.functional as F
from torch import nn


def _fused_attention(q, k, v, scale):
    if hasattr(F, "scaled_dot_product_attention"):
        return F.scaled_dot_product_attention(q, k, v)
    return F._scaled_dot_product_attention(q, k, v)[0]


def _plain_attention(q, k, v, scale):
    return ((q * scale) @ k.transpose(-2, -1)).softmax(dim=-1) @ v


class Attention(nn.Module):
    def __init__(self, dim, heads, attend):
        super().__init__()
        self.heads, self.scale, self.attend = heads, (dim // heads) ** -0.5, attend
        self.qkv = nn.Linear(dim, 3 * dim)
        self.proj = nn.Linear(dim, dim)

    def forward(self, x):
        b, n, c = x.shape
        q, k, v = self.qkv(x).reshape(b, n, 3, self.heads, c // self.heads).permute(2, 0, 3, 1, 4).unbind(0)
        return self.proj(self.attend(q, k, v, self.scale).transpose(1, 2).reshape(b, n, c))


class Mlp(nn.Module):
    def __init__(self, dim, hidden):
        super().__init__()
        self.fc1, self.act, self.fc2 = nn.Linear(dim, hidden), nn.GELU(), nn.Linear(hidden, dim)

    def forward(self, x):
        return self.fc2(self.act(self.fc1(x)))


class Block(nn.Module):
    def __init__(self, dim, heads, mlp_ratio, attend):
        super().__init__()
        self.norm1, self.norm2 = nn.LayerNorm(dim, eps=1e-6), nn.LayerNorm(dim, eps=1e-6)
        self.attn, self.mlp = Attention(dim, heads, attend), Mlp(dim, int(mlp_ratio * dim))

    def forward(self, x):
        x = x + self.attn(self.norm1(x))
        return x + self.mlp(self.norm2(x))


class VisionTransformer(nn.Module):
    def __init__(self, image, channels, patch, dim, depth, heads, mlp_ratio, classes, pool, attend):
        super().__init__()
        self.patch_embed = nn.Conv2d(channels, dim, patch, patch)
        self.class_token = nn.Parameter(torch.zeros(1, 1, dim)) if pool == "token" else None
        tokens = (image // patch) ** 2 + (pool == "token")
        self.position = nn.Parameter(torch.randn(1, tokens, dim) * 0.02)
        self.blocks = nn.Sequential(*[Block(dim, heads, mlp_ratio, attend) for _ in range(depth)])
        self.norm = nn.LayerNorm(dim, eps=1e-6)
        self.head = nn.Linear(dim, classes)

    def forward(self, x):
        x = self.patch_embed(x).flatten(2).transpose(1, 2)
        if self.class_token is not None:
            x = torch.cat((self.class_token.expand(x.shape[0], -1, -1), x), dim=1)
        x = self.norm(self.blocks(x + self.position))
        return self.head(x[:, 0] if self.class_token is not None else x.mean(dim=1))


TINY = dict(image=224, channels=3, patch=16, dim=192, depth=12, heads=3, mlp_ratio=4, classes=1000, pool="token")
FASHION = dict(image=28, channels=1, patch=7, dim=128, depth=4, heads=2, mlp_ratio=2, classes=10, pool="mean")


def _block(attend):
    def make(device):
        block = Block(192, 3, 4, attend).to(device).eval()
        x = torch.randn(8, 197, 192, device=device)

        def run(count):
            with torch.inference_mode():
                for _ in range(count):
                    block(x)

        run.module = block
        return run

    return make


def _forward(sizes, batch, attend):
    def make(device):
        model = VisionTransformer(**sizes, attend=attend).to(device).eval()
        x = torch.randn(batch, sizes["channels"], sizes["image"], sizes["image"], device=device)

        def run(count):
            with torch.inference_mode():
                for _ in range(count):
                    model(x)

        run.module = model
        return run

    return make


def _step(sizes, batch, attend, **options):
    def make(device):
        model = VisionTransformer(**sizes, attend=attend).to(device).train()
        optimizer = torch.optim.AdamW(model.parameters(), lr=1e-3, weight_decay=0.05, **options)
        x = torch.randn(batch, sizes["channels"], sizes["image"], sizes["image"], device=device)
        labels = torch.randint(sizes["classes"], (batch,), device=device)

        def run(count):
            for _ in range(count):
                loss = F.cross_entropy(model(x), labels)
                optimizer.zero_grad(set_to_none=True)
                loss.backward()
                optimizer.step()

        run.module = model
        return run

    return make


def _optimizer(tensors, elements, **options):
    """The optimizer alone: many small parameters."""

    def make(device):
        parameters = [nn.Parameter(torch.randn(elements, device=device)) for _ in range(tensors)]
        for parameter in parameters:
            parameter.grad = torch.randn_like(parameter)
        optimizer = torch.optim.AdamW(parameters, lr=1e-3, weight_decay=0.05, **options)

        def run(count):
            for _ in range(count):
                optimizer.step()

        return run

    return make


CASES = {
    "block/plain": _block(_plain_attention),
    "block/sdpa": _block(_fused_attention),
    "forward/plain": _forward(TINY, 8, _plain_attention),
    "forward/sdpa": _forward(TINY, 8, _fused_attention),
    "vit/forward-1": _forward(TINY, 1, _plain_attention),
    "vit/step-1": _step(TINY, 1, _plain_attention),
    "step/plain": _step(TINY, 8, _plain_attention),
    "step/plain-foreach": _step(TINY, 8, _plain_attention, foreach=True),
    "step/sdpa": _step(TINY, 8, _fused_attention),
    "step/sdpa-foreach": _step(TINY, 8, _fused_attention, foreach=True),
    "fashion/step": _step(FASHION, 128, _plain_attention),
    "fashion/step-foreach": _step(FASHION, 128, _plain_attention, foreach=True),
    "adamw/loop": _optimizer(150, 38_000),
    "adamw/foreach": _optimizer(150, 38_000, foreach=True),
}
