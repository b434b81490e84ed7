package org.robustlt.core.tensorboard;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.nd4j.shade.protobuf.CodedOutputStream;

/** A message of protocol buffers that no library here has a class of, field by field. */
final class Message {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final CodedOutputStream out = CodedOutputStream.newInstance(bytes);

  /** Writes into a stream of memory, which does not fail. */
  @FunctionalInterface
  private interface Field {
    void write(CodedOutputStream out) throws IOException;
  }

  Message add(int field, String text) {
    return write(stream -> stream.writeString(field, text));
  }

  Message add(int field, long number) {
    return write(stream -> stream.writeInt64(field, number));
  }

  Message add(int field, double number) {
    return write(stream -> stream.writeDouble(field, number));
  }

  Message add(int field, byte[] message) {
    return write(stream -> stream.writeByteArray(field, message));
  }

  Message add(int field, Message message) {
    return add(field, message.bytes());
  }

  byte[] bytes() {
    write(CodedOutputStream::flush);
    return bytes.toByteArray();
  }

  private Message write(Field field) {
    try {
      field.write(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }
}
