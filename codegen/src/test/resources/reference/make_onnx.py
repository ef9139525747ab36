"""Writes onnx.csv: ONNX's own operator cases that the model language can say. Needs Debian's python3-onnx (1.12).

A line is: name; declarations, separated by |; expression; the values of each input, separated by |; the expected values.
Conditions are written as the numbers 0 and 1. Update rules have the line: name; rule; options; number of the step; the values of
parameter, gradient and states, separated by |; parameter and states after the step.
"""
import builtins
import warnings

import numpy as np

warnings.simplefilter("ignore")
for alias in ("float", "bool", "int", "object"):  # numpy dropped these names, which onnx 1.12 uses
    if alias not in np.__dict__:
        setattr(np, alias, getattr(builtins, alias))
import onnx.backend.test.case.node as node

MOST = 800  # numbers of one array

try:
    CASES = node.collect_testcases(None)
except TypeError:
    CASES = node.collect_testcases()

SAME = {
    "Abs": "abs(a)", "Acos": "acos(a)", "Asin": "asin(a)", "Atan": "atan(a)", "Ceil": "ceil(a)", "Cos": "cos(a)",
    "Cosh": "cosh(a)", "Exp": "exp(a)", "Floor": "floor(a)", "Log": "log(a)", "Neg": "-a", "Reciprocal": "reciprocal(a)",
    "Relu": "relu(a)", "Round": "round(a)", "Sigmoid": "sigmoid(a)", "Sign": "sign(a)", "Sin": "sin(a)", "Sinh": "sinh(a)",
    "Softplus": "softplus(a)", "Sqrt": "sqrt(a)", "Tan": "tan(a)", "Tanh": "tanh(a)", "Identity": "a",
    "Softsign": "a / (1 + abs(a))", "HardSwish": "a .* clip(a / 6 + 0.5, 0, 1)",
    "Add": "a + b", "Sub": "a - b", "Mul": "a .* b", "Div": "a / b", "Pow": "a ^ b", "PRelu": "where(a < 0, b .* a, a)",
    "Equal": "where(a == b, 1, 0)", "Greater": "where(a > b, 1, 0)", "GreaterOrEqual": "where(a >= b, 1, 0)",
    "Less": "where(a < b, 1, 0)", "LessOrEqual": "where(a <= b, 1, 0)",
    "And": "where(a > 0 && b > 0, 1, 0)", "Or": "where(a > 0 || b > 0, 1, 0)", "Not": "where(!(a > 0), 1, 0)",
    "Xor": "where((a > 0 && !(b > 0)) || (!(a > 0) && b > 0), 1, 0)", "Where": "where(a > 0, b, c)",
}
REDUCTIONS = {
    "ReduceSum": "sum", "ReduceMean": "mean", "ReduceMax": "max", "ReduceMin": "min", "ReduceProd": "prod",
    "ReduceLogSumExp": "logsumexp",
}
COMPOSED = {
    "ReduceL1": ("sum", "abs(a)", "{}"), "ReduceL2": ("sum", "a^2", "sqrt({})"), "ReduceSumSquare": ("sum", "a^2", "{}"),
    "ReduceLogSum": ("sum", "a", "log({})"),
}


def attributes(case):
    result = {}
    for one in case.model.graph.node[0].attribute:
        kind = one.type
        result[one.name] = {1: one.f, 2: one.i, 3: one.s.decode(errors="replace"), 6: list(one.floats), 7: list(one.ints)}.get(kind)
    return result


def number(value):
    return repr(float(np.float32(value)))


def along(function, operand, axes, rank):
    for axis in sorted((axis % rank for axis in axes), reverse=True):
        operand = f"{function}({operand}, axis = {axis})"
    return operand


def shape(array):
    """Dimensions of one element are left out: broadcasting is by name here."""
    sizes = [size for size in array.shape if size != 1]
    return "[" + ", ".join(map(str, sizes)) + "]" if sizes else ""


