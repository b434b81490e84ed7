package org.robustlt.core.run;

import com.google.common.collect.ImmutableMap;
import com.google.common.hash.Hashing;
import com.google.common.io.MoreFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.robustlt.core.data.CheckedImages;
import org.robustlt.core.file.Fence;
import org.robustlt.core.file.FileFormatException;
import org.robustlt.core.file.TensorFile;
import org.robustlt.core.file.TensorFileReader;
import org.robustlt.core.file.TensorFileWriter;

/**
 * The hashes of the images that a run has read: a tensor file with one array, {@code hashes
 * [images]} of int64, 0 where an image was not read yet.
 *
 * @param file the file, which need not exist
 */
record ImageHashFile(Path file) {
  private static final String HASHES = "hashes";
  private static final String DIGEST = "sha256";

  /**
   * Tells images what is known of them.
   *
   * @throws FileFormatException if the file is damaged or of other images
   */
  void tell(CheckedImages images) {
    if (!Files.exists(file)) {
      return;
    }
    TensorFile content = TensorFileReader.read(file);
    INDArray hashes = content.tensors().get(HASHES);
    if (hashes == null || hashes.dataType() != DataType.INT64) {
      throw new FileFormatException(file, "is damaged: it has no hashes of images");
    }
    String stated = content.metadata().getOrDefault(DIGEST, "missing");
    if (!digest(hashes).equals(stated)) {
      throw new FileFormatException(
          file,
          "is damaged: the sha256 of its hashes is " + digest(hashes) + ", and must be " + stated);
    }
    try {
      images.know(hashes.data().asLong());
    } catch (IllegalArgumentException e) {
      throw new FileFormatException(file, "is of other images: " + e.getMessage(), e);
    }
  }

  /**
   * Writes down what is known of images, if it is more than before.
   *
   * @throws UncheckedIOException if that fails
   */
  void note(CheckedImages images, Fence fence) {
    if (!images.hasGrown()) {
      return;
    }
    INDArray hashes = Nd4j.createFromArray(images.hashes());
    try {
      MoreFiles.createParentDirectories(file);
      TensorFileWriter.write(
          file,
          fence,
          new TensorFile(Map.of(HASHES, hashes), ImmutableMap.of(DIGEST, digest(hashes))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String digest(INDArray hashes) {
    return Hashing.sha256().hashBytes(TensorFileWriter.bytes(hashes)).toString();
  }
}
