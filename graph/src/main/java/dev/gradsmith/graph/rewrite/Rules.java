package dev.gradsmith.graph.rewrite;

import java.util.List;

/** All rules in their order: what makes a node smaller before what moves it. */
final class Rules {
    static final List<Rule> ALL = List.of(
            new Rule("fold constants", ArithmeticRules::fold),
            new Rule("addition", ArithmeticRules::addition),
            new Rule("subtraction", ArithmeticRules::subtraction),
            new Rule("multiplication", ArithmeticRules::multiplication),
            new Rule("division", ArithmeticRules::division),
            new Rule("power", ArithmeticRules::power),
            new Rule("negation", ArithmeticRules::negation),
            new Rule("decided choice", ArithmeticRules::choice),
            new Rule("stable form", StableForms::apply),
            new Rule("compute repeated scalars once", StructureRules::hoistUniform),
            new Rule("merge repetitions", StructureRules::mergeBroadcasts),
            new Rule("merge transpositions", StructureRules::mergePermutations),
            new Rule("rearranged condition", StructureRules::rearrangedCondition),
            new Rule("merge reductions", StructureRules::mergeReductions),
            new Rule("sum of what is repeated", StructureRules::sumOfRepeated),
            new Rule("lift factor of sum", ProductRules::liftFactorOfSum),
            new Rule("lift factor of product", ProductRules::liftFactorOfContraction),
            new Rule("sum of products to product", ProductRules::sumOfProduct),
            new Rule("absorb transpose", ProductRules::absorbTranspose),
            new Rule("transpose of product", ProductRules::transposeOfProduct),
            new Rule("product with repeated scalar to sum", ProductRules::productWithUniform),
            new Rule("product with unit matrix", IdentityRules::product));

    private Rules() {}
}
