package dev.gradsmith.data;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.flatbuf.Buffer;
import org.apache.arrow.flatbuf.FieldNode;
import org.apache.arrow.flatbuf.RecordBatch;

/** A batch of rows while it is read: lengths and buffers of one field after another, in the order of the schema. */
final class ArrowBatch {
    private final String source;
    private final RecordBatch batch;
    private final ByteBuffer body;
    private final ByteOrder order;
    private int node;
    private int buffer;
    private int view;

    ArrowBatch(String source, RecordBatch batch, ByteBuffer body, ByteOrder order) {
        this.source = source;
        this.batch = batch;
        this.body = body;
        this.order = order;
    }

    int rows() throws DataException {
        return ArraySize.checked(source, batch.length(), 1);
    }

    /** How many values the next field has in this batch. */
    int nextLength() throws DataException {
        if (node >= batch.nodesLength()) {
            throw damaged("a batch has only " + node + " fields");
        }
        FieldNode next = batch.nodes(node++);
        return ArraySize.checked(source, next.length(), 1);
    }

    /** The next buffer, which should have at least so many bytes. */
    ByteBuffer nextBuffer(long least) throws DataException {
        if (buffer >= batch.buffersLength()) {
            throw damaged("a batch has only " + buffer + " buffers");
        }
        Buffer next = batch.buffers(buffer++);
        long offset = next.offset();
        long length = next.length();
        if (offset < 0 || length < 0 || offset > body.limit() || length > body.limit() - offset) {
            throw damaged("a buffer of " + length + " bytes from " + offset + " on, in a batch of " + body.limit());
        }
        if (length < least) {
            throw damaged("a buffer of " + length + " bytes where " + least + " are needed");
        }
        return body.slice((int) offset, (int) length).order(order);
    }

    /** The next buffer as the bits of values that are there; empty if all are. */
    ByteBuffer nextValidity(int length) throws DataException {
        ByteBuffer bits = nextBuffer(0);
        if (bits.hasRemaining() && bits.limit() < (length + Byte.SIZE - 1L) / Byte.SIZE) {
            throw damaged("a buffer of " + bits.limit() + " bytes for the bits of " + length + " values");
        }
        return bits;
    }

    /** Passes over a field and what is inside it. */
    void skip(ArrowField field) throws DataException {
        nextLength();
        long buffers = field.buffers();
        if (field.isView()) {
            buffers += nextViewCount();
        }
        requireBuffers(buffers);
        buffer += (int) buffers;
        if (field.isEncoded()) {
            return;
        }
        for (ArrowField child : field.children()) {
            skip(child);
        }
    }

    /** The buffers of a view's data, which are the next of the batch. */
    List<ByteBuffer> nextViewBuffers() throws DataException {
        long count = nextViewCount();
        requireBuffers(count);
        List<ByteBuffer> buffers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            buffers.add(nextBuffer(0));
        }
        return buffers;
    }

    private long nextViewCount() throws DataException {
        if (view >= batch.variadicBufferCountsLength()) {
            throw damaged("a batch says of only " + view + " views how many buffers they have");
        }
        return batch.variadicBufferCounts(view++);
    }

    private void requireBuffers(long count) throws DataException {
        if (count < 0 || count > batch.buffersLength() - buffer) {
            throw damaged("a batch has only " + batch.buffersLength() + " buffers");
        }
    }

    DataException damaged(String what) {
        return new DataException(source, "damaged: " + what);
    }
}
