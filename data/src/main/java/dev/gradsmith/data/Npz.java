package dev.gradsmith.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Reads NumPy's {@code .npz} files, compressed or not: each array is a column of its name. What {@link Npy} says of arrays holds here too. */
public final class Npz {
    private static final String SUFFIX = ".npy";

    private Npz() {}

    /**
     * Reads all arrays of a file, or those that are named; the others are not looked at.
     *
     * @throws DataException if the file is no {@code .npz} file, has no array of a name, its arrays have not all the same number of rows, or one
     *     cannot be read
     */
    public static Table read(Path file, String... arrays) throws DataException {
        BinaryFile.checkReadable(file);
        try (ZipFile zip = new ZipFile(file.toFile())) {
            List<Column> columns = new ArrayList<>();
            Map<String, ZipEntry> chosen = Names.chosen(file.toString(), "array", entries(file, zip), arrays);
            for (Map.Entry<String, ZipEntry> entry : chosen.entrySet()) {
                columns.add(column(file, zip, entry.getKey(), entry.getValue()));
            }
            return Table.of(file.toString(), columns, rows(file, columns));
        } catch (ZipException e) {
            throw new DataException(file.toString(), "not a .npz file, or a damaged one: " + e.getMessage(), e);
        } catch (IOException e) {
            throw DataException.of(file, e);
        }
    }

    private static Map<String, ZipEntry> entries(Path file, ZipFile zip) throws DataException {
        Map<String, ZipEntry> arrays = new LinkedHashMap<>();
        Enumeration<? extends ZipEntry> entries = zip.entries();
        while (entries.hasMoreElements()) {
            ZipEntry entry = entries.nextElement();
            String name = entry.getName();
            if (!name.endsWith(SUFFIX)) {
                continue;
            }
            String array = name.substring(0, name.length() - SUFFIX.length());
            if (arrays.put(array, entry) != null) {
                throw new DataException(file, "two arrays are called '" + array + "'");
            }
        }
        if (arrays.isEmpty()) {
            throw new DataException(file, "there are no arrays in it: no entry's name ends in " + SUFFIX);
        }
        return arrays;
    }

    private static Column column(Path file, ZipFile zip, String name, ZipEntry entry) throws IOException {
        String place = file + ": array '" + name + "'";
        try (CheckedInputStream stream = new CheckedInputStream(zip.getInputStream(entry), new CRC32())) {
            ByteInput bytes = new ByteInput(place, stream, ByteInput.UNKNOWN);
            Column column = Npy.column(bytes, place, name);
            bytes.expectEnd();
            if (stream.getChecksum().getValue() != entry.getCrc()) {
                throw new DataException(place, "damaged: its checksum is wrong");
            }
            return column;
        } catch (ZipException e) {
            throw new DataException(place, "damaged: " + e.getMessage(), e);
        }
    }

    private static int rows(Path file, List<Column> columns) throws DataException {
        Column first = columns.get(0);
        for (Column column : columns) {
            if (column.rows() != first.rows()) {
                throw new DataException(
                        file,
                        "array '" + first.name() + "' has " + first.rows() + " rows, array '" + column.name() + "' "
                                + column.rows() + "; name those that belong together");
            }
        }
        return first.rows();
    }
}
