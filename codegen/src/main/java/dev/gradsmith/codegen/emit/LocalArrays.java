package dev.gradsmith.codegen.emit;

import java.util.HashMap;
import java.util.Map;

/**
 * The arrays of a loop as local variables of its method, declared when they are first met.
 *
 * <p>For a loop that only writes what it computes for each row, and so can be one of vector instructions: where HotSpot inlines the method, up to
 * that which made the object, it finds other nodes for the fields, and then no longer sees that the bounds need not be checked in every turn.
 */
final class LocalArrays {
    private final Locals outside;
    private final Map<String, String> names = new HashMap<>();

    /** @param outside the place before the loop */
    LocalArrays(Locals outside) {
        this.outside = outside;
    }

    /** Where the value lies for the loop. */
    Storage of(Storage storage) {
        return storage.isLonger()
                ? storage.in(names.computeIfAbsent(storage.expression(), field -> declare(field, storage)))
                : storage;
    }

    private String declare(String field, Storage storage) {
        String name = outside.name(field + "Array");
        outside.code()
                .addStatement("$T $L = $L", outside.real().of(storage.owner().type()), name, field);
        return name;
    }
}
