"""Writes reference.csv: parameters after some of 100 steps of PyTorch's optimizers, in float64.

The objective is sum(A .* (M - B)^2) / 2 + sum(c .* (v - e)^2) / 2 + g (s - h)^2 / 2 with the numbers below, so the gradient of each
parameter is known without PyTorch's help too: A .* (M - B), c .* (v - e), g (s - h). B, e and h are other ones in each step, so that no
gradient comes to rest at 0: there the quotients of the adaptive rules follow the last bit of a gradient, and float and double part ways.

    python3 reference.py > reference.csv
"""

import torch

STEPS = 100
# Those that are written down.
WRITTEN = {1, 2, 3, 4, 5} | set(range(10, STEPS + 1, 10))

A = [[0.5, 1.5, 3.0], [0.25, 2.0, 0.75]]
B = [[0.1, -0.4, 0.9], [1.2, 0.3, -0.7]]
C = [1.0, 0.5]
E = [-0.3, 0.8]
G = 2.0
H = 0.6
START_M = [[0.7, -0.2, 0.4], [-0.9, 1.1, 0.05]]
START_V = [0.35, -0.45]
START_S = -1.25



class Proximal(torch.optim.SGD):
    """SGD, and after it the proximal step of l1 sum(|p|), which PyTorch does not have: soft thresholding by rate times l1."""

    def __init__(self, parameters, l1, **options):
        super().__init__(parameters, **options)
        self.l1 = l1

    def step(self, closure=None):
        super().step(closure)
        for group in self.param_groups:
            for p in group["params"]:
                with torch.no_grad():
                    p.copy_(torch.nn.functional.softshrink(p, group["lr"] * self.l1))


class Clipped:
    """An optimizer that first clips the gradients: their norm, then each element."""

    def __init__(self, optimizer, norm=0.0, value=0.0):
        self.optimizer = optimizer
        self.norm = norm
        self.value = value

    def zero_grad(self):
        self.optimizer.zero_grad()

    def step(self):
        parameters = [p for group in self.optimizer.param_groups for p in group["params"]]
        if self.norm:
            torch.nn.utils.clip_grad_norm_(parameters, self.norm)
        if self.value:
            torch.nn.utils.clip_grad_value_(parameters, self.value)
        self.optimizer.step()


