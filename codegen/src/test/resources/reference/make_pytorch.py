"""Writes pytorch.csv: values and gradients of the language's functions, computed by PyTorch in double precision.

Run with Debian's python3-torch 1.13: /usr/bin/python3 make_pytorch.py
A line is: name; the expression in the model language, of a parameter x; the shape of x; x, whose numbers are floats, so
that models in float and in double have the same reference; the expression's values; the gradient of the sum of their
squares. Numbers are separated by spaces.
"""
import torch
import torch.nn.functional as F

torch.manual_seed(20)
torch.set_default_dtype(torch.float64)
smooth = torch.randn(4, 3)
positive = torch.rand(4, 3) * 2 + 0.1
small = torch.rand(4, 3) * 1.6 - 0.8
large = torch.tensor([[1e4, -1e4, 0.0], [30.0, -30.0, 700.0], [-700.0, 1e-8, -1e-8], [5.0, -5.0, 0.5]])
kinks = torch.tensor([[0.0, 1.0, -1.0], [2.0, -2.0, 0.0], [0.5, 0.5, 0.5], [3.0, 3.0, -3.0]])

cases = []


def case(name, expression, x, function):
    cases.append((name, expression, x.float().double(), function))


unary = {
    "exp": torch.exp, "expm1": torch.expm1, "abs": torch.abs, "sign": torch.sign, "square": torch.square, "sin": torch.sin,
    "cos": torch.cos, "tan": torch.tan, "atan": torch.atan, "sinh": torch.sinh, "cosh": torch.cosh, "tanh": torch.tanh,
    "sigmoid": torch.sigmoid, "log_sigmoid": F.logsigmoid, "relu": F.relu, "gelu": F.gelu, "silu": F.silu, "elu": F.elu,
    "erf": torch.erf, "floor": torch.floor, "ceil": torch.ceil, "round": torch.round,
}
for name, f in unary.items():
    case(name, f"{name}(x)", smooth, f)
case("leaky_relu", "leaky_relu(x)", smooth, F.leaky_relu)
case("softplus", "softplus(x)", smooth, lambda x: torch.logaddexp(x, torch.zeros_like(x)))
for name, f in {"log": torch.log, "log1p": torch.log1p, "sqrt": torch.sqrt, "reciprocal": torch.reciprocal,
                "lgamma": torch.lgamma, "digamma": torch.digamma}.items():
    case(name, f"{name}(x)", positive, f)
for name, f in {"asin": torch.asin, "acos": torch.acos}.items():
    case(name, f"{name}(x)", small, f)
case("power", "x^2.5", positive, lambda x: x ** 2.5)
case("power of two", "2^x", smooth, lambda x: 2 ** x)
case("pow", "pow(x, -1.5)", positive, lambda x: torch.pow(x, -1.5))
for name in ("abs", "relu", "sign", "elu", "leaky_relu"):
    f = {"abs": torch.abs, "relu": F.relu, "sign": torch.sign, "elu": F.elu, "leaky_relu": F.leaky_relu}[name]
    case(name + " at kinks", f"{name}(x)", kinks, f)
