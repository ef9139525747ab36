package dev.gradsmith.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each way to break a file, and the whole message that its reader gets, after the file's name. */
final class BrokenSafetensorsTest {
    private static final String GOOD = "{'x':{'dtype':'F32','shape':[2],'data_offsets':[0,8]}}";

    @TempDir
    private Path folder;

    private Path file = Path.of("");

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("w.safetensors");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``                     | not a safetensors file: its header does not begin with '{'
            []                     | not a safetensors file: its header does not begin with '{'
            {                      | malformed header at byte 1: expected '"' but found the end
            {}                     | the tensors take 0 bytes, the file has 8 for them
            {}x                    | malformed header at byte 2: expected the end but found 'x'
            {'x'}                  | malformed header at byte 4: expected ':' but found '}'
            {'x':1}                | malformed header at byte 5: expected '{' but found '1'
            {'x':{}}               | malformed header at byte 6: expected '"' but found '}'
            {'x':{'shape':[2]}}    | malformed header at byte 18: tensor 'x' has no dtype
            {'x':{'dtype':'F32'}}  | malformed header at byte 20: tensor 'x' has no shape
            {'x':{'dtype':'F32','dtype':'F32'}} | malformed header at byte 33: tensor 'x' has two members 'dtype'
            {'x':{'dtype':'F31'}}  | malformed header at byte 19: tensor 'x' has the unknown dtype 'F31'
            {'x':{'type':'F32'}}   | malformed header at byte 13: tensor 'x' has an unknown member 'type'
            {'x':{'shape':[-1]}}   | malformed header at byte 15: expected a whole number but found '-'
            {'x':{'shape':[2.0]}}  | malformed header at byte 16: expected a whole number but found a fraction or an exponent
            {'x':{'shape':[02]}}   | malformed header at byte 17: a number begins with 0
            {'x':{'shape':[9223372036854775808]}} | malformed header at byte 33: the number is too large
            {'\\q':1}              | malformed header at byte 4: an unknown escape in a string
            {'\\u12G4':1}          | malformed header at byte 6: \\u needs four hexadecimal digits
            {'\\ud800':1}          | malformed header at byte 9: half a surrogate pair in a string
            {'__metadata__':{'a':'b','a':'c'}} | malformed header at byte 32: 'a' occurs twice in __metadata__
            """)
    void headerThatIsNoHeader(String header, String message) throws IOException {
        assertThat(failure(header)).isEqualTo(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            [2]         | [0,8,9]             | data_offsets must be two numbers, are 3
            [3]         | [0,8]               | its shape and dtype take 12 bytes, its data_offsets span 8
            [4294967296,1073741824,4] | [0,8] | the product of its shape is too large
            """)
    void tensorThatContradictsItself(String shape, String offsets, String message) throws IOException {
        String header = "{'x':{'dtype':'F32','shape':" + shape + ",'data_offsets':" + offsets + "}}";
        assertThat(failure(header)).endsWith(": tensor 'x': " + message);
    }

