package org.robustlt.core.file.mat;

import com.google.common.io.ByteStreams;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;
import java.util.Optional;
import org.robustlt.core.file.MemoryBound;

/**
 * The elements of a MAT-file: a type, a size and so many bytes.
 *
 * @param stream is not closed
 */
record MatInput(InputStream stream) {
  private static final int TAG = 8;
  private static final int SMALL = 4;
  private static final int LONGEST_DESCRIPTION = 1 << 12;

  /**
   * The beginning of an element.
   *
   * @param type of the content
   * @param size of the content in bytes
   * @param small the bytes of an element that is so small that they stand in its beginning
   */
  record Tag(int type, long size, Optional<byte[]> small) {}

  /**
   * An element.
   *
   * @param type of the content
   * @param content without what fills it up
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Element(int type, byte[] content) {}

  byte[] bytes(int length) throws IOException {
    byte[] bytes = stream.readNBytes(length);
    if (bytes.length < length) {
      throw ended();
    }
    return bytes;
  }

  /** Returns the beginning of the next element, or nothing at the end. */
  Optional<Tag> tag() throws IOException {
    byte[] bytes = stream.readNBytes(TAG);
    if (bytes.length == 0) {
      return Optional.empty();
    }
    if (bytes.length < TAG) {
      throw ended();
    }
    ByteBuffer tag = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int first = tag.getInt();
    if (first >>> 16 == 0) {
      return Optional.of(new Tag(first, tag.getInt() & 0xffffffffL, Optional.empty()));
    }
    byte[] content = new byte[first >>> 16];
    if (content.length > SMALL) {
      throw new MatException(
          String.format(Locale.ROOT, "has a small element of %d bytes", content.length));
    }
    tag.get(content);
    return Optional.of(new Tag(first & 0xffff, content.length, Optional.of(content)));
  }

  /** Reads the next element, which must be there and small: what describes an array. */
  Element description() throws IOException {
    Tag tag = tag().orElseThrow(MatInput::ended);
    if (tag.size() > LONGEST_DESCRIPTION) {
      throw new MatException("describes an array by " + tag.size() + " bytes");
    }
    return element(tag);
  }

  /** Reads the next element, which must be there. */
  Element element() throws IOException {
    return element(tag().orElseThrow(MatInput::ended));
  }

  private Element element(Tag tag) throws IOException {
    if (tag.small().isPresent()) {
      return new Element(tag.type(), tag.small().get());
    }
    Optional<String> tooLarge = MemoryBound.ofArray(tag.size());
    if (tooLarge.isPresent()) {
      throw new MatException("has an array that " + tooLarge.get());
    }
    byte[] content = bytes((int) tag.size());
    stream.readNBytes((int) (-tag.size() & (TAG - 1))); // the last element may lack its filling
    return new Element(tag.type(), content);
  }

  /** Returns the next bytes as an input of their own. */
  InputStream part(long size) {
    return ByteStreams.limit(stream, size);
  }

  private static MatException ended() {
    return new MatException("ends too early");
  }
}