def expression(op, given, inputs, outputs):
    """The case in the language; None where it has nothing for it. May replace inputs."""
    a = inputs[0]
    rank = getattr(a, "ndim", 0)
    if op in SAME:
        return SAME[op]
    if op in REDUCTIONS or op in COMPOSED:
        axes = given.get("axes")
        if len(inputs) > 1:
            axes = [int(axis) for axis in inputs[1]]
            del inputs[1]
            if not axes and given.get("noop_with_empty_axes"):
                return "a"
        if axes is None or axes == []:
            axes = list(range(rank))
        function, operand, around = COMPOSED.get(op, (REDUCTIONS.get(op), "a", "{}"))
        return around.format(along(function, operand, axes, rank))
    if op in ("ArgMax", "ArgMin"):
        return None if given.get("select_last_index") else f"number({op.lower()}(a, axis = {given.get('axis', 0) % rank}))"
    if op in ("Max", "Min", "Sum", "Mean") and all(value.dtype == np.float32 for value in inputs):
        names = "abc"[: len(inputs)]
        if op in ("Sum", "Mean"):
            total = " + ".join(names)
            return total if op == "Sum" else f"({total}) / {len(names)}"
        result = names[0]
        for name in names[1:]:
            result = f"{op.lower()}({result}, {name})"
        return result
    if op in ("Softmax", "LogSoftmax"):
        return f"{'softmax' if op == 'Softmax' else 'log_softmax'}(a, axis = {given.get('axis', -1) % rank})"
    if op == "Hardmax":
        axis = given.get("axis", -1) % rank
        return f"one_hot(argmax(a, axis = {axis}), {a.shape[axis]})" if axis == rank - 1 else None
    if op in ("Elu", "Celu", "Selu", "LeakyRelu", "ThresholdedRelu", "HardSigmoid", "Shrink"):
        alpha = given.get("alpha", {"LeakyRelu": 0.01, "Selu": 1.67326319217681884765625, "HardSigmoid": 0.2}.get(op, 1.0))
        if op == "Elu":
            return "elu(a)" if alpha == 1 else f"where(a > 0, a, {number(alpha)} .* expm1(a))"
        if op == "LeakyRelu":
            return "leaky_relu(a)" if "alpha" not in given else f"where(a > 0, a, {number(alpha)} .* a)"
        if op == "Celu":
            return f"relu(a) + min(0, {number(alpha)} .* expm1(a / {number(alpha)}))"
        if op == "Selu":
            return f"{number(given.get('gamma', 1.05070102214813232421875))} .* where(a > 0, a, {number(alpha)} .* expm1(a))"
        if op == "ThresholdedRelu":
            return f"where(a > {number(alpha)}, a, 0)"
        if op == "HardSigmoid":
            return f"clip({number(alpha)} .* a + {number(given.get('beta', 0.5))}, 0, 1)"
        limit, bias = number(given.get("lambd", 0.5)), number(given.get("bias", 0.0))
        return f"where(a < -{limit}, a + {bias}, where(a > {limit}, a - {bias}, 0))"
    if op == "Clip" and len(inputs) == 3:
        low, high = number(inputs[1]), number(inputs[2])
        del inputs[1:]
        return f"clip(a, {low}, {high})"
    if op == "Clip" and a.dtype == np.float32 and len(inputs) < 3:
        return None
    if op == "Concat":
        return f"concat(a, b, axis = {given['axis'] % rank})"
    if op == "CumSum" and not given:
        axis = int(inputs[1]) % rank
        del inputs[1]
        return f"cumsum(a, axis = {axis})"
    if op == "Gemm":
        left = "a'" if given.get("transA") else "a"
        right = "b'" if given.get("transB") else "b"
        product = f"{number(given.get('alpha', 1.0))} * ({left} * {right})"
        return product + (f" + {number(given.get('beta', 1.0))} .* c" if len(inputs) > 2 else "")
    if op == "MatMul" and rank == 2:
        return "a * b"
    if op == "Einsum":
        return {"ij->ji": "a'", "ij->i": "sum(a, axis = 1)", "i,i": "dot(a, b)"}.get(given["equation"])
    if op == "Transpose" and rank == 2:
        return "a'"
    if op in ("Reshape", "Squeeze", "Unsqueeze"):
        del inputs[1:]
        return "reshape(a, [" + ", ".join(map(str, outputs[0].shape)) + "])"
    if op == "Gather" and given.get("axis", 0) == 0:
        inputs[1] = inputs[1] % a.shape[0]
        return "a[b]"
    if op == "LayerNormalization":
        axis = given.get("axis", -1) % rank
        del outputs[1:]
        return "layer_norm(a, axis = 1) .* b + c" if rank == 2 and axis == 1 and "epsilon" not in given else None
    if op == "SoftmaxCrossEntropyLoss":
        return cross_entropy(given, inputs, outputs, "log_softmax(a, axis = 1)")
    if op == "NegativeLogLikelihoodLoss":
        return cross_entropy(given, inputs, outputs, "a")
    return None


def cross_entropy(given, inputs, outputs, logarithms):
    """Of rows with one class each; an index to be ignored is a weight of 0."""
    a, labels = inputs[0], inputs[1]
    if a.ndim != 2 or len(outputs) > 1 or "ignore_index" in given:
        return None
    picked = f"sum({logarithms} .* one_hot(b, {a.shape[1]}), axis = 1)"
    if len(inputs) > 2:
        weight = f"(one_hot(b, {a.shape[1]}) * c)"
        ways = {"none": f"-{weight} .* {picked}", "sum": f"-sum({weight} .* {picked})",
                "mean": f"-sum({weight} .* {picked}) / sum({weight})"}
        return ways[given.get("reduction", "mean")]
    if logarithms != "a" and given.get("reduction", "mean") == "mean":
        return "cross_entropy(a, b)"
    return {"none": f"-{picked}", "sum": f"-sum({picked})", "mean": f"-mean({picked})"}[given.get("reduction", "mean")]