    @Test
    void tensorsThatOverlapOrLeaveHoles() throws IOException {
        String x =
                "{'x':{'dtype':'F32','shape':[1],'data_offsets':[0,4]},'y':{'dtype':'F32','shape':[1],'data_offsets':";
        assertThat(failure(x + "[0,4]}}"))
                .endsWith("an overlap with tensor 'y': it begins at 0, the one before ends at 4");
        assertThat(failure(x + "[8,12]}}"))
                .endsWith("a hole before tensor 'y': it begins at 8, the one before ends at 4");
        assertThat(failure(x + "[4,0]}}")).endsWith("tensor 'y' ends at 0, before it begins, at 4");
        assertThat(failure(GOOD.replace("}}", "},'x':{}}"))).endsWith("'x' occurs twice");
        assertThat(failure("{'x':{'dtype':'F32','shape':[4],'data_offsets':[0,16]}}"))
                .endsWith("cut short: the tensors take 16 bytes, the file has 8 for them");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            9                   | cut short: a header of 9 bytes in a file of 16
            100000001           | not a safetensors file: a header of 100000001 bytes, more than the allowed 100000000
            -1                  | not a safetensors file: a header of 18446744073709551615 bytes, more than the allowed 100000000
            9223372036854775807 | not a safetensors file: a header of 9223372036854775807 bytes, more than the allowed 100000000
            """)
    void headerLengthThatLies(long length, String message) throws IOException {
        byte[] bytes = ByteBuffer.allocate(16)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(length)
                .array();
        Files.write(file, bytes);
        assertThat(failure()).isEqualTo(message);
    }

    /** Cut at every byte, it is refused; never read in part. */
    @Test
    void fileThatWasCut() throws IOException {
        Safetensors.write(file, Map.of("w", Tensor.of(new float[] {1, 2, 3}, 3)), Map.of("a", "b"));
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThat(failure()).as("of %d bytes", length).isNotEmpty();
        }
        Files.write(file, Arrays.copyOf(whole, whole.length + 1));
        assertThat(failure()).endsWith("the tensors take 12 bytes, the file has 13 for them");
    }

    /** Whatever the bytes, a file is read or refused: no other exception, no endless loop. */
    @Test
    void fileWithWrongBytes() throws IOException {
        Safetensors.write(
                file, Map.of("w", Tensor.of(new float[] {1}), "v", Tensor.of(new long[2], 2)), Map.of("a", "\n"));
        byte[] whole = Files.readAllBytes(file);
        Random random = new Random(4);
        for (int round = 0; round < 2_000; round++) {
            byte[] changed = whole.clone();
            for (int i = random.nextInt(3); i >= 0; i--) {
                changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
            }
            Files.write(file, changed);
            try {
                assertThat(Safetensors.read(file).names()).isNotNull();
            } catch (SafetensorsException e) {
                assertThat(e).hasMessageStartingWith(file + ": ");
            }
        }
    }

    @Test
    void deepNestingIsRefusedLikeAnyOther() throws IOException {
        assertThat(failure("{'x':" + "[".repeat(1_000_000))).endsWith("expected '{' but found '['");
    }

    @Test
    void whatIsNoFile() {
        assertThatThrownBy(() -> Safetensors.read(folder))
                .isInstanceOf(SafetensorsException.class)
                .hasMessage(folder + ": not a safetensors file: it is a directory");
        assertThatThrownBy(() -> Safetensors.read(file))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void pathBelowAFile() throws IOException {
        Files.writeString(file, "");
        assertThatThrownBy(() -> Safetensors.read(file.resolve("x.safetensors")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(file.resolve("x.safetensors").toString());
    }

    @Test
    void tensorThatIsNotThere() throws IOException {
        Safetensors.write(file, Map.of("weight", Tensor.scalar(1f), "bias", Tensor.scalar(1.0)), Map.of());
        Safetensors read = Safetensors.read(file);
        assertThatThrownBy(() -> read.tensor("wieght"))
                .hasMessage(file + ": no tensor 'wieght'; did you mean 'weight'?");
        assertThatThrownBy(() -> read.tensor("k")).hasMessage(file + ": no tensor 'k'; it has bias, weight");
        Safetensors.write(file, Map.of(), Map.of());
        Safetensors empty = Safetensors.read(file);
        assertThatThrownBy(() -> empty.tensor("k")).hasMessage(file + ": no tensor 'k'; it has none");
    }

    @Test
    void elementTypeWithoutAReader() throws IOException {
        write(GOOD.replace("F32", "F16").replace("[2]", "[4]"));
        assertThatThrownBy(() -> Safetensors.read(file).tensor("x"))
                .hasMessage(file + ": cannot read tensor 'x': its values are F16; F32, F64, I32 and I64 are read");
    }

    private String failure(String header) throws IOException {
        write(header);
        return failure();
    }

    private String failure() {
        SafetensorsException failure = catchThrowableOfType(SafetensorsException.class, () -> Safetensors.read(file));
        assertThat(failure).hasMessageStartingWith(file + ": ");
        return failure.getMessage().substring((file + ": ").length());
    }

    /** A file of this header, quotation marks written as apostrophes, and eight bytes of data. */
    private void write(String header) throws IOException {
        byte[] text = header.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(16 + text.length).order(ByteOrder.LITTLE_ENDIAN);
        Files.write(file, bytes.putLong(text.length).put(text).array());
    }
}
