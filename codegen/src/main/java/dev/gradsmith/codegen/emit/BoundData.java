package dev.gradsmith.codegen.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.gradsmith.graph.model.Declaration;
import dev.gradsmith.graph.model.ModelGraph;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.element.Modifier;

/**
 * A generated class that holds a model's data and a copy of the model, to compute at one point of its parameters after the other. The data is the
 * caller's, and is read anew each time.
 */
final class BoundData {
    private final ModelGraph model;
    private final ClassName modelClass;
    private final List<Declaration> data;
    private final RealType real;
    private final NameScope scope = new NameScope();
    private final String copy;

    BoundData(ModelGraph model, ClassName modelClass) {
        this.model = model;
        this.modelClass = modelClass;
        this.data = ModelEmitter.data(model);
        this.real = new RealType(model.precision());
        dimensions().forEach(scope::newName);
        data.forEach(one -> scope.newName(one.name()));
        this.copy = scope.newName("model");
    }

    /** A name that no field has. */
    String newName(String suggestion) {
        return scope.newName(suggestion);
    }

    /** The names of one method, none of which hides a field. */
    NameScope locals() {
        return scope.inner();
    }

    /** The field with the copy of the model. */
    String copy() {
        return copy;
    }

    private Set<String> dimensions() {
        Set<String> dimensions = new TreeSet<>(model.modelDimensions());
        dimensions.addAll(RunArguments.dataDimensions(model, data));
        return dimensions;
    }

    /** Adds the fields, and to the constructor what sets them; it takes the model, the data and the sizes of the data's dimensions. */
    MethodSpec.Builder addTo(TypeSpec.Builder type) {
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder().addParameter(modelClass, copy);
        type.addField(modelClass, copy, Modifier.PRIVATE, Modifier.FINAL);
        constructor.addStatement("this.$1L = $2T.copy($1L)", copy, parameters());
        for (Declaration one : data) {
            addField(type, constructor, real.of(one.type()), one.name());
        }
        for (String dimension : RunArguments.dataDimensions(model, data)) {
            addField(type, constructor, TypeName.INT, dimension);
        }
        for (String dimension : model.modelDimensions()) {
            type.addField(TypeName.INT, dimension, Modifier.PRIVATE, Modifier.FINAL);
            constructor.addStatement("this.$1L = $2L.$1L", dimension, copy);
        }
        return constructor;
    }

    private static void addField(TypeSpec.Builder type, MethodSpec.Builder constructor, TypeName kind, String name) {
        type.addField(kind, name, Modifier.PRIVATE, Modifier.FINAL);
        constructor.addParameter(kind, name).addStatement("this.$1L = $1L", name);
    }

    /** Adds a field with a program for the copy, and gives its name. */
    String addProgram(TypeSpec.Builder type, MethodSpec.Builder constructor, NestedClass nested) {
        String programClass = nested.of(model);
        String name = newName(Character.toLowerCase(programClass.charAt(0)) + programClass.substring(1));
        ClassName program = modelClass.nestedClass(programClass);
        type.addField(FieldSpec.builder(program, name, Modifier.PRIVATE, Modifier.FINAL)
                .build());
        constructor.addStatement("this.$L = new $T(this.$L)", name, program, copy);
        return name;
    }

    /** The class that moves parameters between the copy and one array. */
    ClassName parameters() {
        return NestedClass.FLAT_PARAMETERS.in(model, modelClass);
    }

    /** What the constructor takes, in the words of a method that has the data as arguments. */
    static String arguments(ModelGraph model, String modelExpression) {
        StringBuilder arguments = new StringBuilder(modelExpression);
        List<Declaration> data = ModelEmitter.data(model);
        data.forEach(one -> arguments.append(", ").append(one.name()));
        RunArguments.dataDimensions(model, data)
                .forEach(dimension -> arguments.append(", ").append(dimension));
        return arguments.toString();
    }
}
