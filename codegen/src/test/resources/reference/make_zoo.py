"""Writes zoo.csv: loss and gradients of the models of examples/src/main/grad/.../zoo, computed by PyTorch in double precision.

Run with Debian's python3-torch 1.13: /usr/bin/python3 make_zoo.py
Each model is formulated anew here, with PyTorch's own functions. A line is: model; what; name; numbers. What is
  size       a dimension that the parameters need
  parameter  or data: either the numbers, or "noise SEED COUNT CENTER SPREAD": see the function noise
  loss       the loss
  gradient   of a parameter: a stride, the root of the sum of squares, the sum of products with the noise of seed 99, center 0 and
             spread 1, and then the elements 0, stride, 2 stride, ...
All data and parameters are floats, so that models in float and in double have the same reference.
"""
import math
import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)
lines = []


def noise(seed, count, center, spread):
    """Numbers between center - spread/2 and center + spread/2 that are the same in every language."""
    i = torch.arange(count, dtype=torch.int64)
    number = (i * i * 31 + i * 7919 + seed * 6271) % 10007
    return ((number.double() / 10007 - 0.5) * spread + center).float().double()


class Model:
    def __init__(self, name):
        self.name = name
        self.parameters = {}
        self.seed = 0

    def line(self, what, name, numbers):
        lines.append(f"{self.name}; {what}; {name}; {numbers}")

    def size(self, name, size):
        self.line("size", name, size)

    def noise(self, what, name, shape, center=0.0, spread=2.0):
        self.seed += 1
        count = math.prod(shape)
        self.line(what, name, f"noise {self.seed} {count} {center} {spread}")
        return noise(self.seed, count, center, spread).reshape(shape)

    def parameter(self, name, *shape, center=0.0, spread=2.0):
        value = self.noise("parameter", name, shape, center, spread).requires_grad_(True)
        self.parameters[name] = value
        return value

    def dense(self, name, inputs, outputs):
        weights = self.parameter(name + "_W", inputs, outputs, spread=4 / math.sqrt(inputs))
        return F.linear, weights, self.parameter(name + "_b", outputs, spread=0.5)

    def data(self, name, *shape, center=0.0, spread=2.0):
        return self.noise("data", name, shape, center, spread)

    def given(self, name, values):
        self.line("data", name, text(values))
        return torch.tensor(values)

    def loss(self, loss):
        self.line("loss", "", repr(float(loss)))
        gradients = torch.autograd.grad(loss, list(self.parameters.values()))
        for name, gradient in zip(self.parameters, gradients):
            flat = gradient.flatten()
            stride = max(1, len(flat) // 50)
            projection = (flat * noise(99, len(flat), 0, 1)).sum()
            self.line("gradient", name, f"{stride} {float(flat.norm())!r} {float(projection)!r} {text(flat[::stride])}")


def text(values):
    return " ".join(repr(v) if isinstance(v, int) else repr(float(v)) for v in values)


def apply(layer, x):
    linear, weights, bias = layer
    return linear(x, weights.t(), bias)


rows = 7
digits = [(i * 7 + 3) % 10 for i in range(rows)]

m = Model("Autoencoder")
encode, decode = m.dense("encode", 784, 32), m.dense("decode", 32, 784)
X = m.data("X", rows, 784, center=0.5, spread=1)
m.loss(F.mse_loss(torch.sigmoid(apply(decode, torch.tanh(apply(encode, X)))), X))

m = Model("DropoutNetwork")
hidden, last = m.dense("hidden", 784, 128), m.dense("last", 128, 10)
X, digit = m.data("X", rows, 784, center=0.5, spread=1), m.given("digit", digits)
m.loss(F.cross_entropy(apply(last, F.dropout(torch.relu(apply(hidden, X)), 0.3, training=False)), digit))

m = Model("FactorizationMachine")
d = 6
m.size("d", d)
b, w, V = m.parameter("b"), m.parameter("w", d), m.parameter("V", d, 4)
X, t = m.data("X", rows, d), m.data("t", rows)
y = X @ w + b
for i in range(d):
    for j in range(i + 1, d):
        y = y + (V[i] @ V[j]) * X[:, i] * X[:, j]
m.loss(F.mse_loss(y, t))

m = Model("GaussianMixture")
center, log_sd, weight = m.parameter("center", 3, 2), m.parameter("log_sd", 3), m.parameter("weight", 3)
x = m.data("x", rows, 2)
clusters = torch.distributions.MixtureSameFamily(
    torch.distributions.Categorical(logits=weight),
    torch.distributions.Independent(torch.distributions.Normal(center, torch.exp(log_sd)[:, None].expand(3, 2)), 1))
m.loss(-clusters.log_prob(x).mean())

m = Model("HuberRegression")
slope, intercept = m.parameter("slope"), m.parameter("intercept")
x, t = m.data("x", rows), m.data("t", rows)
m.loss(F.huber_loss(slope * x + intercept, t, delta=0.2))

for name, penalty in ("Lasso", lambda w: 0.1 * w.norm(1)), ("Ridge", lambda w: 0.1 * w @ w):
    m = Model(name)
    m.size("d", 5)
    w, b = m.parameter("w", 5), m.parameter("b")
    X, t = m.data("X", rows, 5), m.data("t", rows)
    m.loss(F.mse_loss(X @ w + b, t) + penalty(w))

m = Model("LogisticRegression")
m.size("d", 5)
w, b = m.parameter("w", 5), m.parameter("b")
X, t = m.data("X", rows, 5), m.given("t", [0.0, 1.0, 1.0, 0.0, 1.0, 0.0, 0.0])
m.loss(F.binary_cross_entropy_with_logits(X @ w + b, t))

m = Model("LotkaVolterra")
a, b, c, d = (m.parameter(name, center=0.8, spread=0.4) for name in "abcd")
prey, predators = m.data("prey", 30, center=2, spread=2), m.data("predators", 30, center=1.5, spread=1)
rates = lambda s: torch.stack([a * s[0] - b * s[0] * s[1], c * s[0] * s[1] - d * s[1]])
state, error, h = torch.stack([prey[0], predators[0]]), torch.zeros(()), 0.2
for t in range(1, 30):
    k1 = rates(state)
    k2 = rates(state + h / 2 * k1)
    k3 = rates(state + h / 2 * k2)
    k4 = rates(state + h * k3)
    state = state + h / 6 * (k1 + 2 * k2 + 2 * k3 + k4)
    error = error + ((state - torch.stack([prey[t], predators[t]])) ** 2).sum()
m.loss(error / 30)

m = Model("MatrixFactorization")
m.size("users", 4)
m.size("items", 3)
U, V, mean_rating = m.parameter("U", 4, 3), m.parameter("V", 3, 3), m.parameter("mean_rating")
user, item = m.given("user", [0, 3, 1, 1, 0, 3, 3]), m.given("item", [2, 2, 0, 1, 0, 2, 1])
rating = m.data("rating", rows)
m.loss(F.mse_loss((F.embedding(user, U) * F.embedding(item, V)).sum(1) + mean_rating, rating))

m = Model("MultilayerPerceptron")
layers = [m.dense("first", 784, 256), m.dense("second", 256, 256), m.dense("last", 256, 10)]
X, digit = m.data("X", rows, 784, center=0.5, spread=1), m.given("digit", digits)
m.loss(F.cross_entropy(apply(layers[2], torch.relu(apply(layers[1], torch.relu(apply(layers[0], X))))), digit))

counts = [0.0, 3.0, 1.0, 7.0, 2.0, 0.0, 12.0]
m = Model("NegativeBinomialRegression")
m.size("d", 4)
w, b, log_r = m.parameter("w", 4), m.parameter("b"), m.parameter("log_r")
X, events = m.data("X", rows, 4), m.given("events", counts)
r, eta = torch.exp(log_r), X @ w + b
# PyTorch's distribution counts successes until r failures: the odds of a success are mu / r.
m.loss(-torch.distributions.NegativeBinomial(r, logits=eta - log_r).log_prob(events).mean())

m = Model("PoissonRegression")
m.size("d", 4)
w, b = m.parameter("w", 4), m.parameter("b")
X, events = m.data("X", rows, 4), m.given("events", counts)
m.loss(-torch.distributions.Poisson(torch.exp(X @ w + b)).log_prob(events).mean())

m = Model("QuantileRegression")
slope, intercept = m.parameter("slope"), m.parameter("intercept")
x, t = m.data("x", rows), m.data("t", rows)
r = t - (slope * x + intercept)
m.loss(torch.where(r >= 0, 0.9 * r, -0.1 * r).mean())

m = Model("SoftmaxRegression")
logit = m.dense("logit", 784, 10)
X, digit = m.data("X", rows, 784, center=0.5, spread=1), m.given("digit", digits)
m.loss(F.nll_loss(F.log_softmax(apply(logit, X), 1), digit))

m = Model("SupportVectorMachine")
m.size("d", 5)
w, b = m.parameter("w", 5), m.parameter("b")
X, side = m.data("X", rows, 5), m.given("side", [1.0, -1.0, 1.0, -1.0, -1.0, 1.0, 1.0])
m.loss(torch.relu(1 - side * (X @ w + b)).mean() + 0.001 * (w ** 2).sum())

with open("zoo.csv", "w") as out:
    out.write("\n".join(lines) + "\n")
print(len(lines), "lines")
