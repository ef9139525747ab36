package dev.gradsmith.maven;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The text of a model file, as far as it is text.
 *
 * @param mistake the first place that is not UTF-8; empty if all of it is
 */
record ModelText(String text, Optional<Problem> mistake) {
    static ModelText decode(Path file, byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(in, out, true);
        String text = out.flip().toString();
        if (!result.isError()) {
            return new ModelText(text, Optional.empty());
        }
        int line = 1 + (int) text.chars().filter(c -> c == '\n').count();
        int column = text.length() - text.lastIndexOf('\n');
        String message = "byte " + (in.position() + 1) + " of the file is not UTF-8 text; save it in that encoding";
        return new ModelText(text, Optional.of(Problem.at(file, line, column, message)));
    }
}
