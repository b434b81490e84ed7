package org.robustlt.core.file.torch;

import com.google.common.io.ByteSource;
import com.google.common.io.CountingInputStream;
import com.google.common.io.Files;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.robustlt.core.file.FileFormatException;
import org.robustlt.core.file.pickle.Globals;
import org.robustlt.core.file.pickle.PickleException;
import org.robustlt.core.file.pickle.Unpickler;

/**
 * A file of {@code torch.save} before PyTorch 1.6: pickles of a magic number, the version, what the
 * machine was, what was saved, and the keys of the storages; then the storages in the order of the
 * keys, each with its number of values before it.
 */
public final class LegacyTorchFile implements TorchStorage.Source {
  private static final BigInteger MAGIC = new BigInteger("1950a86a20f9469cfc6c", 16);
  private static final long VERSION = 1001;
  private static final Globals NONE = Globals.of(Map.of());

  private final Path file;
  private final ByteSource bytes;
  private final Map<String, TorchStorage> storages = new HashMap<>();
  private final Map<String, Long> places = new HashMap<>();

  private LegacyTorchFile(Path file, ByteSource bytes) {
    this.file = file;
    this.bytes = bytes;
  }

  /**
   * Returns what was saved, as {@link TorchArchive#read} does.
   *
   * @throws FileFormatException if the file is damaged, or refers to what Python would run
   */
  public static Object read(Path file) {
    try {
      LegacyTorchFile whole = new LegacyTorchFile(file, Files.asByteSource(file.toFile()));
      return whole.read(new TorchGlobals(file, whole, whole::note).make());
    } catch (IOException e) {
      throw new FileFormatException(file, "is no intact PyTorch file: it " + e.getMessage(), e);
    }
  }

  /** Returns what was saved in the bytes of such a file within a file. */
  static Object read(Path file, byte[] bytes) throws IOException {
    LegacyTorchFile whole = new LegacyTorchFile(file, ByteSource.wrap(bytes));
    return whole.read(new TorchGlobals(file, whole, whole::note).makeNested());
  }

  private void note(TorchStorage storage) {
    storages.put(storage.key(), storage);
  }

  private Object read(Globals globals) throws IOException {
    try (CountingInputStream stream = new CountingInputStream(bytes.openBufferedStream())) {
      require(MAGIC.equals(Unpickler.read(stream, NONE)), "has another beginning");
      require(Long.valueOf(VERSION).equals(Unpickler.read(stream, NONE)), "has another version");
      require(
          Unpickler.read(stream, NONE) instanceof Map<?, ?> machine
              && !Boolean.FALSE.equals(machine.get("little_endian")),
          "has values that are not little-endian");
      Object saved = Unpickler.read(stream, globals);
      if (!(Unpickler.read(stream, NONE) instanceof List<?> keys)) {
        throw new PickleException("has no keys of storages");
      }
      long place = stream.getCount();
      for (Object key : keys) {
        place = locate(String.valueOf(key), place);
      }
      return saved;
    }
  }

  private static void require(boolean holds, String problem) throws PickleException {
    if (!holds) {
      throw new PickleException(problem);
    }
  }

  /** Notes where a storage lies; returns the place behind it. */
  private long locate(String key, long place) throws IOException {
    TorchStorage storage = storages.get(key);
    if (storage == null) {
      throw new PickleException("has a storage that no tensor is a view of");
    }
    byte[] count = bytes.slice(place, Long.BYTES).read();
    long size = bytes.size();
    if (count.length < Long.BYTES || storage.bytes() > size - place - Long.BYTES) {
      throw new PickleException(
          "ends after " + size + " bytes, before storage " + key + " is complete");
    }
    long length = ByteBuffer.wrap(count).order(ByteOrder.LITTLE_ENDIAN).getLong();
    if (length != storage.length()) {
      throw new PickleException(
          "has a storage of " + length + " values where " + storage.length() + " are expected");
    }
    places.put(key, place + Long.BYTES);
    return place + Long.BYTES + storage.bytes();
  }

  @Override
  public ByteBuffer read(String key, long length, long from, int count) {
    Long place = places.get(key);
    try {
      byte[] content = place == null ? new byte[0] : bytes.slice(place + from, count).read();
      if (content.length < count) {
        throw new FileFormatException(file, "is no intact PyTorch file: it lacks storage " + key);
      }
      return ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
    } catch (IOException e) {
      throw new FileFormatException(file, "cannot be read: " + e.getMessage(), e);
    }
  }
}
