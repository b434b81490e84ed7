package org.robustlt.core.interchange;

import com.google.common.hash.Hashing;
import com.google.common.io.ByteStreams;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.core.checkpoint.CheckpointFile;
import org.robustlt.core.file.FileFormatException;
import org.robustlt.core.file.MemoryBound;
import org.robustlt.core.file.SavedArray;
import org.robustlt.core.file.TensorFile;
import org.robustlt.core.file.TensorFileReader;
import org.robustlt.core.file.npy.NpzArray;
import org.robustlt.core.file.torch.LegacyTorchFile;
import org.robustlt.core.file.torch.TorchArchive;
import org.robustlt.core.file.torch.TorchPickle;

/**
 * A file of weights by whomever, in any {@link WeightsFormat}: a {@code state_dict}, alone or
 * somewhere in a checkpoint, a whole module, a checkpoint or an export of this program.
 *
 * @param path the file
 * @param entry which entry of it, where it holds several networks
 */
public record WeightsFile(Path path, Optional<String> entry) {
  private static final String RECIPE = "recipe";

  /** Real weights hardly become smaller; what does become much smaller is allowed up to a size. */
  private static final long ALWAYS_EXPANDED = 1 << 24;

  private static final long LARGEST_RATIO = 100;

  /**
   * Opens the file.
   *
   * @throws FileFormatException if it is missing, damaged, no file of weights, or it has no such
   *     entry
   */
  public SavedWeights open() {
    return switch (WeightsFormat.of(path)) {
      case SAFETENSORS -> safetensors();
      case TORCH_ARCHIVE -> archive();
      case LEGACY_TORCH -> found(LegacyTorchFile.read(path), () -> {});
      case PICKLE -> found(TorchPickle.read(path), () -> {});
      case NPZ -> plain(NpzArray.all(path), Optional.empty());
      case ONNX -> {
        SavedWeights graph = OnnxWeights.read(path);
        yield plain(graph.only().arrays(), graph.recipe());
      }
      case SHARDS -> {
        requireNoEntry();
        yield Shards.read(path);
      }
      case GZIP -> unpacked();
    };
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

  private SavedWeights archive() {
    TorchArchive archive = TorchArchive.open(path);
    try {
      return found(archive.read(), archive::close);
    } catch (FileFormatException e) {
      archive.close();
      throw e;
    }
  }

  private SavedWeights found(Object saved, Runnable source) {
    return new SavedWeights(path, StateDicts.of(path, saved, entry), Optional.empty(), source);
  }

  private SavedWeights safetensors() {
    TensorFile content = TensorFileReader.read(path);
    Map<String, INDArray> tensors =
        CheckpointFile.isCheckpoint(content)
            ? new CheckpointFile(path).read().weights()
            : content.tensors();
    Map<String, SavedArray> arrays = new LinkedHashMap<>();
    tensors.forEach((name, array) -> arrays.put(name, SavedArray.of(array)));
    return plain(arrays, Optional.ofNullable(content.metadata().get(RECIPE)));
  }

  private SavedWeights plain(Map<String, SavedArray> arrays, Optional<String> recipe) {
    requireNoEntry();
    return new SavedWeights(path, Map.of("", arrays), recipe, () -> {});
  }

  private void requireNoEntry() {
    if (entry.isPresent()) {
      throw new FileFormatException(
          path, "is no PyTorch file, so it has no entry \"" + entry.get() + "\"");
    }
  }

  /** Reads what is within a compressed file, from a temporary one. */
  private SavedWeights unpacked() {
    Path unpacked;
    try {
      unpacked = Files.createTempFile("robustlt-", ".weights");
    } catch (IOException e) {
      throw new FileFormatException(path, "cannot be unpacked: " + e.getMessage(), e);
    }
    try {
      unpack(unpacked);
      if (WeightsFormat.of(unpacked) == WeightsFormat.GZIP) {
        throw new FileFormatException(path, "is compressed twice; unpack it first");
      }
      SavedWeights weights = new WeightsFile(unpacked, entry).open();
      return new SavedWeights(
          path,
          weights.networks(),
          weights.recipe(),
          () -> {
            weights.close();
            delete(unpacked);
          });
    } catch (FileFormatException e) {
      delete(unpacked);
      throw new FileFormatException(
          path,
          String.valueOf(e.getMessage()).replace(unpacked + ": ", "").replace(path + ": ", ""),
          e);
    }
  }

  private void unpack(Path target) {
    try (InputStream stream = new GZIPInputStream(Files.newInputStream(path), 1 << 16);
        OutputStream out = Files.newOutputStream(target)) {
      long most = ALWAYS_EXPANDED + LARGEST_RATIO * Files.size(path);
      long length = ByteStreams.copy(ByteStreams.limit(stream, most + 1), out);
      if (length > most) {
        throw new FileFormatException(
            path, "becomes more than 100 times as long when it is unpacked, which no weights do");
      }
      MemoryBound.ofHeap(length)
          .ifPresent(
              problem -> {
                throw new FileFormatException(path, problem);
              });
    } catch (IOException e) {
      throw new FileFormatException(path, "is no intact gzip file: " + e.getMessage(), e);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
