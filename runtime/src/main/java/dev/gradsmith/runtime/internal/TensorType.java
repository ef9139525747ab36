package dev.gradsmith.runtime.internal;

/** The element types of the safetensors format, under their names in it; in its order for files, widest last. */
public enum TensorType {
    /** Truth values. */
    BOOL(8),
    /** 4-bit floats, two a byte. */
    F4(4),
    /** 6-bit floats. */
    F6_E2M3(6),
    /** 6-bit floats. */
    F6_E3M2(6),
    /** Unsigned bytes. */
    U8(8),
    /** Signed bytes. */
    I8(8),
    /** 8-bit floats. */
    F8_E5M2(8),
    /** 8-bit floats. */
    F8_E4M3(8),
    /** 8-bit exponents. */
    F8_E8M0(8),
    /** Signed 16-bit integers. */
    I16(16),
    /** Unsigned 16-bit integers. */
    U16(16),
    /** IEEE half precision. */
    F16(16),
    /** The upper half of a float. */
    BF16(16),
    /** Signed 32-bit integers. */
    I32(32),
    /** Unsigned 32-bit integers. */
    U32(32),
    /** Floats. */
    F32(32),
    /** Pairs of floats. */
    C64(64),
    /** Doubles. */
    F64(64),
    /** Signed 64-bit integers. */
    I64(64),
    /** Unsigned 64-bit integers. */
    U64(64);

    private final int bits;

    TensorType(int bits) {
        this.bits = bits;
    }

    /** The size of one element in bits. */
    public int bits() {
        return bits;
    }
}
