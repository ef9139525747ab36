package dev.gradsmith.codegen;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.CodeSizeEvaluator;

/** How long the methods of compiled classes are. */
final class MethodSizes {
    /** HotSpot interprets longer ones for ever. */
    static final int MOST = 8_000;

    private MethodSizes() {}

    /** The bytes of each method, at most, by the names of its class without the package and its own. */
    static Map<String, Integer> of(Path folder) throws IOException {
        Map<String, Integer> sizes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> classes =
                    files.filter(path -> path.toString().endsWith(".class")).toList();
            for (Path file : classes) {
                collect(file, sizes);
            }
        }
        return sizes;
    }

    private static void collect(Path file, Map<String, Integer> sizes) throws IOException {
        String className = file.getFileName().toString().replace(".class", "");
        ClassVisitor visitor = new ClassVisitor(Opcodes.ASM9) {
            @Override
            public MethodVisitor visitMethod(
                    int access, String name, String descriptor, String signature, String[] exceptions) {
                return new CodeSizeEvaluator(null) {
                    @Override
                    public void visitEnd() {
                        sizes.merge(className + "." + name, getMaxSize(), Math::max);
                    }
                };
            }
        };
        try (InputStream stream = Files.newInputStream(file)) {
            new ClassReader(stream).accept(visitor, 0);
        }
    }
}
