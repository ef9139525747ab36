package dev.gradsmith.data;

import java.io.FilterInputStream;
import java.io.IOException;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The bytes of an entry of a zip file, whose checksum is compared where they end. */
final class CheckedEntry extends FilterInputStream {
    private final String place;
    private final ZipEntry entry;
    private final CRC32 checksum;

    /** @param place how errors name it */
    CheckedEntry(String place, ZipFile zip, ZipEntry entry) throws IOException {
        this(place, zip, entry, new CRC32());
    }

    private CheckedEntry(String place, ZipFile zip, ZipEntry entry, CRC32 checksum) throws IOException {
        super(new CheckedInputStream(zip.getInputStream(entry), checksum));
        this.place = place;
        this.entry = entry;
        this.checksum = checksum;
    }

    @Override
    public int read() throws IOException {
        return atEnd(super.read());
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        return atEnd(super.read(bytes, offset, length));
    }

    private int atEnd(int read) throws DataException {
        if (read < 0 && checksum.getValue() != entry.getCrc()) {
            throw new DataException(place, "damaged: its checksum is wrong");
        }
        return read;
    }
}
