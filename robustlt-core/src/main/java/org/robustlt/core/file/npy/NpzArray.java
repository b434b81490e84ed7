package org.robustlt.core.file.npy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.core.file.FileFormatException;
import org.robustlt.core.file.MemoryBound;
import org.robustlt.core.file.SavedArray;

/** An array of numbers in a file in NumPy's NPZ format. */
public final class NpzArray implements SavedArray {
  private static final int CHUNK = 1 << 20;

  private final Path file;
  private final String name;
  private final NpyHeader header;

  private NpzArray(Path file, String name, NpyHeader header) {
    this.file = file;
    this.name = name;
    this.header = header;
  }

  /**
   * Returns the arrays of a file, by name.
   *
   * @throws FileFormatException if it is damaged
   */
  public static Map<String, SavedArray> all(Path file) {
    Map<String, SavedArray> arrays = new LinkedHashMap<>();
    try (NpzFile archive = new NpzFile(file)) {
      for (String name : new ArrayList<>(archive.names())) {
        try (NpyReader reader = archive.open(name)) {
          arrays.put(name, new NpzArray(file, name, reader.header()));
        } catch (NpyException e) {
          throw new FileFormatException(file, "its array " + name + " " + e.getMessage(), e);
        }
      }
    } catch (IOException e) {
      throw new FileFormatException(file, "is no intact NPZ file: " + e.getMessage(), e);
    }
    return arrays;
  }

  @Override
  public List<Long> shape() {
    return header.shape();
  }

  @Override
  public INDArray values() {
    try (NpzFile archive = new NpzFile(file);
        NpyReader reader = archive.open(name)) {
      NpyType type =
          NpyType.of(header.type())
              .orElseThrow(() -> new NpyException("has the type " + header.type()));
      long length = Math.multiplyExact(header.elements(), (long) type.type().size());
      Optional<String> tooLarge = MemoryBound.ofArray(length);
      if (tooLarge.isPresent()) {
        throw new NpyException(tooLarge.get());
      }
      byte[] bytes = new byte[(int) length];
      for (int at = 0; at < bytes.length; at += CHUNK) {
        reader.read(bytes, at, Math.min(CHUNK, bytes.length - at));
      }
      reader.expectEnd();
      long[] sides = header.shape().stream().mapToLong(Long::longValue).toArray();
      return type.array(bytes, sides, header.fortranOrder());
    } catch (ArithmeticException e) {
      throw new FileFormatException(file, "its array " + name + " would be too large", e);
    } catch (IOException e) {
      throw new FileFormatException(file, "its array " + name + " " + e.getMessage(), e);
    }
  }
}
