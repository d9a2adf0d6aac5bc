"""Records rng.json: the numbers that PyTorch's CPU generator gives for a fixed seed, and the SHA-256 of its state afterwards.

Run with PyTorch 1.13 (Debian 12: apt-get install python3-torch):  /usr/bin/python3 record_rng.py
A PyTorch built with MKL draws bernoulli and dropout from another stream: Debian's is built without, and so must be the one recorded.
"""
import hashlib
import json
import pathlib

import torch

HERE = pathlib.Path(__file__).parent
assert not torch.backends.mkl.is_available(), "record with a PyTorch built without MKL"

weights = torch.tensor([0.1, 0.2, 0.3, 0.4])
ramp = torch.arange(1, 21, dtype=torch.float32)

CASES = {
    "randn_few": lambda g: torch.randn(5, generator=g),
    "randn": lambda g: torch.randn(3, 7, generator=g),
    "randn_double": lambda g: torch.randn(18, dtype=torch.float64, generator=g),
    "randn_bfloat16": lambda g: torch.randn(18, dtype=torch.bfloat16, generator=g),
    "rand": lambda g: torch.rand(2, 9, generator=g),
    "rand_double": lambda g: torch.rand(5, dtype=torch.float64, generator=g),
    "randint": lambda g: torch.randint(-5, 100, (12,), generator=g),
    "randint_wide": lambda g: torch.randint(0, 2**40, (6,), generator=g),
    "randperm": lambda g: torch.randperm(17, generator=g),
    "normal_": lambda g: torch.empty(20).normal_(2.0, 3.0, generator=g),
    "normal_few": lambda g: torch.empty(3).normal_(-1.0, 0.5, generator=g),
    "uniform_": lambda g: torch.empty(20).uniform_(-1.0, 2.0, generator=g),
    "bernoulli_": lambda g: torch.empty(24).bernoulli_(0.3, generator=g),
    "bernoulli": lambda g: torch.bernoulli(ramp / 21, generator=g),
    "multinomial": lambda g: torch.multinomial(weights, 3, generator=g),
    "multinomial_replacement": lambda g: torch.multinomial(weights, 16, replacement=True, generator=g),
    "exponential_": lambda g: torch.empty(6).exponential_(1.5, generator=g),
    "three_draws": lambda g: torch.cat(
        [torch.randn(3, generator=g), torch.rand(2, generator=g), torch.randn(17, generator=g), torch.randperm(4, generator=g).float()]
    ),
}

# Functions that take no generator: the default one alone.
DEFAULT_ONLY = {
    "dropout": lambda: torch.nn.functional.dropout(ramp, 0.4),
    "rand_like": lambda: torch.rand_like(ramp),
    "randn_like": lambda: torch.randn_like(ramp),
    "randint_like": lambda: torch.randint_like(ramp, 3, 50),
}


def entry(values, state):
    return {"values": values.double().tolist() if values.is_floating_point() else values.tolist(),
            "state": hashlib.sha256(bytes(state.tolist())).hexdigest()}


def nested(values):
    values["values"] = torch.tensor(values["values"], dtype=torch.float64).flatten().tolist()
    return values


record = {}
for seed in (0, 1234):
    for name, draw in CASES.items():
        torch.manual_seed(seed)
        default = draw(None)
        generator = torch.Generator().manual_seed(seed)
        explicit = draw(generator)
        assert torch.equal(default, explicit), name
        record[f"{name}:{seed}"] = nested(entry(explicit, generator.get_state()))
    for name, draw in DEFAULT_ONLY.items():
        torch.manual_seed(seed)
        values = draw()
        record[f"{name}:{seed}"] = nested(entry(values, torch.get_rng_state()))

lines = ",\n".join(f" {json.dumps(key)}: {json.dumps(value)}" for key, value in record.items())
(HERE / "rng.json").write_text("{\n" + lines + "\n}\n")