case("clip at its bounds", "clip(x, -1, 2)", kinks, lambda x: torch.clamp(x, -1, 2))
case("max with ties", "max(x, 0.5)", kinks, lambda x: torch.maximum(x, torch.full_like(x, 0.5)))
case("min with ties", "min(x, 0.5)", kinks, lambda x: torch.minimum(x, torch.full_like(x, 0.5)))
case("sigmoid of large", "sigmoid(x)", large, torch.sigmoid)
case("tanh of large", "tanh(x)", large, torch.tanh)
case("log_sigmoid of large", "log_sigmoid(x)/1000", large, lambda x: F.logsigmoid(x) / 1000)
case("softplus of large", "softplus(x)/1000", large, lambda x: torch.logaddexp(x, torch.zeros_like(x)) / 1000)
case("logsumexp of large", "logsumexp(x, 1)/1000", large, lambda x: torch.logsumexp(x, 1) / 1000)
case("softmax of large", "softmax(x, 1)", large, lambda x: torch.softmax(x, 1))
case("log_softmax of large", "log_softmax(x, 1)/1000", large, lambda x: torch.log_softmax(x, 1) / 1000)
for axis in (0, 1):
    along = f"axis = {axis}"
    case(f"sum over {axis}", f"sum(x, {along})", smooth, lambda x, a=axis: x.sum(a))
    case(f"mean over {axis}", f"mean(x, {along})", smooth, lambda x, a=axis: x.mean(a))
    case(f"prod over {axis}", f"prod(x, {along})", smooth, lambda x, a=axis: x.prod(a))
    case(f"prod with zeros over {axis}", f"prod(x, {along})", kinks, lambda x, a=axis: x.prod(a))
    case(f"max over {axis}", f"max(x, {along})", smooth, lambda x, a=axis: x.amax(a))
    case(f"max with ties over {axis}", f"max(x, {along})", kinks, lambda x, a=axis: x.amax(a))
    case(f"min with ties over {axis}", f"min(x, {along})", kinks, lambda x, a=axis: x.amin(a))
    case(f"var over {axis}", f"var(x, {along})", smooth, lambda x, a=axis: x.var(a))
    case(f"std over {axis}", f"std(x, {along})", smooth, lambda x, a=axis: x.std(a))
    case(f"logsumexp over {axis}", f"logsumexp(x, {along})", smooth, lambda x, a=axis: x.logsumexp(a))
    case(f"softmax over {axis}", f"softmax(x, {along})", smooth, lambda x, a=axis: x.softmax(a))
    case(f"log_softmax over {axis}", f"log_softmax(x, {along})", smooth, lambda x, a=axis: x.log_softmax(a))
    case(f"cumsum over {axis}", f"cumsum(x, {along})", smooth, lambda x, a=axis: x.cumsum(a))
case("layer_norm", "layer_norm(x, axis = 1) .* x", smooth, lambda x: F.layer_norm(x, (3,)) * x)
for name, f in {"sum": torch.sum, "mean": torch.mean, "prod": torch.prod, "var": torch.var, "std": torch.std,
                "norm": torch.norm}.items():
    case(name + " over all", f"{name}(x)", smooth, f)
case("max over all", "max(x)", smooth, torch.amax)
case("min over all", "min(x)", smooth, torch.amin)
case("norm at zero", "norm(x)", torch.zeros(4, 3), torch.norm)
case("mse", "mse(x, 0.5)", smooth, lambda x: F.mse_loss(x, torch.full_like(x, 0.5)))
case("huber", "huber(x, 0.7)", smooth, lambda x: F.huber_loss(x, torch.zeros_like(x), delta=0.7))
case("binary_cross_entropy", "binary_cross_entropy(x, 0.3)", smooth,
     lambda x: F.binary_cross_entropy_with_logits(x, torch.full_like(x, 0.3)))
case("hinge", "hinge(x, 1)", smooth, lambda x: torch.clamp(1 - x, min=0).mean())
case("cross_entropy of probabilities", "cross_entropy(x, softmax(stop_gradient(2*x), 1))", smooth,
     lambda x: F.cross_entropy(x, (2 * x).detach().softmax(1)))
case("matrix product", "x'*x", smooth, lambda x: x.t() @ x)
case("transpose times vector", "x'*x[:, 0]", smooth, lambda x: x.t() @ x[:, 0])
case("outer", "outer(x[0], x[:, 1])", smooth, lambda x: torch.outer(x[0], x[:, 1]))
case("dot", "dot(x[0], x[1])", smooth, lambda x: x[0] @ x[1])
case("trace", "trace(x'*x)", smooth, lambda x: torch.trace(x.t() @ x))
case("diagonal", "diag(x'*x)", smooth, lambda x: torch.diagonal(x.t() @ x))
case("diagonal matrix", "diag(x[0])*x[1]", smooth, lambda x: torch.diag(x[0]) @ x[1])
case("slice", "x[1:3, 0:2]", smooth, lambda x: x[1:3, 0:2])
case("concat", "concat(x, x^2, 1)", smooth, lambda x: torch.cat([x, x ** 2], 1))
case("stack", "stack(x[:, 0], x[:, 2], axis = 1)", smooth, lambda x: torch.stack([x[:, 0], x[:, 2]], 1))
case("reshape", "cumsum(reshape(x, [2, 6]), 1)", smooth, lambda x: x.reshape(2, 6).cumsum(1))
case("where with an unselected root", "where(x > 0, sqrt(max(x, 1e-30)), 0)", smooth,
     lambda x: torch.where(x > 0, torch.sqrt(torch.clamp(x, min=1e-30)), torch.zeros_like(x)))
