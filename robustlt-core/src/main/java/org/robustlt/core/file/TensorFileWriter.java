package org.robustlt.core.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Writes safetensors files: eight bytes of header length, a header in JSON, then the arrays. The
 * file appears whole or not at all.
 */
public final class TensorFileWriter {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int ALIGNMENT = 8;

  private TensorFileWriter() {}

  /**
   * Writes a file beside its final place, forces it to the disk and moves it there.
   *
   * @throws IOException if that fails; a former file of the name is then unchanged
   */
  public static void write(Path file, TensorFile content) throws IOException {
    write(file, Fence.NONE, content);
  }

  /**
   * Writes a file that only the holder of a right may write.
   *
   * @throws IOException if that fails; a former file of the name is then unchanged
   */
  public static void write(Path file, Fence fence, TensorFile content) throws IOException {
    AtomicFile.write(file, fence, temporary -> writeDirectly(temporary, content));
  }

  private static void writeDirectly(Path file, TensorFile content) throws IOException {
    byte[] header = header(content);
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      writeFully(channel, littleEndian(Long.BYTES).putLong(header.length).flip());
      writeFully(channel, ByteBuffer.wrap(header));
      for (INDArray tensor : content.tensors().values()) {
        writeFully(channel, bytes(tensor));
      }
    }
  }

  /** Returns the values of an array in C order, little-endian, as the file holds them. */
  public static ByteBuffer bytes(INDArray tensor) {
    TensorType type = TensorType.of(tensor.dataType());
    ByteBuffer bytes = littleEndian(Math.toIntExact(tensor.length() * type.size()));
    if (tensor.length() > 0) {
      type.put(tensor.dup('c'), bytes);
    }
    return bytes;
  }

  private static byte[] header(TensorFile content) {
    ObjectNode header = JSON.createObjectNode();
    if (!content.metadata().isEmpty()) {
      ObjectNode metadata = header.putObject("__metadata__");
      content.metadata().forEach(metadata::put);
    }
    long offset = 0;
    for (Map.Entry<String, INDArray> entry : content.tensors().entrySet()) {
      INDArray tensor = entry.getValue();
      TensorType type = TensorType.of(tensor.dataType());
      ObjectNode node = header.putObject(entry.getKey());
      node.put("dtype", type.name());
      ArrayNode shape = node.putArray("shape");
      for (long side : tensor.shape()) {
        shape.add(side);
      }
      long end = offset + tensor.length() * type.size();
      node.putArray("data_offsets").add(offset).add(end);
      offset = end;
    }
    try {
      String text = JSON.writeValueAsString(header);
      int length = text.getBytes(StandardCharsets.UTF_8).length;
      return (text + " ".repeat(Math.floorMod(-length, ALIGNMENT)))
          .getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ByteBuffer littleEndian(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static void writeFully(FileChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }
}
