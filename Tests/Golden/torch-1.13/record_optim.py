"""Records optim.json and schedulers.json: what PyTorch's optimizers and schedulers do to a small regression.

Run with PyTorch 1.13 (Debian 12: apt-get install python3-torch):  /usr/bin/python3 record_optim.py
"""
import json
import math
import pathlib
import warnings

import torch
from torch.optim import lr_scheduler as lrs

HERE = pathlib.Path(__file__).parent
STEPS, RATES = 10, 30
warnings.simplefilter("ignore")


def wave(*shape, scale=1.0, phase=0.0):
    count = math.prod(shape)
    return torch.tensor([scale * math.sin(0.7 * i + phase) for i in range(count)], dtype=torch.float32).reshape(shape)


x, y = wave(6, 3), wave(6, 2, scale=2.0, phase=0.4)
w0, b0 = wave(3, 2, scale=0.5, phase=1.0), wave(2, phase=2.0)

OPTIMIZERS = {
    "sgd": lambda p: torch.optim.SGD(p, lr=0.1),
    "sgd_momentum": lambda p: torch.optim.SGD(p, lr=0.1, momentum=0.9, dampening=0.1, weight_decay=0.01),
    "sgd_nesterov": lambda p: torch.optim.SGD(p, lr=0.1, momentum=0.9, nesterov=True, weight_decay=0.01),
    "sgd_maximize": lambda p: torch.optim.SGD(p, lr=0.01, momentum=0.5, weight_decay=0.1, maximize=True),
    "adam": lambda p: torch.optim.Adam(p, lr=0.1),
    "adam_l2": lambda p: torch.optim.Adam(p, lr=0.1, betas=(0.8, 0.95), eps=1e-6, weight_decay=0.05),
    "adam_amsgrad": lambda p: torch.optim.Adam(p, lr=0.1, amsgrad=True),
    "adam_maximize": lambda p: torch.optim.Adam(p, lr=0.01, maximize=True, weight_decay=0.1),
    "adamw": lambda p: torch.optim.AdamW(p, lr=0.1, weight_decay=0.0),
    "adamw_decay": lambda p: torch.optim.AdamW(p, lr=0.1, betas=(0.8, 0.95), eps=1e-6, weight_decay=0.05),
    "adamw_amsgrad": lambda p: torch.optim.AdamW(p, lr=0.1, weight_decay=0.05, amsgrad=True),
    "adamw_maximize": lambda p: torch.optim.AdamW(p, lr=0.01, weight_decay=0.05, maximize=True),
    "adamw_groups": lambda p: torch.optim.AdamW(
        [{"params": [p[0]], "weight_decay": 0.1}, {"params": [p[1]], "lr": 0.02, "weight_decay": 0.0}], lr=0.1
    ),
    "radam": lambda p: torch.optim.RAdam(p, lr=0.1),
    "radam_l2": lambda p: torch.optim.RAdam(p, lr=0.1, betas=(0.8, 0.95), weight_decay=0.05),
    "rmsprop": lambda p: torch.optim.RMSprop(p, lr=0.01),
    "rmsprop_centered": lambda p: torch.optim.RMSprop(p, lr=0.01, alpha=0.9, momentum=0.5, centered=True, weight_decay=0.05),
    "rmsprop_maximize": lambda p: torch.optim.RMSprop(p, lr=0.01, maximize=True),
    "adagrad": lambda p: torch.optim.Adagrad(p, lr=0.1),
    "adagrad_decay": lambda p: torch.optim.Adagrad(p, lr=0.1, lr_decay=0.1, weight_decay=0.05, initial_accumulator_value=0.2),
}


def trajectory(make):
    w, b = torch.nn.Parameter(w0.clone()), torch.nn.Parameter(b0.clone())
    optimizer = make([w, b])
    weights, biases, losses = [], [], []
    for _ in range(STEPS):
        optimizer.zero_grad()
        loss = ((x @ w + b - y) ** 2).mean()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
        weights.append(w.detach().flatten().tolist())
        biases.append(b.detach().tolist())
    return {"losses": losses, "w": weights, "b": biases}


def sgd(rates=(0.05,)):
    return torch.optim.SGD([{"params": [torch.zeros(1, requires_grad=True)], "lr": r} for r in rates], lr=0.1, momentum=0.9)


def adam(rates=(0.05,)):
    return torch.optim.Adam([{"params": [torch.zeros(1, requires_grad=True)], "lr": r} for r in rates], lr=0.1)


