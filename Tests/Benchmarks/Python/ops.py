"""Small operators on a few elements: what a call costs when there is next to nothing to compute.

Each loop calls the operator directly, by a local name: no call of ours stands between Python and PyTorch.
"""
import torch
import torch.nn.functional as F


def add(device):
    a, b = torch.rand(4, device=device), torch.rand(4, device=device)
    add = torch.add

    def run(count):
        with torch.no_grad():
            for _ in range(count):
                add(a, b)

    return run


def mul(device):
    a, b = torch.rand(4, device=device), torch.rand(4, device=device)
    mul = torch.mul

    def run(count):
        with torch.no_grad():
            for _ in range(count):
                mul(a, b)

    return run


def exp(device):
    x = torch.rand(4, device=device)
    exp = torch.exp

    def run(count):
        with torch.no_grad():
            for _ in range(count):
                exp(x)

    return run


def sum(device):
    x = torch.rand(4, device=device)
    total = torch.sum

    def run(count):
        with torch.no_grad():
            for _ in range(count):
                total(x)

    return run


def softmax(device):
    x = torch.rand(1, 4, device=device)
    softmax = torch.softmax

    def run(count):
        with torch.no_grad():
            for _ in range(count):
                softmax(x, -1)

    return run


def view(device):
    x = torch.rand(4, device=device)

    def run(count):
        with torch.no_grad():
            for _ in range(count):
                x.view(2, 2)

    return run


def transpose(device):
    x = torch.rand(2, 2, device=device)

    def run(count):
        with torch.no_grad():
            for _ in range(count):
                x.transpose(0, 1)

    return run


def select(device):
    x = torch.rand(4, device=device)

    def run(count):
        with torch.no_grad():
            for _ in range(count):
                x.select(0, 1)

    return run


def cat(device):
    a, b = torch.rand(2, device=device), torch.rand(2, device=device)
    cat = torch.cat

    def run(count):
        with torch.no_grad():
            for _ in range(count):
                cat((a, b))

    return run


def matmul(device):
    a, b = torch.rand(2, 2, device=device), torch.rand(2, 2, device=device)
    matmul = torch.matmul

    def run(count):
        with torch.no_grad():
            for _ in range(count):
                matmul(a, b)

    return run


def linear(device):
    x, weight, bias = torch.rand(2, 2, device=device), torch.rand(2, 2, device=device), torch.rand(2, device=device)
    linear = F.linear

    def run(count):
        with torch.no_grad():
            for _ in range(count):
                linear(x, weight, bias)

    return run


def layer_norm(device):
    x, weight, bias = torch.rand(1, 4, device=device), torch.rand(4, device=device), torch.rand(4, device=device)
    layer_norm = F.layer_norm

    def run(count):
        with torch.no_grad():
            for _ in range(count):
                layer_norm(x, (4,), weight, bias)

    return run


CASES = {f"op/{case.__name__}": case for case in (add, mul, exp, sum, softmax, view, transpose, select, cat, matmul, linear, layer_norm)}