case("mae", "mae(x, 0.5)", smooth, lambda x: F.l1_loss(x, torch.full_like(x, 0.5)))
case("quantile_loss", "quantile_loss(x, 0.9)", smooth, lambda x: torch.where(x >= 0, 0.9 * x, -0.1 * x).mean())
case("cross_entropy of labels", "cross_entropy(x, argmax(x, 1))", smooth, lambda x: F.cross_entropy(x, x.argmax(1)))
case("argmax", "number(argmax(x, axis = 1)) .* x[:, 0]", smooth, lambda x: x.argmax(1) * x[:, 0])
case("argmin", "number(argmin(x, axis = 0)) .* x[0]", smooth, lambda x: x.argmin(0) * x[0])
case("argmax with ties", "number(argmax(x, axis = 1)) + x[:, 0]", torch.tensor([[1.0, 1.0, 0.0], [0.0, 2.0, 2.0]]),
     lambda x: torch.tensor([0.0, 1.0]) + x[:, 0])
case("one_hot", "one_hot(argmax(x, axis = 1), 3) .* x", smooth, lambda x: F.one_hot(x.argmax(1), 3) * x)
case("pick", "x'[argmax(x, axis = 1)]", smooth, lambda x: x.t()[x.argmax(1)])
case("range", "range(4) .* x[:, 1]", smooth, lambda x: torch.arange(4) * x[:, 1])
case("broadcast", "broadcast(x[0], [4, 3]) .* x", smooth, lambda x: x[0].expand(4, 3) * x)
case("zeros and ones", "zeros([4, 3]) + ones([3]) - x", smooth, lambda x: torch.zeros(4, 3) + torch.ones(3) - x)
case("dropout of nothing", "dropout(x, 0)", smooth, lambda x: F.dropout(x, 0.0))
case("stop_gradient", "stop_gradient(exp(x)) .* x", smooth, lambda x: torch.exp(x).detach() * x)


def slope(function, x, head=None):
    """The gradient of the function's sum, weighted by the head, as a value that can be differentiated."""
    value = function(x)
    (gradient,) = torch.autograd.grad((value if head is None else value * head).sum(), x, create_graph=True)
    return gradient


case("grad", "grad(sum(sin(x)*x'), x)", smooth, lambda x: slope(lambda y: torch.sin(y) @ y.t(), x))
case("grad of a recurrence", "grad(sum(cumsum(x, 0)^3), x)", smooth, lambda x: slope(lambda y: y.cumsum(0) ** 3, x))
case("vjp", "vjp(x^3, x, stop_gradient(cos(x)))", smooth, lambda x: slope(lambda y: y ** 3, x, torch.cos(x).detach()))
case("hessian", "hessian(logsumexp(x), x)", smooth[0],
     lambda x: torch.autograd.functional.hessian(lambda y: y.logsumexp(0), x, create_graph=True))
case("clip by values", "clip(x, -abs(x[0]), 0.5)", smooth, lambda x: torch.clamp(torch.maximum(x, -abs(x[0])), max=0.5))
case("max of two", "max(x, x[0])", smooth, lambda x: torch.maximum(x, x[0].expand(4, 3)))
case("min of two", "min(x, x[0])", smooth, lambda x: torch.minimum(x, x[0].expand(4, 3)))
case("power of two values", "abs(x)^(x/2)", smooth, lambda x: abs(x) ** (x / 2))
case("conditions", "where(x > 0 && !(x >= 1) || x < -1 && x != x[0] || x <= -2 || x == x[1], -x*x[0, 1], x^3)", smooth,
     lambda x: torch.where((x > 0) & ~(x >= 1) | (x < -1) & (x != x[0]) | (x <= -2) | (x == x[1]), -x * x[0, 1], x ** 3))
case("quotient", "x/(1 + x[1]^2)", smooth, lambda x: x / (1 + x[1] ** 2))


def text(values):
    return " ".join(repr(float(v)) for v in values.flatten())


with open("pytorch.csv", "w") as out:
    for name, expression, x, function in cases:
        leaf = x.clone().requires_grad_(True)
        values = function(leaf)
        (gradient,) = torch.autograd.grad((values ** 2).sum(), leaf)
        shape = ", ".join(str(size) for size in x.shape)
        out.write(f"{name}; {expression}; [{shape}]; {text(x)}; {text(values)}; {text(gradient)}\n")
print(len(cases), "cases")