SCHEDULERS = {
    "step": (sgd, lambda o: lrs.StepLR(o, 4, gamma=0.5)),
    "step_groups": (lambda: sgd((0.05, 0.3)), lambda o: lrs.StepLR(o, 7)),
    "multi_step": (sgd, lambda o: lrs.MultiStepLR(o, [3, 10, 17], gamma=0.3)),
    "multi_step_repeated": (sgd, lambda o: lrs.MultiStepLR(o, [3, 3, 10], gamma=0.5)),
    "lambda": (lambda: sgd((0.05, 0.3)), lambda o: lrs.LambdaLR(o, lambda e: 0.95**e)),
    "multiplicative": (sgd, lambda o: lrs.MultiplicativeLR(o, lambda e: 1 - 0.5 / (e + 1))),
    "exponential": (sgd, lambda o: lrs.ExponentialLR(o, 0.9)),
    "constant": (sgd, lambda o: lrs.ConstantLR(o, factor=0.25, total_iters=6)),
    "linear": (sgd, lambda o: lrs.LinearLR(o, start_factor=0.1, end_factor=0.8, total_iters=12)),
    "polynomial": (sgd, lambda o: lrs.PolynomialLR(o, total_iters=20, power=0.9)),
    "polynomial_linear": (sgd, lambda o: lrs.PolynomialLR(o, total_iters=8)),
    "cosine": (sgd, lambda o: lrs.CosineAnnealingLR(o, 29, eta_min=0.001)),
    "cosine_periods": (lambda: sgd((0.05, 0.3)), lambda o: lrs.CosineAnnealingLR(o, 6, eta_min=0.002)),
    "sequential": (
        sgd,
        lambda o: lrs.SequentialLR(o, [lrs.LinearLR(o, 0.01, 1.0, total_iters=5), lrs.CosineAnnealingLR(o, 25)], [5]),
    ),
    "sequential_three": (
        sgd,
        lambda o: lrs.SequentialLR(
            o, [lrs.ConstantLR(o, 0.1, total_iters=4), lrs.ExponentialLR(o, 0.9), lrs.StepLR(o, 3, 0.5)], [4, 16]
        ),
    ),
    "chained": (sgd, lambda o: lrs.ChainedScheduler([lrs.ConstantLR(o, 0.1, total_iters=4), lrs.ExponentialLR(o, 0.9)])),
    "one_cycle": (sgd, lambda o: lrs.OneCycleLR(o, max_lr=0.4, total_steps=30)),
    "one_cycle_linear": (sgd, lambda o: lrs.OneCycleLR(o, max_lr=0.4, epochs=5, steps_per_epoch=6, pct_start=0.4, anneal_strategy="linear")),
    "one_cycle_three_phase": (sgd, lambda o: lrs.OneCycleLR(o, max_lr=0.4, total_steps=30, three_phase=True, div_factor=10, final_div_factor=100)),
    "one_cycle_groups": (lambda: adam((0.05, 0.3)), lambda o: lrs.OneCycleLR(o, max_lr=[0.4, 0.1], total_steps=30)),
    "cyclic": (sgd, lambda o: lrs.CyclicLR(o, 0.01, 0.1, step_size_up=4, step_size_down=3)),
    "cyclic_triangular2": (sgd, lambda o: lrs.CyclicLR(o, 0.01, 0.1, step_size_up=5, mode="triangular2")),
    "cyclic_exp_range": (adam, lambda o: lrs.CyclicLR(o, 0.01, 0.1, step_size_up=5, mode="exp_range", gamma=0.97, cycle_momentum=False)),
    "plateau": (lambda: sgd((0.05, 0.3)), lambda o: lrs.ReduceLROnPlateau(o, factor=0.5, patience=2, cooldown=1, min_lr=[0.002, 0.1])),
    "plateau_max_abs": (
        sgd,
        lambda o: lrs.ReduceLROnPlateau(o, mode="max", factor=0.3, patience=1, threshold=0.05, threshold_mode="abs"),
    ),
}
METRIC = [round(1 / (1 + 0.4 * min(i, 9)) + 0.02 * math.sin(3.0 * i), 6) for i in range(RATES)]


def rates(make_optimizer, make_scheduler):
    optimizer = make_optimizer()
    scheduler = make_scheduler(optimizer)
    lr, momentum = [], []
    for step in range(RATES):
        lr.append([g["lr"] for g in optimizer.param_groups])
        momentum.append([g["momentum"] if "momentum" in g else g["betas"][0] for g in optimizer.param_groups])
        optimizer.step()
        if step + 1 < RATES:  # OneCycleLR has no step after its last rate
            scheduler.step(METRIC[step]) if isinstance(scheduler, lrs.ReduceLROnPlateau) else scheduler.step()
    return {"lr": lr, "momentum": momentum}


def write(name, record):
    lines = ",\n".join(f" {json.dumps(key)}: {json.dumps(value)}" for key, value in record.items())
    (HERE / name).write_text("{\n" + lines + "\n}\n")


problem = {key: value.flatten().tolist() for key, value in {"x": x, "y": y, "w": w0, "b": b0}.items()}
write("optim.json", {"torch": torch.__version__, "problem": problem} | {k: trajectory(v) for k, v in OPTIMIZERS.items()})
write("schedulers.json", {"torch": torch.__version__, "metric": METRIC} | {k: rates(*v) for k, v in SCHEDULERS.items()})
