package dev.gradsmith.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** The arrays of a {@code .npz} file while they are read, row beside row. */
final class NpzReader implements TableReader {
    private final Path file;
    private final ZipFile zip;
    private final Map<String, ArrayReader> arrays = new LinkedHashMap<>();

    private NpzReader(Path file, ZipFile zip, String... names) throws IOException {
        this.file = file;
        this.zip = zip;
        Map<String, ZipEntry> chosen = Names.chosen(file.toString(), "array", Npz.entries(file, zip), names);
        for (Map.Entry<String, ZipEntry> entry : chosen.entrySet()) {
            ArrayReader array = array(entry.getKey(), entry.getValue());
            arrays.put(entry.getKey(), array);
            Map.Entry<String, ArrayReader> first = arrays.entrySet().iterator().next();
            if (array.rows() != first.getValue().rows()) {
                throw Npz.unequal(file, first.getKey(), first.getValue().rows(), entry.getKey(), array.rows());
            }
        }
    }

    static NpzReader open(Path file, String... names) throws DataException {
        BinaryFile.checkReadable(file);
        try {
            ZipFile zip = new ZipFile(file.toFile());
            try {
                return new NpzReader(file, zip, names);
            } catch (IOException e) {
                zip.close();
                throw e;
            }
        } catch (IOException e) {
            throw Npz.failure(file, e);
        }
    }

    private ArrayReader array(String name, ZipEntry entry) throws IOException {
        String place = Npz.place(file, name);
        ByteInput bytes = new ByteInput(place, new CheckedEntry(place, zip, entry), ByteInput.UNKNOWN);
        try {
            return Npy.rows(bytes, place, name);
        } catch (ZipException e) {
            throw Npz.damaged(place, e);
        }
    }

    @Override
    public int width() {
        return (int) Math.min(
                Integer.MAX_VALUE,
                arrays.values().stream().mapToLong(TableReader::width).sum());
    }

    @Override
    public Table next(int most) throws IOException {
        List<Column> columns = new ArrayList<>();
        for (Map.Entry<String, ArrayReader> array : arrays.entrySet()) {
            columns.add(next(array.getKey(), array.getValue(), most));
        }
        return Table.of(file.toString(), columns, columns.get(0).rows());
    }

    private Column next(String name, ArrayReader array, int most) throws IOException {
        try {
            return array.next(most).column(name);
        } catch (ZipException e) {
            throw Npz.damaged(Npz.place(file, name), e);
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
