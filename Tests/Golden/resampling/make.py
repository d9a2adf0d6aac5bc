# How Tests/Golden/resampling was made: PyTorch's own interpolation, as timm's resample_abs_pos_embed (bicubic, antialias=True),
# timm's resize_pos_embed of NesT (bicubic) and the authors' load_pretrained of Swin (bicubic) call it.
import json, struct, sys, torch, torch.nn.functional as F
torch.manual_seed(0)
out = {}

def absolute(name, side, height, width, prefix, dim):
    table = torch.randn(1, prefix + side * side, dim)
    grid = table[:, prefix:].reshape(1, side, side, dim).permute(0, 3, 1, 2)
    for antialias in (True, False):
        new = F.interpolate(grid, size=(height, width), mode="bicubic", antialias=antialias)
        new = torch.cat([table[:, :prefix], new.permute(0, 2, 3, 1).reshape(1, height * width, dim)], dim=1)
        out[f"{name}.expected" + ("" if antialias else "_without_antialias")] = new
    out[f"{name}.given"] = table

def relative(name, window, new_window, heads):
    table = torch.randn((2 * window - 1) ** 2, heads)
    old, new = 2 * window - 1, 2 * new_window - 1
    grid = F.interpolate(table.permute(1, 0).view(1, heads, old, old), size=(new, new), mode="bicubic")
    out[f"{name}.given"] = table
    out[f"{name}.expected"] = grid.view(heads, new * new).permute(1, 0).contiguous()

def blocks(name, side, edge, new_side, new_edge, dim):
    grid = torch.randn(1, side * edge, side * edge, dim)
    cut = lambda x, s, e: x.reshape(1, s, e, s, e, -1).transpose(2, 3).reshape(1, s * s, e * e, -1)
    n = new_side * new_edge
    new = F.interpolate(grid.permute(0, 3, 1, 2), size=(n, n), mode="bicubic", align_corners=False).permute(0, 2, 3, 1)
    out[f"{name}.given"] = cut(grid, side, edge)
    out[f"{name}.expected"] = cut(new, new_side, new_edge).contiguous()

absolute("vit_larger", 4, 6, 6, 1, 3)
absolute("vit_smaller", 6, 4, 4, 2, 3)
absolute("pvt_wide", 4, 4, 7, 0, 5)
relative("swin_larger", 3, 5, 2)
relative("swin_smaller", 4, 3, 2)
blocks("nest", 2, 3, 4, 2, 3)

tensors = {k: v.contiguous().float() for k, v in sorted(out.items())}
header, data = {"__metadata__": {"torch": torch.__version__, "seed": "0"}}, b""
for key, value in tensors.items():
    raw = value.numpy().tobytes()
    header[key] = {"dtype": "F32", "shape": list(value.shape), "data_offsets": [len(data), len(data) + len(raw)]}
    data += raw
text = json.dumps(header).encode()
text += b" " * (-len(text) % 8)
open(sys.argv[1], "wb").write(struct.pack("<Q", len(text)) + text + data)