# The rule as a model spells it, and the same for PyTorch.
CASES = [
    ("sgd(rate = 0.1)", lambda p: torch.optim.SGD(p, lr=0.1)),
    ("sgd(0.1, decay = 0.2)", lambda p: torch.optim.SGD(p, lr=0.1, weight_decay=0.2)),
    ("sgd(0.1, momentum = 0.9)", lambda p: torch.optim.SGD(p, lr=0.1, momentum=0.9)),
    (
        "sgd(0.1, momentum = 0.9, nesterov = true)",
        lambda p: torch.optim.SGD(p, lr=0.1, momentum=0.9, nesterov=True),
    ),
    (
        "sgd(0.1, momentum = 0.8, nesterov = true, decay = 0.2)",
        lambda p: torch.optim.SGD(p, lr=0.1, momentum=0.8, nesterov=True, weight_decay=0.2),
    ),
    (
        "sgd(0.1, momentum = 0.8, nesterov = false, decay = 0.2)",
        lambda p: torch.optim.SGD(p, lr=0.1, momentum=0.8, weight_decay=0.2),
    ),
    ("adagrad()", lambda p: torch.optim.Adagrad(p)),
    ("adagrad(rate = 0.1)", lambda p: torch.optim.Adagrad(p, lr=0.1)),
    ("adagrad(0.1, rate_decay = 0.3)", lambda p: torch.optim.Adagrad(p, lr=0.1, lr_decay=0.3)),
    (
        "adagrad(0.1, initial_accumulator = 0.5)",
        lambda p: torch.optim.Adagrad(p, lr=0.1, initial_accumulator_value=0.5),
    ),
    ("adagrad(0.1, epsilon = 0.25)", lambda p: torch.optim.Adagrad(p, lr=0.1, eps=0.25)),
    ("adagrad(0.1, decay = 0.2)", lambda p: torch.optim.Adagrad(p, lr=0.1, weight_decay=0.2)),
    (
        "adagrad(0.1, rate_decay = 0.3, initial_accumulator = 0.5, epsilon = 0.25, decay = 0.2)",
        lambda p: torch.optim.Adagrad(
            p, lr=0.1, lr_decay=0.3, initial_accumulator_value=0.5, eps=0.25, weight_decay=0.2
        ),
    ),
    ("rmsprop()", lambda p: torch.optim.RMSprop(p)),
    ("rmsprop(rate = 0.05)", lambda p: torch.optim.RMSprop(p, lr=0.05)),
    ("rmsprop(0.05, alpha = 0.8)", lambda p: torch.optim.RMSprop(p, lr=0.05, alpha=0.8)),
    ("rmsprop(0.05, epsilon = 0.25)", lambda p: torch.optim.RMSprop(p, lr=0.05, eps=0.25)),
    ("rmsprop(0.05, momentum = 0.7)", lambda p: torch.optim.RMSprop(p, lr=0.05, momentum=0.7)),
    ("rmsprop(0.05, centered = true)", lambda p: torch.optim.RMSprop(p, lr=0.05, centered=True)),
    ("rmsprop(0.05, decay = 0.2)", lambda p: torch.optim.RMSprop(p, lr=0.05, weight_decay=0.2)),
    (
        "rmsprop(0.05, alpha = 0.8, epsilon = 0.25, momentum = 0.7, centered = true, decay = 0.2)",
        lambda p: torch.optim.RMSprop(
            p, lr=0.05, alpha=0.8, eps=0.25, momentum=0.7, centered=True, weight_decay=0.2
        ),
    ),
    ("adam()", lambda p: torch.optim.Adam(p)),
    ("adam(rate = 0.1)", lambda p: torch.optim.Adam(p, lr=0.1)),
    ("adam(0.1, beta1 = 0.5)", lambda p: torch.optim.Adam(p, lr=0.1, betas=(0.5, 0.999))),
    ("adam(0.1, beta1 = 0)", lambda p: torch.optim.Adam(p, lr=0.1, betas=(0.0, 0.999))),
    ("adam(0.1, beta2 = 0.9)", lambda p: torch.optim.Adam(p, lr=0.1, betas=(0.9, 0.9))),
    ("adam(0.1, epsilon = 0.25)", lambda p: torch.optim.Adam(p, lr=0.1, eps=0.25)),
    ("adam(0.5, beta2 = 0.6, amsgrad = true)", lambda p: torch.optim.Adam(p, lr=0.5, betas=(0.9, 0.6), amsgrad=True)),
    ("adam(0.1, decay = 0.2)", lambda p: torch.optim.Adam(p, lr=0.1, weight_decay=0.2)),
    (
        "adam(0.5, beta1 = 0.7, beta2 = 0.6, epsilon = 0.25, amsgrad = true, decay = 0.2)",
        lambda p: torch.optim.Adam(p, lr=0.5, betas=(0.7, 0.6), eps=0.25, amsgrad=True, weight_decay=0.2),
    ),
    ("adamw()", lambda p: torch.optim.AdamW(p)),
    ("adamw(rate = 0.1)", lambda p: torch.optim.AdamW(p, lr=0.1)),
    ("adamw(0.1, decay = 0)", lambda p: torch.optim.AdamW(p, lr=0.1, weight_decay=0.0)),
    ("adamw(0.1, decay = 0.5)", lambda p: torch.optim.AdamW(p, lr=0.1, weight_decay=0.5)),
    (
        "adamw(0.5, beta1 = 0.7, beta2 = 0.6, epsilon = 0.25, amsgrad = true, decay = 0.2)",
        lambda p: torch.optim.AdamW(p, lr=0.5, betas=(0.7, 0.6), eps=0.25, amsgrad=True, weight_decay=0.2),
    ),
    ("sgd(0.1, l1 = 0.4)", lambda p: Proximal(p, 0.4, lr=0.1)),
    ("sgd(0.1, momentum = 0.5, decay = 0.2, l1 = 0.4)", lambda p: Proximal(p, 0.4, lr=0.1, momentum=0.5, weight_decay=0.2)),
    ("sgd(0.1, clip_norm = 1.5)", lambda p: Clipped(torch.optim.SGD(p, lr=0.1), norm=1.5)),
    ("sgd(0.1, clip_value = 0.3)", lambda p: Clipped(torch.optim.SGD(p, lr=0.1), value=0.3)),
    ("sgd(0.1, clip_norm = 1.5, clip_value = 0.3)", lambda p: Clipped(torch.optim.SGD(p, lr=0.1), norm=1.5, value=0.3)),
    (
        "sgd(0.1, momentum = 0.5, decay = 0.2, clip_norm = 1.5)",
        lambda p: Clipped(torch.optim.SGD(p, lr=0.1, momentum=0.5, weight_decay=0.2), norm=1.5),
    ),
    ("adagrad(0.1, clip_norm = 1.5)", lambda p: Clipped(torch.optim.Adagrad(p, lr=0.1), norm=1.5)),
    (
        "rmsprop(0.05, clip_norm = 1.5, clip_value = 0.5)",
        lambda p: Clipped(torch.optim.RMSprop(p, lr=0.05), norm=1.5, value=0.5),
    ),
    ("adam(0.1, clip_norm = 1.5)", lambda p: Clipped(torch.optim.Adam(p, lr=0.1), norm=1.5)),
    ("adamw(0.1, clip_value = 0.5)", lambda p: Clipped(torch.optim.AdamW(p, lr=0.1), value=0.5)),
]


def tensor(values):
    return torch.tensor(values, dtype=torch.float64)


def main():
    # The rule comes last: it has commas of its own.
    print("step,M0,M1,M2,M3,M4,M5,v0,v1,s,rule")
    for rule, optimizer in CASES:
        parameters = [tensor(start).requires_grad_() for start in (START_M, START_V, START_S)]
        m, v, s = parameters
        training = optimizer(parameters)
        for step in range(1, STEPS + 1):
            training.zero_grad()
            f = 1 + 0.25 * (7 * step % 5 - 2)
            loss = (tensor(A) * (m - f * tensor(B)) ** 2).sum() / 2
            loss = loss + (tensor(C) * (v - f * tensor(E)) ** 2).sum() / 2 + G * (s - f * H) ** 2 / 2
            loss.backward()
            training.step()
            if step not in WRITTEN:
                continue
            numbers = m.flatten().tolist() + v.tolist() + [s.item()]
            print(",".join([str(step)] + [repr(number) for number in numbers] + [rule]))


main()
