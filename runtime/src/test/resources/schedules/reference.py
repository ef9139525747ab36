"""Writes reference.csv: the learning rate of each of some epochs under PyTorch's schedulers, for an initial rate of 0.5.

    python3 reference.py > reference.csv
"""

import torch
from torch.optim import lr_scheduler

EPOCHS = 30
# What the scheduler on a plateau watches.
LOSSES = [5, 4, 4, 4, 4.5, 3, 3, 3, 3, 3, 3, 2, 2.5, 2.5, 2.5, 1, 1, 1, 1, 1, 0.5, 0.6, 0.7, 0.8, 0.9, 1, 0.4, 0.4, 0.4, 0.4]

CASES = {
    "step(4, 0.3)": lambda o: lr_scheduler.StepLR(o, 4, 0.3),
    "exponential(0.9)": lambda o: lr_scheduler.ExponentialLR(o, 0.9),
    # Closed form: PyTorch's goes up again after T_max.
    "cosine(29, 0.1)": lambda o: lr_scheduler.CosineAnnealingLR(o, 29, 0.05),
    "warmUp(6, 0.25)": lambda o: lr_scheduler.LinearLR(o, 0.25, 1.0, 6),
    "warmUp(5, 0.2).then(5, exponential(0.8))": lambda o: lr_scheduler.SequentialLR(
        o, [lr_scheduler.LinearLR(o, 0.2, 1.0, 5), lr_scheduler.ExponentialLR(o, 0.8)], [5]
    ),
    "onPlateau(3, 0.5)": lambda o: lr_scheduler.ReduceLROnPlateau(o, "min", 0.5, patience=2, threshold=0, eps=0),
}


def main():
    print("schedule;rates")
    for name, make in CASES.items():
        optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=0.5)
        scheduler = make(optimizer)
        rates = []
        for epoch in range(EPOCHS):
            rates.append(optimizer.param_groups[0]["lr"])
            optimizer.step()
            if isinstance(scheduler, lr_scheduler.ReduceLROnPlateau):
                scheduler.step(LOSSES[epoch])
            else:
                scheduler.step()
        print(name + ";" + " ".join(repr(rate) for rate in rates))


main()
