package dev.gradsmith.data;

import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.Type;

/** Where the library wants to put values together to records; columns are taken one by one instead. */
final class NoConversion extends GroupConverter {
    private final GroupType group;

    NoConversion(GroupType group) {
        this.group = group;
    }

    @Override
    public Converter getConverter(int field) {
        Type type = group.getType(field);
        return type.isPrimitive() ? new PrimitiveConverter() {} : new NoConversion(type.asGroupType());
    }

    @Override
    public void start() {}

    @Override
    public void end() {}
}
