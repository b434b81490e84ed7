package org.robustlt.core.file.torch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.core.file.FileFormatException;
import org.robustlt.core.file.pickle.PickleException;
import org.robustlt.core.file.pickle.Unpickler;

/**
 * A file of {@code torch.save} since PyTorch 1.6: a ZIP archive of a pickle, {@code data.pkl}, and
 * the storages of its tensors, {@code data/<key>}. Of the pickle only tensors and plain values are
 * made; nothing of it is run.
 */
public final class TorchFile implements AutoCloseable {
  private static final String PICKLE = "data.pkl";
  private static final int LARGEST_PICKLE = 100_000_000;
  private static final int LONGEST_STORAGE = Integer.MAX_VALUE - 8;

  private final Path file;
  private final ZipFile archive;
  private final String folder;
  private Optional<Loaded> last = Optional.empty();

  private TorchFile(Path file, ZipFile archive, String folder) {
    this.file = file;
    this.archive = archive;
    this.folder = folder;
  }

  /** The bytes of the storage that was read last: neighbours often share one. */
  private record Loaded(TorchStorage storage, ByteBuffer bytes) {}

  /**
   * Opens a file.
   *
   * @throws FileFormatException if it is missing, damaged, or no file of {@code torch.save}
   */
  public static TorchFile open(Path file) {
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
    TorchFile opened = new TorchFile(file, archive, folder(file, archive));
    try {
      opened.requireLittleEndian();
      return opened;
    } catch (FileFormatException e) {
      opened.close();
      throw e;
    }
  }

  private static String folder(Path file, ZipFile archive) {
    try {
      return archive.stream()
          .map(ZipEntry::getName)
          .filter(name -> name.equals(PICKLE) || name.endsWith("/" + PICKLE))
          .findFirst()
          .map(name -> name.substring(0, name.length() - PICKLE.length()))
          .orElse("");
    } catch (IllegalArgumentException e) {
      throw new FileFormatException(
          file, "is no intact PyTorch file: a name in it is not UTF-8", e);
    }
  }

  private void requireLittleEndian() {
    if (archive.getEntry(folder + "byteorder") != null
        && !new String(content("byteorder", 100), StandardCharsets.US_ASCII).equals("little")) {
      throw damaged("its values are not little-endian");
    }
  }

  /**
   * Returns what was saved: {@code Map}, {@code List}, {@link TorchTensor} and the plain values of
   * {@link Unpickler}.
   *
   * @throws FileFormatException if the pickle is damaged or refers to anything else
   */
  public Object read() {
    try {
      return Unpickler.read(content(PICKLE, LARGEST_PICKLE), TorchGlobals.make());
    } catch (PickleException e) {
      throw new FileFormatException(file, "its " + PICKLE + " " + e.getMessage(), e);
    }
  }

  /**
   * Returns the values of a tensor of this file.
   *
   * @throws FileFormatException if they are missing or damaged
   */
  public INDArray values(TorchTensor tensor) {
    TorchStorage storage = tensor.storage();
    if (last.filter(loaded -> loaded.storage().equals(storage)).isEmpty()) {
      last = Optional.of(new Loaded(storage, load(storage)));
    }
    return tensor.gather(last.orElseThrow().bytes());
  }

  private ByteBuffer load(TorchStorage storage) {
    long expected = storage.length() * storage.type().size();
    if (storage.length() < 0 || storage.length() > LONGEST_STORAGE / storage.type().size()) {
      throw damaged("its storage " + storage.key() + " would have " + storage.length() + " values");
    }
    byte[] bytes = content("data/" + storage.key(), (int) expected);
    if (bytes.length != expected) {
      throw damaged(
          "its storage "
              + storage.key()
              + " has "
              + bytes.length
              + " bytes, "
              + expected
              + " expected");
    }
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private byte[] content(String name, int most) {
    ZipEntry entry = archive.getEntry(folder + name);
    if (entry == null && name.equals(PICKLE)) {
      throw new FileFormatException(
          file, "is a ZIP archive, but no PyTorch file: it has no " + PICKLE);
    }
    if (entry == null) {
      throw damaged("it has no " + name);
    }
    try (InputStream stream = archive.getInputStream(entry)) {
      byte[] bytes = stream.readNBytes(most);
      if (stream.read() >= 0) {
        throw damaged("its " + name + " is longer than " + most + " bytes");
      }
      return bytes;
    } catch (IOException e) {
      throw new FileFormatException(
          file, "is no intact PyTorch file: its " + name + " is damaged: " + e.getMessage(), e);
    }
  }

  private FileFormatException damaged(String how) {
    return new FileFormatException(file, "is no intact PyTorch file: " + how);
  }

  @Override
  public void close() {
    try {
      archive.close();
    } catch (IOException e) {
      throw new FileFormatException(file, "cannot be closed: " + e.getMessage(), e);
    }
  }
}
