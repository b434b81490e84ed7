package org.robustlt.core.file.torch;

import com.google.common.io.ByteStreams;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.robustlt.core.file.FileFormatException;
import org.robustlt.core.file.MemoryBound;
import org.robustlt.core.file.pickle.PickleException;
import org.robustlt.core.file.pickle.Unpickler;

/**
 * A file of {@code torch.save} since PyTorch 1.6: a ZIP archive of a pickle, {@code data.pkl}, and
 * the storages of its tensors, {@code data/<key>}. Of the pickle only tensors and plain values are
 * made; nothing of it is run.
 */
public final class TorchArchive implements AutoCloseable, TorchStorage.Source {
  private static final String PICKLE = "data.pkl";
  private static final int LARGEST_PICKLE = 100_000_000;

  /** Weights hardly become smaller when they are compressed. */
  private static final long LARGEST_RATIO = 100;

  private static final long ALWAYS_EXPANDED = 1 << 24;

  private final Path file;
  private final ZipFile archive;
  private final String folder;
  private Optional<Expanded> last = Optional.empty();

  private TorchArchive(Path file, ZipFile archive, String folder) {
    this.file = file;
    this.archive = archive;
    this.folder = folder;
  }

  /** The bytes of the compressed storage that was read last: neighbours often share one. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Expanded(String key, byte[] bytes) {}

  /**
   * Opens a file.
   *
   * @throws FileFormatException if it is missing, damaged, or no file of {@code torch.save}
   */
  public static TorchArchive open(Path file) {
    ZipFile archive;
    try {
      archive = new ZipFile(file.toFile());
    } catch (ZipException | IllegalArgumentException e) {
      String damage = "it is cut off or damaged (" + e.getMessage() + ")";
      throw new FileFormatException(
          file, "is no intact PyTorch file: " + CutOffFile.losses(file).orElse(damage), e);
    } catch (IOException e) {
      throw new FileFormatException(file, "cannot be read: " + e.getMessage(), e);
    }
    try {
      TorchArchive opened = new TorchArchive(file, archive, folder(file, archive));
      opened.requireLittleEndian();
      return opened;
    } catch (FileFormatException e) {
      close(file, archive);
      throw e;
    }
  }

  private static String folder(Path file, ZipFile archive) {
    List<String> names;
    try {
      names = archive.stream().map(ZipEntry::getName).toList();
    } catch (IllegalArgumentException e) {
      throw new FileFormatException(
          file, "is no intact PyTorch file: a name in it is not UTF-8", e);
    }
    String folder =
        names.stream()
            .filter(name -> name.equals(PICKLE) || name.endsWith("/" + PICKLE))
            .findFirst()
            .map(name -> name.substring(0, name.length() - PICKLE.length()))
            .orElseThrow(() -> new FileFormatException(file, foreign(names)));
    if (names.stream()
        .anyMatch(n -> n.equals(folder + "constants.pkl") || n.startsWith(folder + "code/"))) {
      throw new FileFormatException(
          file,
          "is a TorchScript program, whose weights belong to its own code; save the state_dict of"
              + " the model itself: torch.save(model.state_dict(), file)");
    }
    return folder;
  }

  private static String foreign(List<String> names) {
    String shown = String.join(", ", names.subList(0, Math.min(names.size(), 5)));
    return "is a ZIP archive"
        + (names.isEmpty() ? " of nothing" : " of " + shown + (names.size() > 5 ? ", …" : ""))
        + ", but no PyTorch file: it has no "
        + PICKLE
        + (names.stream().anyMatch(n -> n.matches(".*\\.(pth?|bin|ckpt|tar|safetensors|npz|onnx)"))
            ? "; unpack it, and give the file of weights in it"
            : "");
  }

  private void requireLittleEndian() {
    Optional<ZipEntry> order = Optional.ofNullable(archive.getEntry(folder + "byteorder"));
    if (order.isPresent()
        && !new String(content(order.get(), "byteorder", 100), StandardCharsets.US_ASCII)
            .equals("little")) {
      throw damaged("its values are not little-endian");
    }
  }

  /**
   * Returns what was saved: {@code Map}, {@code List}, {@link TorchTensor} and the values of {@link
   * Unpickler}.
   *
   * @throws FileFormatException if the pickle is damaged, or refers to what Python would run
   */
  public Object read() {
    try (InputStream stream =
        new BufferedInputStream(archive.getInputStream(entry(PICKLE)), 1 << 16)) {
      return Unpickler.read(
          ByteStreams.limit(stream, LARGEST_PICKLE),
          new TorchGlobals(file, this, storage -> {}).make());
    } catch (PickleException e) {
      throw new FileFormatException(file, "its " + PICKLE + " " + e.getMessage(), e);
    } catch (IOException e) {
      throw damaged("its " + PICKLE + " is damaged: " + e.getMessage());
    }
  }

  @Override
  public ByteBuffer read(String key, long length, long from, int count) {
    String name = "data/" + key;
    ZipEntry entry = entry(name);
    if (entry.getSize() != length) {
      throw damaged(
          "its storage " + key + " has " + entry.getSize() + " bytes, " + length + " expected");
    }
    byte[] bytes;
    if (entry.getMethod() == ZipEntry.STORED) {
      bytes = part(entry, name, from, count);
    } else {
      if (last.filter(loaded -> loaded.key().equals(key)).isEmpty()) {
        requirePlausible(entry, key);
        last = Optional.of(new Expanded(key, content(entry, name, Integer.MAX_VALUE - 8)));
      }
      bytes = last.orElseThrow().bytes();
      if (bytes.length != length) {
        throw damaged("its storage " + key + " ends after " + bytes.length + " bytes");
      }
      bytes = Arrays.copyOfRange(bytes, (int) from, (int) from + count);
    }
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private void requirePlausible(ZipEntry entry, String key) {
    if (entry.getSize() > ALWAYS_EXPANDED + LARGEST_RATIO * entry.getCompressedSize()) {
      throw damaged(
          "its storage "
              + key
              + " would become "
              + entry.getSize()
              + " bytes out of "
              + entry.getCompressedSize()
              + ", which no weights do");
    }
    MemoryBound.ofArray(entry.getSize())
        .ifPresent(
            problem -> {
              throw new FileFormatException(file, "its storage " + key + " " + problem);
            });
  }

  private ZipEntry entry(String name) {
    return Optional.ofNullable(archive.getEntry(folder + name))
        .orElseThrow(() -> damaged("it has no " + name));
  }

  private byte[] part(ZipEntry entry, String name, long from, int count) {
    try (InputStream stream = archive.getInputStream(entry)) {
      stream.skipNBytes(from);
      byte[] bytes = stream.readNBytes(count);
      if (bytes.length < count) {
        throw damaged("its " + name + " ends after " + (from + bytes.length) + " bytes");
      }
      return bytes;
    } catch (IOException e) {
      throw damaged("its " + name + " is damaged: " + e.getMessage());
    }
  }

  private byte[] content(ZipEntry entry, String name, int most) {
    try (InputStream stream = archive.getInputStream(entry)) {
      return stream.readNBytes(most);
    } catch (IOException e) {
      throw damaged("its " + name + " is damaged: " + e.getMessage());
    }
  }

  private FileFormatException damaged(String how) {
    return new FileFormatException(file, "is no intact PyTorch file: " + how);
  }

  @Override
  public void close() {
    close(file, archive);
  }

  private static void close(Path file, ZipFile archive) {
    try {
      archive.close();
    } catch (IOException e) {
      throw new FileFormatException(file, "cannot be closed: " + e.getMessage(), e);
    }
  }
}
