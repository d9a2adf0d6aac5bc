"""The hierarchical vision transformers of the comparison, written as their authors' PyTorch code goes about them."""
import torch
import torch.nn.functional as F
from torch import nn

from vit import Mlp


class PatchEmbed(nn.Module):
    """Patches to tokens, with the norm that the hierarchical models put behind."""

    def __init__(self, channels, dim, patch, norm=True, eps=1e-5):
        super().__init__()
        self.proj = nn.Conv2d(channels, dim, patch, patch)
        self.norm = nn.LayerNorm(dim, eps=eps) if norm else nn.Identity()

    def forward(self, x):
        x = self.proj(x)
        h, w = x.shape[2:]
        return self.norm(x.flatten(2).transpose(1, 2)), h, w


class Residual(nn.Module):
    """A block before whose two parts stands a norm; the attention is told the grid."""

    def __init__(self, dim, attention, mlp_ratio=4, eps=1e-5):
        super().__init__()
        self.norm1, self.norm2 = nn.LayerNorm(dim, eps=eps), nn.LayerNorm(dim, eps=eps)
        self.attn, self.mlp = attention, Mlp(dim, int(mlp_ratio * dim))

    def forward(self, x, h, w):
        x = x + self.attn(self.norm1(x), h, w)
        return x + self.mlp(self.norm2(x))


