package org.robustlt.core.file.torch;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.robustlt.core.file.pickle.PickleException;
import org.robustlt.core.file.pickle.Unpickler;

/**
 * What is left of a file of {@code torch.save} whose end is missing, and with it the directory of
 * its ZIP archive. The pickle comes first in the file, so it still tells which arrays there were.
 */
final class CutOffFile {
  private static final int LOCAL_HEADER = 0x04034b50;
  private static final int HEADER_LENGTH = 30;
  private static final String PICKLE = "data.pkl";
  private static final String STORAGES = "data/";

  /** Pickles of networks are far shorter. */
  private static final int LONGEST_PICKLE = 16_000_000;

  /** What lies between the bytes of an entry and the next header: sizes, and padding. */
  private static final int LARGEST_GAP = 4096;

  private static final int SHOWN = 20;
  private static final int LONGEST_WAY = 1000;

  private final Path path;
  private final RandomAccessFile file;
  private final Map<String, TorchTensor> arrays = new LinkedHashMap<>();
  private final Map<String, Long> lengths = new LinkedHashMap<>();
  private final Set<String> whole = new HashSet<>();

  private CutOffFile(Path path, RandomAccessFile file) {
    this.path = path;
    this.file = file;
  }

  /** Returns which arrays are not complete; nothing if even that is lost. */
  static Optional<String> losses(Path path) {
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
      CutOffFile rest = new CutOffFile(path, file);
      rest.read();
      return rest.arrays.isEmpty() ? Optional.empty() : Optional.of(rest.describe());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** An entry of the archive. */
  private record Entry(String name, long start) {}

  private void read() throws IOException, PickleException {
    Optional<Entry> next = entry(0);
    while (next.isPresent()) {
      Entry entry = next.get();
      String name = entry.name().substring(entry.name().indexOf('/') + 1);
      if (name.equals(PICKLE)) {
        collect(
            Unpickler.read(
                bytes(entry.start(), LONGEST_PICKLE),
                new TorchGlobals(path, CutOffFile::nothing, storage -> {}).make()));
      }
      long end = entry.start() + lengths.getOrDefault(name, 0L);
      if (lengths.containsKey(name) && end <= file.length()) {
        whole.add(name);
      }
      next = entryAfter(end, name.equals(PICKLE) ? LONGEST_PICKLE : LARGEST_GAP);
    }
  }

  private static ByteBuffer nothing(String key, long length, long from, int count) {
    throw new IllegalStateException("values of a file that is cut off are not read");
  }

  /** Something saved, and the way to it. */
  private record Found(String way, Object value) {}

  /**
   * Notes the tensors of a value and of the values in it, under names that tell the way to them.
   */
  private void collect(Object saved) {
    Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Found> left = new ArrayDeque<>(List.of(new Found("", saved)));
    while (!left.isEmpty()) {
      Found found = left.remove();
      String way = found.way();
      if (found.value() instanceof TorchTensor tensor) {
        arrays.put(way, tensor);
        lengths.put(STORAGES + tensor.storage().key(), tensor.storage().bytes());
      } else if (found.value() instanceof Map<?, ?> map
          && way.length() < LONGEST_WAY
          && seen.add(map)) {
        map.forEach((key, v) -> left.add(new Found(way.isEmpty() ? "" + key : way + "." + key, v)));
      }
    }
  }

  private Optional<Entry> entryAfter(long from, int gap) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(bytes(from, gap)).order(ByteOrder.LITTLE_ENDIAN);
    for (int at = 0; at + Integer.BYTES <= bytes.capacity(); at++) {
      if (bytes.getInt(at) == LOCAL_HEADER) {
        return entry(from + at);
      }
    }
    return Optional.empty();
  }

  private Optional<Entry> entry(long at) throws IOException {
    ByteBuffer header = ByteBuffer.wrap(bytes(at, HEADER_LENGTH)).order(ByteOrder.LITTLE_ENDIAN);
    if (header.capacity() < HEADER_LENGTH || header.getInt(0) != LOCAL_HEADER) {
      return Optional.empty();
    }
    int name = Short.toUnsignedInt(header.getShort(26));
    int extra = Short.toUnsignedInt(header.getShort(28));
    return Optional.of(
        new Entry(
            new String(bytes(at + HEADER_LENGTH, name), StandardCharsets.UTF_8),
            at + HEADER_LENGTH + name + extra));
  }

  /** Returns so many bytes, or those that are left. */
  private byte[] bytes(long from, int most) throws IOException {
    byte[] bytes = new byte[(int) Math.max(Math.min(most, file.length() - from), 0)];
    file.seek(from);
    file.readFully(bytes);
    return bytes;
  }

  private String describe() throws IOException {
    List<String> lost = new ArrayList<>();
    arrays.forEach(
        (name, tensor) -> {
          if (!whole.contains(STORAGES + tensor.storage().key())) {
            lost.add("\n  " + name + " " + tensor.shape());
          }
        });
    return "it ends after "
        + file.length()
        + " bytes, before "
        + lost.size()
        + " of "
        + arrays.size()
        + " arrays are complete"
        + String.join("", lost.subList(0, Math.min(SHOWN, lost.size())))
        + (lost.size() > SHOWN ? "\n  …" : "");
  }
}
