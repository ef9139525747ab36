package dev.gradsmith.data;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.arrow.flatbuf.DictionaryBatch;

/** The dictionaries of text that columns refer to, as they are at a place of the file: a later one may add to one before, or replace it. */
final class ArrowDictionaries {
    private final Map<Long, Byte> types = new HashMap<>();
    private final Map<Long, List<ArrowTexts>> parts = new HashMap<>();

    /** @param columns those that are read */
    ArrowDictionaries(List<ArrowField> columns) {
        for (ArrowField column : columns) {
            if (column.isText()) {
                column.dictionary().ifPresent(dictionary -> types.put(dictionary.id(), column.type()));
            }
        }
    }

    /** Takes a dictionary from the file, if a column needs it. */
    void add(DictionaryBatch description, ArrowBatch batch) throws DataException {
        Byte type = types.get(description.id());
        if (type == null) {
            return;
        }
        ArrowTexts texts = new ArrowTexts(batch, type);
        List<ArrowTexts> all = new ArrayList<>();
        if (description.isDelta()) {
            all.addAll(parts.getOrDefault(description.id(), List.of()));
        }
        all.add(texts);
        parts.put(description.id(), all);
    }

    /** The dictionary of this number as it is now; empty if there is none. */
    Optional<Texts> of(long id) {
        return Optional.ofNullable(parts.get(id)).map(Texts::new);
    }

    /** One dictionary. */
    record Texts(List<ArrowTexts> parts) {

        /**
         * A text in UTF-8; empty where none is there.
         *
         * @throws DataException if there is no such index
         */
        Optional<ByteBuffer> at(double index, ArrowBatch batch) throws DataException {
            double left = index;
            for (ArrowTexts part : parts) {
                if (left >= 0 && left < part.length()) {
                    return part.at((int) left);
                }
                left -= part.length();
            }
            int size = parts.stream().mapToInt(ArrowTexts::length).sum();
            throw batch.damaged("the index %.0f in a dictionary of %d texts".formatted(index, size));
        }
    }
}
