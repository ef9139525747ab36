package dev.gradsmith;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.gradsmith.graph.op.Op;

/** Which package may know which: a model goes one way through the phases, and generated code needs the runtime alone. */
@AnalyzeClasses(packages = "dev.gradsmith", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String[] GRAPH = {"dev.gradsmith.graph..", "dev.gradsmith.diagnostic.."};
    private static final String[] DSL = {"dev.gradsmith.dsl.."};
    private static final String[] CODEGEN = {"dev.gradsmith.codegen..", "dev.gradsmith.compiler.."};
    private static final String[] COMPILER = {
        "dev.gradsmith.graph..",
        "dev.gradsmith.diagnostic..",
        "dev.gradsmith.dsl..",
        "dev.gradsmith.codegen..",
        "dev.gradsmith.compiler.."
    };

    @ArchTest
    static final ArchRule onlyTheParserKnowsAntlr = noClasses()
            .that()
            .resideOutsideOfPackage("dev.gradsmith.dsl.parse..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.antlr..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule onlyTheEmitterKnowsJavaPoet = noClasses()
            .that()
            .resideOutsideOfPackage("dev.gradsmith.codegen.emit..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.palantir.javapoet..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule theCompilerDoesNotKnowTheRuntime = noClasses()
            .that()
            .resideInAnyPackage(COMPILER)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.gradsmith.runtime..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule theRuntimeNeedsTheJdkAlone = classes()
            .that()
            .resideInAPackage("dev.gradsmith.runtime..")
            .and()
            .resideOutsideOfPackage("dev.gradsmith.runtime.vector..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("dev.gradsmith.runtime..", "java..", "org.jspecify.annotations..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule theGraphDoesNotKnowTheLanguage = noClasses()
            .that()
            .resideInAnyPackage(GRAPH)
            .should()
            .dependOnClassesThat(resideInAnyPackage(DSL).or(resideInAnyPackage(CODEGEN)))
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule theLanguageDoesNotKnowCodeGeneration = noClasses()
            .that()
            .resideInAnyPackage(DSL)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(CODEGEN)
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule reverseModeKnowsNoOperatorByName = noClasses()
            .that()
            // The guards beside it know choices, because what a choice leaves out is their matter.
            .haveFullyQualifiedName("dev.gradsmith.graph.autodiff.Differentiator")
            .should()
            .dependOnClassesThat(anOperatorItself())
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule theRuntimesInternalsStayInside = noClasses()
            .that()
            .resideOutsideOfPackage("dev.gradsmith.runtime..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.gradsmith.runtime.internal..")
            .allowEmptyShould(true);

    private static DescribedPredicate<JavaClass> anOperatorItself() {
        return resideInAPackage("dev.gradsmith.graph.op..")
                .and(assignableTo(Op.class))
                .and(DescribedPredicate.not(DescribedPredicate.describe("Op", type -> type.isEquivalentTo(Op.class))))
                .as("implement Op");
    }
}
