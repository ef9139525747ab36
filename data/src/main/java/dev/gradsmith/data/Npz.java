package dev.gradsmith.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        } catch (IOException e) {
            throw failure(file, e);
        }
    }

    /** Arrays larger than memory, read as {@link #read} does; in C's order only. */
    public static TableBlocks blocks(Path file, String... arrays) {
        String[] kept = arrays.clone();
        return TableBlocks.ofFile(file, "", () -> NpzReader.open(file, kept));
    }

    /** The arrays of a file, by their names. */
    static Map<String, ZipEntry> entries(Path file, ZipFile zip) throws DataException {
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
        String place = place(file, name);
        try (ByteInput bytes = new ByteInput(place, new CheckedEntry(place, zip, entry), ByteInput.UNKNOWN)) {
            Column column = Npy.column(bytes, place, name);
            bytes.expectEnd();
            return column;
        } catch (ZipException e) {
            throw damaged(place, e);
        }
    }

    /** How errors name an array. */
    static String place(Path file, String array) {
        return file + ": array '" + array + "'";
    }

    /** What cannot be unpacked. */
    static DataException damaged(String place, ZipException e) {
        return new DataException(place, "damaged: " + e.getMessage(), e);
    }

    /** Why a file cannot be read. */
    static DataException failure(Path file, IOException e) {
        return e instanceof ZipException
                ? new DataException(file.toString(), "not a .npz file, or a damaged one: " + e.getMessage(), e)
                : DataException.of(file, e);
    }

    /** Arrays that are no table. */
    static DataException unequal(Path file, String first, long firstRows, String other, long otherRows) {
        return new DataException(
                file,
                "array '" + first + "' has " + firstRows + " rows, array '" + other + "' " + otherRows
                        + "; name those that belong together");
    }

    private static int rows(Path file, List<Column> columns) throws DataException {
        Column first = columns.get(0);
        for (Column column : columns) {
            if (column.rows() != first.rows()) {
                throw unequal(file, first.name(), first.rows(), column.name(), column.rows());
            }
        }
        return first.rows();
    }
}
