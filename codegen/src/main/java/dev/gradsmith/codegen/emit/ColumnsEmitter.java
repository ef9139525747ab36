package dev.gradsmith.codegen.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.gradsmith.graph.Dimension;
import dev.gradsmith.graph.ElementType;
import dev.gradsmith.graph.model.Declaration;
import dev.gradsmith.graph.model.ModelGraph;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** Writes the class with which one says which columns of a source a model's data are: a method for each of them. */
final class ColumnsEmitter {
    private static final String TRAINER = "trainer";

    private final ModelGraph model;
    private final ClassName trainerClass;
    private final ClassName className;
    private final RealType real;

    ColumnsEmitter(ModelGraph model, ClassName trainerClass) {
        this.model = model;
        this.trainerClass = trainerClass;
        this.className = trainerClass.nestedClass("Columns");
        this.real = new RealType(model.precision());
    }

    void addTo(TypeSpec.Builder type) {
        type.addMethod(MethodSpec.methodBuilder("columns")
                .addModifiers(Modifier.PUBLIC)
                .returns(className)
                .addJavadoc("Says from which columns of a file, a database or arrays the model's data are read.\n")
                .addStatement("return new $T(this)", className)
                .build());
        type.addType(columns());
    }

    private TypeSpec columns() {
        TypeSpec.Builder type = TypeSpec.classBuilder(className)
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .superclass(RuntimeTypes.COLUMN_BINDING)
                .addJavadoc("The columns of the model's data; what is not named is the column of its own name.\n")
                .addMethod(constructor());
        ModelEmitter.data(model).forEach(one -> type.addMethod(bind(one)));
        return type.build();
    }

    private MethodSpec constructor() {
        MethodSpec.Builder method =
                MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).addParameter(trainerClass, TRAINER);
        for (Declaration one : ModelEmitter.data(model)) {
            method.addStatement(
                    "$L($S, $S, $L$L)", adder(one), one.name(), one.type().shapeText(), width(one), bound(one));
        }
        return method.build();
    }

    private String adder(Declaration one) {
        return switch (real.plural(one.type())) {
            case "ints" -> "addIndices";
            case "floats" -> "addFloats";
            default -> "addDoubles";
        };
    }

    /** How many values a row has; 0 where the data tell it. */
    private String width(Declaration one) {
        List<Dimension> row = one.type().shape().subList(1, one.type().rank());
        boolean known = row.stream().allMatch(size -> model.modelDimensions().containsAll(size.names()));
        return known ? extents().product(row) : "0";
    }

    private CodeBlock bound(Declaration one) {
        if (!(one.type().element() instanceof ElementType.Index index)) {
            return CodeBlock.of("");
        }
        boolean known = model.modelDimensions().containsAll(index.bound().names());
        return CodeBlock.of(", $S, $L", index.bound(), known ? extents().size(index.bound()) : "0");
    }

    private Extents extents() {
        Map<String, String> fields =
                model.modelDimensions().stream().collect(Collectors.toMap(name -> name, name -> TRAINER + "." + name));
        return new Extents(Optional.empty(), "", fields);
    }

    private MethodSpec bind(Declaration one) {
        return MethodSpec.methodBuilder(one.name())
                .addModifiers(Modifier.PUBLIC)
                .returns(className)
                .addParameter(String[].class, "columns")
                .varargs()
                .addJavadoc(
                        "The columns of {@code $L} {@code $L}, whose values come one after the other in each row.\n",
                        one.name(),
                        one.type().shapeText())
                .addStatement("bind($S, columns)", one.name())
                .addStatement("return this")
                .build();
    }
}
