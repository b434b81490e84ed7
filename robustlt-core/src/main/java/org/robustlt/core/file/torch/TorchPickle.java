package org.robustlt.core.file.torch;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.robustlt.core.file.FileFormatException;
import org.robustlt.core.file.pickle.PickleException;
import org.robustlt.core.file.pickle.Unpickler;

/** A plain pickle, of Python's own {@code pickle.dump}: of tensors, or of NumPy's arrays. */
public final class TorchPickle {
  private TorchPickle() {}

  /**
   * Returns what was saved, as {@link TorchArchive#read} does.
   *
   * @throws FileFormatException if the file is damaged, or refers to what Python would run
   */
  public static Object read(Path file) {
    try (InputStream stream = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      return Unpickler.read(
          stream, new TorchGlobals(file, TorchPickle::nowhere, storage -> {}).make());
    } catch (PickleException e) {
      throw new FileFormatException(file, "is no intact pickle: it " + e.getMessage(), e);
    } catch (IOException e) {
      throw new FileFormatException(file, "cannot be read: " + e.getMessage(), e);
    }
  }

  private static ByteBuffer nowhere(String key, long length, long from, int count) {
    throw new IllegalStateException("a pickle has no storage " + key + " beside it");
  }
}
