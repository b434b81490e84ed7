package org.robustlt.core.checkpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.google.common.collect.ImmutableMap;
import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.core.file.Fence;
import org.robustlt.core.file.FileFormatException;
import org.robustlt.core.file.Json;
import org.robustlt.core.file.TensorFile;
import org.robustlt.core.file.TensorFileReader;
import org.robustlt.core.file.TensorFileWriter;

/**
 * A checkpoint on the disk: one tensor file, which Python's safetensors reads as well. The header
 * carries manifest and recipe with their digest, the manifest the digests of all arrays.
 */
public final class CheckpointFile {
  private static final String MANIFEST = "manifest";
  private static final String RECIPE = "recipe";
  private static final String DIGEST = "sha256";

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
    String manifest =
        Json.line(
            checkpoint
                .manifest()
                .withDigests(digests(checkpoint.arrays(), CheckpointManifest.FORMAT_VERSION)));
    TensorFileWriter.write(
        file,
        fence,
        new TensorFile(
            checkpoint.arrays(),
            ImmutableMap.of(
                "format",
                "pt",
                MANIFEST,
                manifest,
                RECIPE,
                checkpoint.recipe(),
                DIGEST,
                digest(manifest, checkpoint.recipe()))));
  }

  /**
   * Reads the checkpoint and checks every array against its digest.
   *
   * @throws FileFormatException if the file is missing, damaged, or no checkpoint of this program
   */
  public Checkpoint read() {
    TensorFile content = TensorFileReader.read(file);
    CheckpointManifest manifest = manifest(content.metadata());
    Map<String, String> found = digests(content.tensors(), manifest.formatVersion());
    manifest
        .sha256()
        .forEach(
            (name, digest) -> {
              if (!digest.equals(found.get(name))) {
                throw new FileFormatException(
                    file,
                    "is damaged: the sha256 of array \""
                        + name
                        + "\" is "
                        + found.getOrDefault(name, "missing")
                        + ", and must be "
                        + digest);
              }
            });
    for (String name : found.keySet()) {
      if (!manifest.sha256().containsKey(name)) {
        throw new FileFormatException(
            file, "is damaged: its manifest does not know array \"" + name + "\"");
      }
    }
    return new Checkpoint(manifest, content.metadata().getOrDefault(RECIPE, ""), content.tensors());
  }

  /**
   * Reads what the checkpoint says of itself, and none of its arrays.
   *
   * @throws FileFormatException if the file is missing, its header damaged, or no checkpoint of
   *     this program
   */
  public CheckpointManifest readManifest() {
    return manifest(TensorFileReader.readMetadata(file));
  }

  private CheckpointManifest manifest(Map<String, String> metadata) {
    String text = metadata.get(MANIFEST);
    String recipe = metadata.get(RECIPE);
    if (text == null || recipe == null) {
      throw new FileFormatException(file, "is a tensor file but no checkpoint: it has no manifest");
    }
    CheckpointManifest manifest = manifest(text);
    String stated = metadata.getOrDefault(DIGEST, "missing");
    if (manifest.formatVersion() > 1 && !stated.equals(digest(text, recipe))) {
      throw new FileFormatException(
          file,
          "is damaged: the sha256 of its manifest and recipe is "
              + digest(text, recipe)
              + ", and must be "
              + stated);
    }
    return manifest;
  }

  private CheckpointManifest manifest(String text) {
    try {
      CheckpointManifest manifest = Json.mapper().readValue(text, CheckpointManifest.class);
      int version = manifest.formatVersion();
      if (version < 1 || version > CheckpointManifest.FORMAT_VERSION) {
        throw new FileFormatException(
            file,
            "has format version "
                + version
                + "; this program reads versions 1 to "
                + CheckpointManifest.FORMAT_VERSION);
      }
      return manifest;
    } catch (JsonProcessingException e) {
      throw new FileFormatException(file, "has a damaged manifest", e);
    }
  }

  private static String digest(String manifest, String recipe) {
    return Hashing.sha256().hashString(manifest + "\n" + recipe, StandardCharsets.UTF_8).toString();
  }

  /** Digests arrays: of version 1 the bytes alone, since then their type and shape as well. */
  private static Map<String, String> digests(Map<String, INDArray> arrays, int version) {
    Map<String, String> digests = new LinkedHashMap<>();
    arrays.forEach(
        (name, array) -> {
          Hasher hasher = Hashing.sha256().newHasher();
          if (version > 1) {
            hasher.putString(
                array.dataType() + " " + Arrays.toString(array.shape()) + "\n",
                StandardCharsets.UTF_8);
          }
          digests.put(name, hasher.putBytes(TensorFileWriter.bytes(array)).hash().toString());
        });
    return digests;
  }
}
