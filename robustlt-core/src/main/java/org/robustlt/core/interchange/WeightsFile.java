package org.robustlt.core.interchange;

import com.google.common.hash.Hashing;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.core.checkpoint.CheckpointFile;
import org.robustlt.core.file.FileFormatException;
import org.robustlt.core.file.TensorFile;
import org.robustlt.core.file.TensorFileReader;
import org.robustlt.core.file.torch.TorchFile;
import org.robustlt.core.file.torch.TorchTensor;

/**
 * A file of weights by whomever: safetensors, a checkpoint of this program, or what {@code
 * torch.save} made of a {@code state_dict}, alone or as an entry of a checkpoint.
 *
 * @param path the file
 * @param entry which entry of a checkpoint, where it holds several networks
 */
public record WeightsFile(Path path, Optional<String> entry) {
  private static final byte[] ZIP = {'P', 'K', 3, 4};
  private static final byte[] TORCH_BEFORE_1_6 = {
    (byte) 0x80, 2, (byte) 0x8a, 10, 'l', (byte) 0xfc
  };

  /**
   * Reads the arrays under the names that the file gives them.
   *
   * @throws FileFormatException if the file is missing, damaged or of another kind, or it is not
   *     clear which of its entries is meant
   */
  public Map<String, INDArray> read() {
    byte[] start = start();
    if (startsWith(start, TORCH_BEFORE_1_6)) {
      throw new FileFormatException(
          path,
          "has the format of PyTorch before 1.6; save it again there: torch.save(torch.load(file),"
              + " file)");
    }
    if (startsWith(start, ZIP)) {
      try (TorchFile file = TorchFile.open(path)) {
        return arrays(file, stateDict(file.read()));
      }
    }
    return safetensors();
  }

  /** Returns the name of the file, without its directories. */
  public String name() {
    return String.valueOf(path.getFileName());
  }

  /**
   * Returns the digest of the file in hexadecimal.
   *
   * @throws FileFormatException if it cannot be read
   */
  public String sha256() {
    try {
      return com.google.common.io.Files.asByteSource(path.toFile())
          .hash(Hashing.sha256())
          .toString();
    } catch (IOException e) {
      throw new FileFormatException(path, "cannot be read: " + e.getMessage(), e);
    }
  }

  private byte[] start() {
    if (!Files.isRegularFile(path)) {
      throw new FileFormatException(path, "there is no such file");
    }
    try (InputStream stream = Files.newInputStream(path)) {
      return stream.readNBytes(TORCH_BEFORE_1_6.length);
    } catch (IOException e) {
      throw new FileFormatException(path, "cannot be read: " + e.getMessage(), e);
    }
  }

  private static boolean startsWith(byte[] start, byte[] magic) {
    return start.length >= magic.length
        && Arrays.equals(start, 0, magic.length, magic, 0, magic.length);
  }

  private Map<String, INDArray> safetensors() {
    if (entry.isPresent()) {
      throw new FileFormatException(
          path, "is no PyTorch file, so it has no entry \"" + entry.get() + "\"");
    }
    TensorFile content = TensorFileReader.read(path);
    if (!CheckpointFile.isCheckpoint(content)) {
      return content.tensors();
    }
    return new CheckpointFile(path).read().weights();
  }

  private Map<?, ?> stateDict(Object saved) {
    if (!(saved instanceof Map<?, ?> map)) {
      throw new FileFormatException(
          path, "holds no state_dict: save model.state_dict(), not the model itself");
    }
    if (entry.isPresent()) {
      if (map.get(entry.get()) instanceof Map<?, ?> chosen && isStateDict(chosen)) {
        return chosen;
      }
      throw new FileFormatException(
          path, "has no state_dict \"" + entry.get() + "\"; it has " + names(map));
    }
    if (isStateDict(map)) {
      return map;
    }
    List<? extends Map.Entry<?, ?>> found =
        map.entrySet().stream()
            .filter(e -> e.getValue() instanceof Map<?, ?> inner && isStateDict(inner))
            .toList();
    if (found.size() != 1) {
      throw new FileFormatException(
          path,
          found.isEmpty()
              ? "holds no state_dict; it has " + names(map)
              : "holds several state_dicts; choose by --entry one of "
                  + String.join(
                      ", ", found.stream().map(e -> String.valueOf(e.getKey())).toList()));
    }
    return (Map<?, ?>) found.get(0).getValue();
  }

  /** A map of names to tensors. */
  private static boolean isStateDict(Map<?, ?> map) {
    return !map.isEmpty()
        && map.entrySet().stream()
            .allMatch(e -> e.getKey() instanceof String && e.getValue() instanceof TorchTensor);
  }

  private static String names(Map<?, ?> map) {
    return map.isEmpty()
        ? "nothing"
        : String.join(", ", map.keySet().stream().map(String::valueOf).toList());
  }

  private static Map<String, INDArray> arrays(TorchFile file, Map<?, ?> stateDict) {
    Map<String, INDArray> arrays = new LinkedHashMap<>();
    stateDict.forEach(
        (name, tensor) -> arrays.put((String) name, file.values((TorchTensor) tensor)));
    return arrays;
  }
}