def windows_of(x, side):
    b, h, w, c = x.shape
    return x.view(b, h // side, side, w // side, side, c).permute(0, 1, 3, 2, 4, 5).reshape(-1, side * side, c)


def grid_of(windows, side, h, w):
    b = windows.shape[0] * side * side // (h * w)
    return windows.view(b, h // side, w // side, side, side, -1).permute(0, 1, 3, 2, 4, 5).reshape(b, h, w, -1)


class ShiftedWindowAttention(nn.Module):
    """Swin (arXiv 2103.14030): windows, shifted by half of one in every other block, and a bias by relative position."""

    def __init__(self, dim, heads, grid, window, is_shifted):
        super().__init__()
        self.heads, self.scale, self.window = heads, (dim // heads) ** -0.5, window
        self.shift = window // 2 if is_shifted and grid > window else 0
        self.qkv, self.proj = nn.Linear(dim, 3 * dim), nn.Linear(dim, dim)
        self.relative_position_bias_table = nn.Parameter(torch.randn((2 * window - 1) ** 2, heads) * 0.02)
        places = torch.stack(torch.meshgrid(torch.arange(window), torch.arange(window), indexing="ij")).flatten(1)
        apart = (places[:, :, None] - places[:, None, :] + window - 1).permute(1, 2, 0)
        self.register_buffer("relative_position_index", apart[..., 0] * (2 * window - 1) + apart[..., 1])
        self.register_buffer("attn_mask", self._mask(grid) if self.shift else None)

    def _mask(self, grid):
        region = torch.zeros(1, grid, grid, 1)
        cuts = (slice(0, -self.window), slice(-self.window, -self.shift), slice(-self.shift, None))
        for i, rows in enumerate(cuts):
            for j, columns in enumerate(cuts):
                region[:, rows, columns] = 3 * i + j
        region = windows_of(region, self.window).squeeze(-1)
        return torch.zeros(1).masked_fill(region[:, None, :] != region[:, :, None], -100.0)

    def forward(self, x, h, w):
        b, n, c = x.shape
        x = x.view(b, h, w, c)
        if self.shift:
            x = torch.roll(x, (-self.shift, -self.shift), (1, 2))
        x = windows_of(x, self.window)
        count, tokens = x.shape[:2]
        q, k, v = self.qkv(x).reshape(count, tokens, 3, self.heads, c // self.heads).permute(2, 0, 3, 1, 4).unbind(0)
        scores = (q * self.scale) @ k.transpose(-2, -1)
        bias = self.relative_position_bias_table[self.relative_position_index.view(-1)].view(tokens, tokens, -1)
        scores = scores + bias.permute(2, 0, 1).contiguous().unsqueeze(0)
        if self.attn_mask is not None:
            windows = self.attn_mask.shape[0]
            scores = scores.view(b, windows, self.heads, tokens, tokens) + self.attn_mask.unsqueeze(1).unsqueeze(0)
            scores = scores.view(-1, self.heads, tokens, tokens)
        x = self.proj((scores.softmax(dim=-1) @ v).transpose(1, 2).reshape(count, tokens, c))
        x = grid_of(x, self.window, h, w)
        if self.shift:
            x = torch.roll(x, (self.shift, self.shift), (1, 2))
        return x.view(b, n, c)


class PatchMerging(nn.Module):
    def __init__(self, dim):
        super().__init__()
        self.norm, self.reduction = nn.LayerNorm(4 * dim), nn.Linear(4 * dim, 2 * dim, bias=False)

    def forward(self, x, h, w):
        b, _, c = x.shape
        x = x.view(b, h, w, c)
        x = torch.cat((x[:, 0::2, 0::2], x[:, 1::2, 0::2], x[:, 0::2, 1::2], x[:, 1::2, 1::2]), dim=-1)
        return self.reduction(self.norm(x.view(b, -1, 4 * c))), h // 2, w // 2


class Swin(nn.Module):
    def __init__(self, dim=96, depths=(2, 2, 6, 2), heads=(3, 6, 12, 24), window=7, image=224, classes=1000):
        super().__init__()
        self.patch_embed = PatchEmbed(3, dim, 4)
        self.stages, self.merges = nn.ModuleList(), nn.ModuleList()
        grid = image // 4
        for i, depth in enumerate(depths):
            attentions = [ShiftedWindowAttention(dim, heads[i], grid, window, j % 2 == 1) for j in range(depth)]
            self.stages.append(nn.ModuleList(Residual(dim, attention) for attention in attentions))
            if i + 1 < len(depths):
                self.merges.append(PatchMerging(dim))
                dim, grid = 2 * dim, grid // 2
        self.norm, self.head = nn.LayerNorm(dim), nn.Linear(dim, classes)

    def forward(self, x):
        x, h, w = self.patch_embed(x)
        for i, stage in enumerate(self.stages):
            for block in stage:
                x = block(x, h, w)
            if i < len(self.merges):
                x, h, w = self.merges[i](x, h, w)
        return self.head(self.norm(x).transpose(1, 2).mean(dim=2))


class SpatialReductionAttention(nn.Module):
    """PVT (arXiv 2102.12122): keys and values of a grid that a convolution has made smaller."""

    def __init__(self, dim, heads, reduction, eps=1e-5):
        super().__init__()
        self.heads, self.scale = heads, (dim // heads) ** -0.5
        self.q, self.kv, self.proj = nn.Linear(dim, dim), nn.Linear(dim, 2 * dim), nn.Linear(dim, dim)
        self.sr = nn.Conv2d(dim, dim, reduction, reduction) if reduction > 1 else None
        self.norm = nn.LayerNorm(dim, eps=eps) if reduction > 1 else None

    def forward(self, x, h, w):
        b, n, c = x.shape
        q = self.q(x).reshape(b, n, self.heads, c // self.heads).permute(0, 2, 1, 3)
        if self.sr is not None:
            x = self.sr(x.permute(0, 2, 1).reshape(b, c, h, w)).reshape(b, c, -1).permute(0, 2, 1)
            x = self.norm(x)
        k, v = self.kv(x).reshape(b, -1, 2, self.heads, c // self.heads).permute(2, 0, 3, 1, 4).unbind(0)
        scores = (q @ k.transpose(-2, -1)) * self.scale
        return self.proj((scores.softmax(dim=-1) @ v).transpose(1, 2).reshape(b, n, c))


class Pvt(nn.Module):
    def __init__(self, dims=(64, 128, 320, 512), depths=(2, 2, 2, 2), heads=(1, 2, 5, 8), ratios=(8, 8, 4, 4), image=224, classes=1000):
        super().__init__()
        self.embeds, self.stages, self.positions = nn.ModuleList(), nn.ModuleList(), nn.ParameterList()
        channels, grid = 3, image
        for i, dim in enumerate(dims):
            patch = 4 if i == 0 else 2
            grid //= patch
            self.embeds.append(PatchEmbed(channels, dim, patch))
            self.positions.append(nn.Parameter(torch.randn(1, grid * grid + (i == 3), dim) * 0.02))
            attentions = [SpatialReductionAttention(dim, heads[i], 8 >> i) for _ in range(depths[i])]
            self.stages.append(nn.ModuleList(Residual(dim, attention, ratios[i], 1e-6) for attention in attentions))
            channels = dim
        self.class_token = nn.Parameter(torch.zeros(1, 1, dims[-1]))
        self.norm, self.head = nn.LayerNorm(dims[-1], eps=1e-6), nn.Linear(dims[-1], classes)

    def forward(self, x):
        b = x.shape[0]
        for i, stage in enumerate(self.stages):
            x, h, w = self.embeds[i](x)
            if i == 3:
                x = torch.cat((self.class_token.expand(b, -1, -1), x), dim=1)
            x = x + self.positions[i]
            for block in stage:
                x = block(x, h, w)
            if i < 3:
                x = x.reshape(b, h, w, -1).permute(0, 3, 1, 2).contiguous()
        return self.head(self.norm(x)[:, 0])


class LocallyGroupedAttention(nn.Module):
    """Twins-SVT (arXiv 2104.13840): attention inside windows."""

    def __init__(self, dim, heads, window):
        super().__init__()
        self.heads, self.scale, self.window = heads, (dim // heads) ** -0.5, window
        self.qkv, self.proj = nn.Linear(dim, 3 * dim), nn.Linear(dim, dim)

    def forward(self, x, h, w):
        b, n, c = x.shape
        rows, columns, side = h // self.window, w // self.window, self.window
        x = x.reshape(b, rows, side, columns, side, c).transpose(2, 3)
        qkv = self.qkv(x).reshape(b, rows * columns, side * side, 3, self.heads, c // self.heads).permute(3, 0, 1, 4, 2, 5)
        q, k, v = qkv.unbind(0)
        scores = ((q @ k.transpose(-2, -1)) * self.scale).softmax(dim=-1)
        x = (scores @ v).transpose(2, 3).reshape(b, rows, columns, side, side, c)
        return self.proj(x.transpose(2, 3).reshape(b, n, c))


class ConditionalPosition(nn.Module):
    def __init__(self, dim):
        super().__init__()
        self.proj = nn.Conv2d(dim, dim, 3, padding=1, groups=dim)

    def forward(self, x, h, w):
        b, n, c = x.shape
        image = x.transpose(1, 2).view(b, c, h, w)
        return (self.proj(image) + image).flatten(2).transpose(1, 2)


class TwinsSvt(nn.Module):
    def __init__(self, dims=(64, 128, 256, 512), depths=(2, 2, 10, 4), heads=(2, 4, 8, 16), window=7, classes=1000):
        super().__init__()
        self.embeds, self.stages, self.positions = nn.ModuleList(), nn.ModuleList(), nn.ModuleList()
        channels = 3
        for i, dim in enumerate(dims):
            self.embeds.append(PatchEmbed(channels, dim, 4 if i == 0 else 2))
            self.stages.append(
                nn.ModuleList(
                    Residual(
                        dim,
                        LocallyGroupedAttention(dim, heads[i], window) if j % 2 == 0 else SpatialReductionAttention(dim, heads[i], 8 >> i),
                        4,
                        1e-6,
                    )
                    for j in range(depths[i])
                )
            )
            self.positions.append(ConditionalPosition(dim))
            channels = dim
        self.norm, self.head = nn.LayerNorm(dims[-1], eps=1e-6), nn.Linear(dims[-1], classes)

    def forward(self, x):
        b = x.shape[0]
        for i, stage in enumerate(self.stages):
            x, h, w = self.embeds[i](x)
            for j, block in enumerate(stage):
                x = block(x, h, w)
                if j == 0:
                    x = self.positions[i](x, h, w)
            if i < 3:
                x = x.reshape(b, h, w, -1).permute(0, 3, 1, 2).contiguous()
        return self.head(self.norm(x).mean(dim=1))


class BlockAttention(nn.Module):
    """NesT (arXiv 2105.12723): attention inside blocks, which are a dimension of their own."""

    def __init__(self, dim, heads):
        super().__init__()
        self.heads, self.scale = heads, (dim // heads) ** -0.5
        self.qkv, self.proj = nn.Linear(dim, 3 * dim), nn.Linear(dim, dim)

    def forward(self, x, h, w):
        b, t, n, c = x.shape
        q, k, v = self.qkv(x).reshape(b, t, n, 3, self.heads, c // self.heads).permute(3, 0, 4, 1, 2, 5).unbind(0)
        scores = ((q @ k.transpose(-2, -1)) * self.scale).softmax(dim=-1)
        return self.proj((scores @ v).permute(0, 2, 3, 4, 1).reshape(b, t, n, c))


class Aggregation(nn.Module):
    def __init__(self, channels, dim):
        super().__init__()
        self.conv, self.norm, self.pool = nn.Conv2d(channels, dim, 3, padding=1), nn.LayerNorm(dim, eps=1e-6), nn.MaxPool2d(3, 2, padding=1)

    def forward(self, x):
        x = self.norm(self.conv(x).permute(0, 2, 3, 1)).permute(0, 3, 1, 2)
        return self.pool(x)


class Nest(nn.Module):
    def __init__(self, dims=(96, 192, 384), depths=(2, 2, 8), heads=(3, 6, 12), image=224, classes=1000):
        super().__init__()
        self.patch_embed = nn.Conv2d(3, dims[0], 4, 4)
        self.side = image // 4 // 4
        self.stages, self.pools, self.positions = nn.ModuleList(), nn.ModuleList(), nn.ParameterList()
        for i, dim in enumerate(dims):
            blocks = 16 >> (2 * i)
            self.positions.append(nn.Parameter(torch.randn(1, blocks, self.side**2, dim) * 0.02))
            self.stages.append(nn.ModuleList(Residual(dim, BlockAttention(dim, heads[i]), 4, 1e-6) for _ in range(depths[i])))
            if i > 0:
                self.pools.append(Aggregation(dims[i - 1], dim))
        self.norm, self.head = nn.LayerNorm(dims[-1], eps=1e-6), nn.Linear(dims[-1], classes)

    def forward(self, x):
        x = self.patch_embed(x)
        for i, stage in enumerate(self.stages):
            if i > 0:
                x = self.pools[i - 1](x)
            b, c, h, w = x.shape
            side = self.side
            x = x.permute(0, 2, 3, 1).reshape(b, h // side, side, w // side, side, c).transpose(2, 3).reshape(b, -1, side * side, c)
            x = x + self.positions[i]
            for block in stage:
                x = block(x, h, w)
            x = x.reshape(b, h // side, w // side, side, side, c).transpose(2, 3).reshape(b, h, w, c).permute(0, 3, 1, 2)
        x = self.norm(x.permute(0, 2, 3, 1)).permute(0, 3, 1, 2)
        return self.head(x.mean(dim=(2, 3)))


class PlainAttention(nn.Module):
    """TNT (arXiv 2103.00112) as timm has it: queries and keys in one layer, values in another, none with a bias."""

    def __init__(self, dim, heads):
        super().__init__()
        self.heads, self.scale = heads, (dim // heads) ** -0.5
        self.qk, self.v, self.proj = nn.Linear(dim, 2 * dim, bias=False), nn.Linear(dim, dim, bias=False), nn.Linear(dim, dim)

    def forward(self, x):
        b, n, c = x.shape
        q, k = self.qk(x).reshape(b, n, 2, self.heads, c // self.heads).permute(2, 0, 3, 1, 4).unbind(0)
        v = self.v(x).reshape(b, n, self.heads, -1).permute(0, 2, 1, 3)
        scores = ((q @ k.transpose(-2, -1)) * self.scale).softmax(dim=-1)
        return self.proj((scores @ v).transpose(1, 2).reshape(b, n, -1))


class TntBlock(nn.Module):
    def __init__(self, dim, heads, inner, inner_heads, pixels):
        super().__init__()
        self.norm_in, self.attn_in = nn.LayerNorm(inner), PlainAttention(inner, inner_heads)
        self.norm_mlp_in, self.mlp_in = nn.LayerNorm(inner), Mlp(inner, 4 * inner)
        self.norm1_proj, self.proj = nn.LayerNorm(inner), nn.Linear(inner * pixels, dim)
        self.norm_out, self.attn_out = nn.LayerNorm(dim), PlainAttention(dim, heads)
        self.norm_mlp, self.mlp = nn.LayerNorm(dim), Mlp(dim, 4 * dim)

    def forward(self, pixels, patches):
        pixels = pixels + self.attn_in(self.norm_in(pixels))
        pixels = pixels + self.mlp_in(self.norm_mlp_in(pixels))
        b, n, _ = patches.shape
        told = self.proj(self.norm1_proj(pixels).reshape(b, n - 1, -1))
        patches = torch.cat((patches[:, 0:1], patches[:, 1:] + told), dim=1)
        patches = patches + self.attn_out(self.norm_out(patches))
        return pixels, patches + self.mlp(self.norm_mlp(patches))


class Tnt(nn.Module):
    def __init__(self, dim=384, inner=24, depth=12, heads=6, inner_heads=4, image=224, patch=16, stride=4, classes=1000):
        super().__init__()
        self.side, self.patches = patch // stride, (image // patch) ** 2
        pixels = self.side**2
        self.embed = nn.Conv2d(3, inner, 7, stride, padding=3)
        self.pixel_position = nn.Parameter(torch.randn(1, inner, self.side, self.side) * 0.02)
        self.norm1_proj, self.proj, self.norm2_proj = nn.LayerNorm(pixels * inner), nn.Linear(pixels * inner, dim), nn.LayerNorm(dim)
        self.class_token = nn.Parameter(torch.zeros(1, 1, dim))
        self.patch_position = nn.Parameter(torch.randn(1, self.patches + 1, dim) * 0.02)
        self.blocks = nn.ModuleList(TntBlock(dim, heads, inner, inner_heads, pixels) for _ in range(depth))
        self.norm, self.head = nn.LayerNorm(dim), nn.Linear(dim, classes)

    def forward(self, x):
        b = x.shape[0]
        x = self.embed(x)
        x = F.unfold(x, self.side, stride=self.side).transpose(1, 2).reshape(b * self.patches, -1, self.side, self.side)
        pixels = (x + self.pixel_position).flatten(2).transpose(1, 2)
        patches = self.norm2_proj(self.proj(self.norm1_proj(pixels.reshape(b, self.patches, -1))))
        patches = torch.cat((self.class_token.expand(b, -1, -1), patches), dim=1) + self.patch_position
        for block in self.blocks:
            pixels, patches = block(pixels, patches)
        return self.head(self.norm(patches)[:, 0])


def _forward(model, batch):
    def make(device):
        module = model().to(device).eval()
        x = torch.randn(batch, 3, 224, 224, device=device)

        def run(count):
            with torch.inference_mode():
                for _ in range(count):
                    module(x)

        run.module = module
        return run

    return make


def _step(model, batch):
    def make(device):
        module = model().to(device).train()
        optimizer = torch.optim.AdamW(module.parameters(), lr=1e-3, weight_decay=0.05)
        x, labels = torch.randn(batch, 3, 224, 224, device=device), torch.randint(1000, (batch,), device=device)

        def run(count):
            for _ in range(count):
                loss = F.cross_entropy(module(x), labels)
                optimizer.zero_grad(set_to_none=True)
                loss.backward()
                optimizer.step()

        run.module = module
        return run

    return make


CASES = {
    f"{name}/{what}-{batch}": make(model, batch)
    for name, model in (("swin", Swin), ("pvt", Pvt), ("twins", TwinsSvt), ("nest", Nest), ("tnt", Tnt))
    for what, make in (("forward", _forward), ("step", _step))
    for batch in (8, 1)
}
