package dev.gradsmith.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Entries of archives as NumPy writes them. */
final class NumpyArchive {
    private NumpyArchive() {}

    /** Adds an array of one dimension; its header claims {@code rows} of them, whatever the content is. */
    static void addArray(ZipOutputStream zip, String name, String type, long rows, byte[] content) throws IOException {
        String header = "{'descr': '" + type + "', 'fortran_order': False, 'shape': (" + rows + ",), }";
        zip.putNextEntry(new ZipEntry(name + ".npy"));
        zip.write(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, (byte) header.length(), 0});
        zip.write(header.getBytes(StandardCharsets.UTF_8));
        zip.write(content);
        zip.closeEntry();
    }
}
