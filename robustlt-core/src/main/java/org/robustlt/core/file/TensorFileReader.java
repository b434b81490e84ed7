package org.robustlt.core.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Reads safetensors files, whoever wrote them, and trusts nothing that they say of themselves. */
public final class TensorFileReader {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LARGEST_HEADER = 100_000_000;
  private static final int SHOWN = 20;
  private static final long LARGEST_ARRAY = Integer.MAX_VALUE - 8;

  private final Path file;

  private TensorFileReader(Path file) {
    this.file = file;
  }

  /**
   * Reads a file.
   *
   * @throws FileFormatException if there is no such file or it is damaged
   */
  public static TensorFile read(Path file) {
    return new TensorFileReader(file).read();
  }

  /**
   * Reads the texts of a file's header, and none of its arrays.
   *
   * @throws FileFormatException if there is no such file or its header is damaged
   */
  public static Map<String, String> readMetadata(Path file) {
    return new TensorFileReader(file).open((channel, start, header) -> metadata(header));
  }

  private TensorFile read() {
    return open(this::content);
  }

  /** Takes something from an open file. */
  @FunctionalInterface
  private interface Taking<T> {
    T take(FileChannel channel, long start, JsonNode header) throws IOException;
  }

  private <T> T open(Taking<T> taking) {
    if (!Files.isRegularFile(file)) {
      throw new FileFormatException(file, "there is no such file");
    }
    try (FileChannel channel = FileChannel.open(file)) {
      long headerLength = bytes(channel, 0, Long.BYTES).getLong();
      if (headerLength < 2 || headerLength > LARGEST_HEADER) {
        throw damaged("its header would have " + headerLength + " bytes");
      }
      ByteBuffer bytes = bytes(channel, Long.BYTES, headerLength);
      JsonNode header = JSON.readTree(StandardCharsets.UTF_8.decode(bytes).toString());
      if (!header.isObject()) {
        throw damaged("its header is no JSON object");
      }
      return taking.take(channel, Long.BYTES + headerLength, header);
    } catch (JsonProcessingException e) {
      throw damaged("its header is not JSON");
    } catch (IOException e) {
      throw new FileFormatException(file, "cannot be read: " + e.getMessage(), e);
    }
  }

  private static Map<String, String> metadata(JsonNode header) {
    Map<String, String> metadata = new LinkedHashMap<>();
    header
        .path("__metadata__")
        .properties()
        .forEach(entry -> metadata.put(entry.getKey(), entry.getValue().asText()));
    return metadata;
  }

  private TensorFile content(FileChannel channel, long start, JsonNode header) throws IOException {
    Map<String, Entry> entries = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : header.properties()) {
      if (!entry.getKey().equals("__metadata__")) {
        entries.put(entry.getKey(), entry(start, entry.getKey(), entry.getValue()));
      }
    }
    requireWhole(entries, channel.size());
    requireNoMore(start, entries, channel.size());
    requireNoOverlap(entries);
    Map<String, INDArray> tensors = new LinkedHashMap<>();
    for (Map.Entry<String, Entry> named : entries.entrySet()) {
      Entry entry = named.getValue();
      ByteBuffer bytes = bytes(channel, entry.from(), entry.length());
      tensors.put(
          named.getKey(),
          entry.length() == 0 ? Nd4j.empty() : entry.type().take(bytes, entry.shape()));
    }
    return new TensorFile(tensors, metadata(header));
  }

  /** Where an array lies in the file. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Entry(TensorType type, long[] shape, long from, long length) {}

  private void requireWhole(Map<String, Entry> entries, long size) {
    List<String> lost = new ArrayList<>();
    entries.forEach(
        (name, entry) -> {
          if (entry.length() > size - entry.from()) {
            lost.add("\n  " + name + " " + Arrays.toString(entry.shape()));
          }
        });
    if (!lost.isEmpty()) {
      List<String> shown = lost.subList(0, Math.min(SHOWN, lost.size()));
      throw damaged(
          "it ends after "
              + size
              + " bytes, before "
              + lost.size()
              + " of "
              + entries.size()
              + " arrays are complete"
              + String.join("", shown)
              + (shown.size() == lost.size() ? "" : "\n  …"));
    }
  }

  private void requireNoOverlap(Map<String, Entry> entries) {
    List<Map.Entry<String, Entry>> inOrder =
        entries.entrySet().stream()
            .filter(e -> e.getValue().length() > 0)
            .sorted(Comparator.comparingLong(e -> e.getValue().from()))
            .toList();
    for (int i = 1; i < inOrder.size(); i++) {
      Map.Entry<String, Entry> before = inOrder.get(i - 1);
      if (inOrder.get(i).getValue().from()
          < before.getValue().from() + before.getValue().length()) {
        throw damaged(
            "arrays \"" + before.getKey() + "\" and \"" + inOrder.get(i).getKey() + "\" overlap");
      }
    }
  }

  private void requireNoMore(long start, Map<String, Entry> entries, long size) {
    long end = entries.values().stream().mapToLong(e -> e.from() + e.length()).max().orElse(start);
    if (end < size) {
      throw damaged("it has " + (size - end) + " bytes after its last array");
    }
  }

  private Entry entry(long start, String name, JsonNode node) {
    TensorType type = type(name, node.path("dtype").asText());
    long[] shape = numbers(node.path("shape"));
    long[] offsets = numbers(node.path("data_offsets"));
    long length = 1;
    try {
      for (long side : shape) {
        length = Math.multiplyExact(length, side);
      }
      length = Math.multiplyExact(length, (long) type.size());
    } catch (ArithmeticException e) {
      throw damaged("array \"" + name + "\" would be too large");
    }
    if (offsets.length != 2 || offsets[0] < 0 || offsets[1] - offsets[0] != length) {
      throw damaged(
          "array \""
              + name
              + "\" of shape "
              + Arrays.toString(shape)
              + " does not fit its place "
              + Arrays.toString(offsets));
    }
    return new Entry(type, shape, start + offsets[0], length);
  }

  private TensorType type(String name, String type) {
    try {
      return TensorType.valueOf(type);
    } catch (IllegalArgumentException e) {
      throw new FileFormatException(
          file,
          "array \""
              + name
              + "\" has type \""
              + type
              + "\"; known are "
              + Arrays.toString(TensorType.values()));
    }
  }

  private long[] numbers(JsonNode node) {
    long[] numbers = new long[node.size()];
    Iterator<JsonNode> elements = node.elements();
    for (int i = 0; i < numbers.length; i++) {
      JsonNode element = elements.next();
      if (!element.canConvertToLong() || element.asLong() < 0) {
        throw damaged("its header has " + element + " where a size must be");
      }
      numbers[i] = element.asLong();
    }
    return numbers;
  }

  private ByteBuffer bytes(FileChannel channel, long from, long length) throws IOException {
    if (length > channel.size() - from) {
      throw damaged("it ends after " + channel.size() + " bytes, " + (from + length) + " expected");
    }
    if (length > LARGEST_ARRAY) {
      throw damaged("an array of it has " + length + " bytes, at most " + LARGEST_ARRAY);
    }
    ByteBuffer bytes = ByteBuffer.allocate((int) length).order(ByteOrder.LITTLE_ENDIAN);
    for (long at = from; bytes.hasRemaining(); ) {
      int count = channel.read(bytes, at);
      if (count < 0) {
        throw damaged("it ended while it was read");
      }
      at += count;
    }
    return bytes.flip();
  }

  private FileFormatException damaged(String how) {
    return new FileFormatException(file, "is no intact safetensors file: " + how);
  }
}
