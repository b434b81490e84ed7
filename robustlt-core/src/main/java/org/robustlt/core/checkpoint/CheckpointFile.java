package org.robustlt.core.checkpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.google.common.hash.Hashing;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.core.file.Fence;
import org.robustlt.core.file.FileFormatException;
import org.robustlt.core.file.Json;
import org.robustlt.core.file.TensorFile;
import org.robustlt.core.file.TensorFileReader;
import org.robustlt.core.file.TensorFileWriter;

/** A checkpoint on the disk: one tensor file, which Python's safetensors reads as well. */
public final class CheckpointFile {
  private static final String MANIFEST = "manifest";
  private static final String RECIPE = "recipe";

  private final Path file;

  /** Names the file, which need not exist. */
  public CheckpointFile(Path file) {
    this.file = file;
  }

  /** Returns whether a tensor file is a checkpoint of this program. */
  public static boolean isCheckpoint(TensorFile content) {
    return content.metadata().containsKey(MANIFEST) && content.metadata().containsKey(RECIPE);
  }

  /**
   * Writes a checkpoint; digests are added to its manifest.
   *
   * @param fence the right to write it
   * @throws IOException if that fails; a former checkpoint of the name is then unchanged
   */
  public void write(Checkpoint checkpoint, Fence fence) throws IOException {
    CheckpointManifest plain = checkpoint.manifest();
    CheckpointManifest manifest =
        new CheckpointManifest(
            plain.formatVersion(),
            plain.epoch(),
            plain.updates(),
            plain.recipeHash(),
            plain.best(),
            plain.environment(),
            digests(checkpoint.arrays()));
    TensorFileWriter.write(
        file,
        fence,
        new TensorFile(
            checkpoint.arrays(),
            Map.of("format", "pt", MANIFEST, Json.line(manifest), RECIPE, checkpoint.recipe())));
  }

  /**
   * Reads the checkpoint and checks every array against its digest.
   *
   * @throws FileFormatException if the file is missing, damaged, or no checkpoint of this program
   */
  public Checkpoint read() {
    TensorFile content = TensorFileReader.read(file);
    String manifestText = content.metadata().get(MANIFEST);
    String recipe = content.metadata().get(RECIPE);
    if (manifestText == null || recipe == null) {
      throw new FileFormatException(file, "is a tensor file but no checkpoint: it has no manifest");
    }
    CheckpointManifest manifest = manifest(manifestText);
    Map<String, String> digests = digests(content.tensors());
    manifest
        .sha256()
        .forEach(
            (name, digest) -> {
              if (!digest.equals(digests.get(name))) {
                throw new FileFormatException(
                    file, "is damaged: the sha256 of array \"" + name + "\" is another");
              }
            });
    return new Checkpoint(manifest, recipe, content.tensors());
  }

  private CheckpointManifest manifest(String text) {
    try {
      CheckpointManifest manifest = Json.mapper().readValue(text, CheckpointManifest.class);
      if (manifest.formatVersion() != CheckpointManifest.FORMAT_VERSION) {
        throw new FileFormatException(
            file,
            "has format version "
                + manifest.formatVersion()
                + "; this program reads version "
                + CheckpointManifest.FORMAT_VERSION);
      }
      return manifest;
    } catch (JsonProcessingException e) {
      throw new FileFormatException(file, "has a damaged manifest", e);
    }
  }

  private static Map<String, String> digests(Map<String, INDArray> arrays) {
    Map<String, String> digests = new LinkedHashMap<>();
    arrays.forEach(
        (name, array) ->
            digests.put(
                name, Hashing.sha256().hashBytes(TensorFileWriter.bytes(array)).toString()));
    return digests;
  }
}