def by_name(inputs):
    """Whether one operand has all dimensions of the others: the language does not broadcast both."""
    largest = max(inputs, key=lambda value: value.size)
    return all(all(size in largest.shape for size in value.shape if size != 1) for value in inputs)


def numbers(array):
    flat = np.asarray(array).astype(np.float64).ravel()
    return " ".join(str(int(value)) if value == int(value) else repr(float(value)) for value in flat)


def line(case):
    op = case.model.graph.node[0].op_type
    given = attributes(case)
    inputs, outputs = (list(part) for part in case.data_sets[0])
    if len(case.model.graph.node) != 1 or not all(isinstance(value, (np.ndarray, np.generic)) for value in inputs + outputs):
        return None
    if any(value.dtype in (np.int8, np.uint8, np.int16, np.uint16, np.uint32, np.uint64, np.float16) for value in inputs):
        return None
    if not inputs:
        return None
    inputs, outputs = [np.asarray(value) for value in inputs], [np.asarray(value) for value in outputs]
    text = expression(op, given, inputs, outputs)
    if op in SAME and len(inputs) > 1 and not by_name(inputs):
        return None
    if text is None or any(value.size > MOST or value.size == 0 for value in inputs + outputs):
        return None
    if not np.all(np.isfinite(outputs[0].astype(np.float64))):
        return None
    declared = []
    for name, value in zip("abc", inputs):
        index = name == "b" and ("[b]" in text or "one_hot(b" in text or "(a, b)" in text and op == "SoftmaxCrossEntropyLoss")
        classes = inputs[0].shape[1 if "one_hot" in text or "cross" in text else 0] if index else 0
        keeps = op in ("Reshape", "Squeeze", "Unsqueeze", "Gather") or op.startswith(("Reduce", "Arg", "Softmax", "LogSoftmax"))
        size = "[" + ", ".join(map(str, value.shape)) + "]" if (keeps or op in ("MatMul", "Concat", "Hardmax", "LayerNormalization")) and value.shape else shape(value)
        declared.append(f"{name}{size}" + (f" : index({classes})" if index else ""))
    return "; ".join([case.name[5:], "|".join(declared), text, "|".join(map(numbers, inputs)), numbers(outputs[0])])


def updates(case):
    """A line for each tensor of an optimizer's case."""
    op = case.model.graph.node[0].op_type
    given = attributes(case)
    inputs, outputs = case.data_sets[0]
    rate, step, rest = float(inputs[0]), int(inputs[1]), inputs[2:]
    # ONNX counts the steps before this one; at 0 its Adam corrects nothing, as others do in the limit of many steps.
    step = (step or 10**9) if op == "Adam" else step + 1
    states = {"Adagrad": 1, "Momentum": 1, "Adam": 2}[op]
    count = len(rest) // (2 + states)
    if op == "Adagrad":
        rule = f"adagrad; rate={rate!r} rate_decay={given['decay_factor']!r} epsilon={given['epsilon']!r} decay={given['norm_coefficient']!r}"
    elif op == "Momentum":
        nesterov = " nesterov" if given["mode"] == "nesterov" else ""
        rule = f"sgd; rate={rate!r} momentum={given['alpha']!r} decay={given['norm_coefficient']!r}{nesterov}"
        if given["beta"] != 1 and step > 1:
            return []
    else:
        # The numbers of adam_multiple were made with an epsilon that its node does not state.
        epsilon = given.get("epsilon", 1e-2)
        rule = (f"adam; rate={rate!r} beta1={given['alpha']!r} beta2={given['beta']!r} epsilon={epsilon!r}"
                f" decay={given['norm_coefficient']!r}")
    lines = []
    for i in range(count):
        before = [rest[i + count * part] for part in range(2 + states)]
        after = [outputs[i + count * part] for part in range(1 + states)]
        lines.append("; ".join([f"{case.name[5:]}_{i}", rule, str(step), "|".join(map(numbers, before)), "|".join(map(numbers, after))]))
    return lines


with open("onnx.csv", "w") as file, open("onnx_updates.csv", "w") as update_file:
    for case in CASES:
        if case.model is None:
            continue
        if case.model.graph.node[0].op_type in ("Adagrad", "Momentum", "Adam"):
            update_file.writelines(text + "\n" for text in updates(case))
            continue
        text = line(case)
        if text:
            file.write(text + "\n")
