package dev.gradsmith.codegen;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Path;

/** An object of a generated class, whose methods are called by their names. */
record GeneratedObject(Object value) {
    static GeneratedObject builder(Class<?> type) {
        try {
            return new GeneratedObject(type.getMethod("builder").invoke(null));
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(type + " has no builder", e);
        }
    }

    /** A trainer that goes on with a model. */
    static GeneratedObject trainerOf(Class<?> type, GeneratedObject model) {
        try {
            Object trainer = type.getMethod("of", model.value().getClass()).invoke(null, model.value());
            return new GeneratedObject(trainer);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(type + " goes on with no model", e);
        }
    }

    /** What a model's or trainer's {@code load} gives; an exception of it as it is. */
    static GeneratedObject loaded(Class<?> type, Path file) {
        try {
            return new GeneratedObject(type.getMethod("load", Path.class).invoke(null, file));
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IOException cause) {
                throw new UncheckedIOException(cause.getMessage(), cause);
            }
            throw new AssertionError(e);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(type + " has no load", e);
        }
    }

    /** What the method of this name with as many arguments gives; an exception of it as it is. */
    Object call(String name, Object... arguments) {
        for (Method method : value.getClass().getMethods()) {
            if (method.getName().equals(name) && takes(method, arguments)) {
                return invoke(method, arguments);
            }
        }
        throw new AssertionError("no " + name + " with " + arguments.length + " arguments in " + value.getClass());
    }

    GeneratedObject object(String name, Object... arguments) {
        return new GeneratedObject(call(name, arguments));
    }

    double[] array(String name, Object... arguments) {
        return Reals.doubles(call(name, arguments));
    }

    private static boolean takes(Method method, Object... arguments) {
        Class<?>[] types = method.getParameterTypes();
        boolean fits = types.length == arguments.length;
        for (int i = 0; fits && i < types.length; i++) {
            fits = types[i].isPrimitive() ? arguments[i] instanceof Number : types[i].isInstance(arguments[i]);
        }
        return fits;
    }

    private Object invoke(Method method, Object... arguments) {
        try {
            method.setAccessible(true);
            return method.invoke(value, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new AssertionError(e);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }
}
