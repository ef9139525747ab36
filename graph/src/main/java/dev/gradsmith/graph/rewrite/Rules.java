package dev.gradsmith.graph.rewrite;

import java.util.List;

/** All rules in their order: what makes a node smaller before what moves it. */
final class Rules {
    static final List<Rule> ALL = List.of(
            new Rule("fold constants", "2 + 3 = 5", ArithmeticRules::fold),
            new Rule("addition", "x + 0 = x, x + -y = x - y, x + -2 y = x - 2 y", ArithmeticRules::addition),
            new Rule("subtraction", "x - 0 = x, 0 - x = -x, x - -y = x + y", ArithmeticRules::subtraction),
            new Rule("multiplication", "1 x = x, x x = x^2, x (c y) = c (x y)", ArithmeticRules::multiplication),
            new Rule("like terms", "x + x = 2 x, 2 x + x = 3 x", LikeTerms::ofSum),
            new Rule("common factor", "c x + c y = c (x + y), x / c + y / c = (x + y) / c", CommonFactor::ofSum),
            new Rule("division", "x / 1 = x, -x / y = -(x / y), n / n = 1 for a size", ArithmeticRules::division),
            new Rule(
                    "product with quotient",
                    "x (1 / y) = x / y, 2 (3 / y) = 6 / y, x (y / c) = (x y) / c",
                    ArithmeticRules::productWithQuotient),
            new Rule("power", "x^2 = x x, x^1 = x, x^0 = 1, x^-1 = 1 / x", ArithmeticRules::power),
            new Rule(
                    "negation",
                    "--x = x, -(x - y) = y - x, -(c x) = (-c) x, -((x - y) z) = (y - x) z",
                    ArithmeticRules::negation),
            new Rule("decided choice", "where(1 < 2, x, y) = x, where(c, x, x) = x", ConditionRules::decided),
            new Rule("choice within a choice", "where(c, where(c, x, y), z) = where(c, x, z)", ConditionRules::nested),
            new Rule("opposite condition", "where(!c, x, y) = where(c, y, x), !!c = c", ConditionRules::negated),
            new Rule("condition of a choice", "(where(c, 1, 0) > 0) = c", ConditionRules::ofIndicator),
            new Rule(
                    "complementary choices",
                    "where(c, x, 0) + where(c, 0, y) = where(c, x, y)",
                    ConditionRules::complementary),
            new Rule("sign of a choice", "where(c, -x, 0) = -where(c, x, 0)", ConditionRules::sign),
            new Rule("root of 0", "where(x == 0, 0, sqrt(x)) = sqrt(x)", ConditionRules::rootOfZero),
            new Rule("stable form", "log(1 + exp(x)) = softplus(x), sqrt(x^2) = abs(x), …", StableForms::apply),
            new Rule("compute repeated scalars once", "f(s, s, …) = f(s) repeated", StructureRules::hoistUniform),
            new Rule("sign of what is repeated", "repeated -x = -(repeated x)", StructureRules::liftSign),
            new Rule("merge repetitions", "a repetition repeated is one", StructureRules::mergeBroadcasts),
            new Rule("merge transpositions", "x'' = x", StructureRules::mergePermutations),
            new Rule("rearranged condition", "(x < y)' = x' < y'", StructureRules::rearrangedCondition),
            new Rule("part of what is repeated", "s repeated [a:b] = s repeated", StructureRules::sliceOfRepeated),
            new Rule("first coefficient", "a recurrence from 0 does not use it", StructureRules::firstCoefficient),
            new Rule("merge reductions", "sum(sum(x, n), d) = sum(x)", StructureRules::mergeReductions),
            new Rule("sum of what is repeated", "sum of n times s = n s", StructureRules::sumOfRepeated),
            new Rule("sum of a pick", "sum(where(k == range(c), x, 0), c) = x", PickRules::sum),
            new Rule("lift factor of sum", "sum(c x) = c sum(x)", ProductRules::liftFactorOfSum),
            new Rule("lift factor of product", "X (c y) = c (X y)", ProductRules::liftFactorOfContraction),
            new Rule("lift factor of transpose", "(c X)' = c X'", ProductRules::liftFactorOfTranspose),
            new Rule("sum of products to product", "sum of outer(x[i], r[i]) = X' r", ProductRules::sumOfProduct),
            new Rule("absorb transpose", "a product reads X' out of X", ProductRules::absorbTranspose),
            new Rule("transpose of product", "(A B)' = B' A'", ProductRules::transposeOfProduct),
            new Rule("product with repeated scalar to sum", "X' 1 = sum(X, n)", ProductRules::productWithUniform),
            new Rule("product with unit matrix", "I A = A", IdentityRules::product),
            new Rule("order of factors", "the product of B and A is that of A and B", ProductRules::orderOfOperands),
            new Rule("symmetric factor", "(A A')' = A A'", ProductRules::symmetricFactor),
            new Rule("order of operands", "y + x = x + y, y x = x y, where that is known", ArithmeticRules::order));

    private Rules() {}
}
