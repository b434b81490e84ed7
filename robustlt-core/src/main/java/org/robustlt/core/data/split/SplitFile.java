package org.robustlt.core.data.split;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.robustlt.api.component.ClassFrequencies;
import org.robustlt.api.data.DataException;
import org.robustlt.core.data.ImageSelection;
import org.robustlt.core.data.LongTailedSplit;
import org.robustlt.core.data.format.NpzIndices;
import org.robustlt.core.file.AtomicFile;
import org.robustlt.core.file.Fence;
import org.robustlt.core.file.FileFault;
import org.robustlt.core.file.FileFormatException;
import org.robustlt.core.file.Json;
import org.robustlt.core.file.SealedJson;

/**
 * Splits in files: our manifests ({@code .json}), and the form in which the published splits come
 * ({@code .npz} with {@code train_indices} and {@code val_indices}).
 */
public final class SplitFile {
  private static final String PUBLISHED = ".npz";
  private static final String TRAINING = "train_indices";
  private static final String VALIDATION = "val_indices";
  private static final ObjectReader MANIFEST =
      Json.mapper()
          .readerFor(SplitManifest.class)
          .with(
              DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
              DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
              DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private SplitFile() {}

  /**
   * Reads a split.
   *
   * @param file a manifest, or a published file if its name ends in {@code .npz}
   * @param labels the class of every training image of the data set that it is for
   * @param classes the number of classes
   * @throws DataException if the file is damaged, or the split is none of this data set
   */
  public static OriginatedSplit read(Path file, int[] labels, int classes) {
    if (!Files.isRegularFile(file)) {
      throw new DataException(file, "no such file of a split");
    }
    return file.toString().endsWith(PUBLISHED)
        ? new OriginatedSplit(
            split(
                file,
                NpzIndices.read(file, TRAINING),
                NpzIndices.read(file, VALIDATION),
                labels,
                classes),
            SplitOrigin.file(file))
        : readManifest(file, labels, classes);
  }

  private static OriginatedSplit readManifest(Path file, int[] labels, int classes) {
    SplitManifest manifest = parse(file);
    if (manifest.format() != SplitManifest.FORMAT) {
      throw new DataException(
          file,
          String.format(
              Locale.ROOT,
              "format of the split must be %d, got %d",
              SplitManifest.FORMAT,
              manifest.format()));
    }
    check(file, "number of images", manifest.images(), labels.length);
    check(file, "digest of the labels", manifest.labelsSha256(), SplitDigest.sha256(labels));
    check(
        file,
        "digest of the training indices",
        manifest.trainingSha256(),
        SplitDigest.sha256(manifest.training()));
    check(
        file,
        "digest of the validation indices",
        manifest.validationSha256(),
        SplitDigest.sha256(manifest.validation()));
    LongTailedSplit split =
        split(file, manifest.training(), manifest.validation(), labels, classes);
    check(file, "counts", manifest.counts(), SplitManifest.counts(split));
    return new OriginatedSplit(split, manifest.origin());
  }

  /**
   * Reads the manifest of a split, whatever data set it is for.
   *
   * @throws DataException if the file is damaged
   */
  public static SplitManifest manifest(Path file) {
    SplitManifest manifest = parse(file);
    check(
        file,
        "digest of the training indices",
        manifest.trainingSha256(),
        SplitDigest.sha256(manifest.training()));
    check(
        file,
        "digest of the validation indices",
        manifest.validationSha256(),
        SplitDigest.sha256(manifest.validation()));
    return manifest;
  }

  private static SplitManifest parse(Path file) {
    try {
      @Nullable SplitManifest manifest = MANIFEST.readValue(Files.readAllBytes(file));
      if (manifest == null) {
        throw new DataException(file, "not a manifest of a split: it holds null");
      }
      SealedJson.read(file);
      return manifest;
    } catch (FileFormatException e) {
      throw new DataException(String.valueOf(e.getMessage()), e);
    } catch (IOException e) {
      String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      throw new DataException(file, "not a manifest of a split: " + message, e);
    }
  }

  private static void check(Path file, String what, Object stated, Object found) {
    if (!stated.equals(found)) {
      throw new DataException(
          file,
          String.format(Locale.ROOT, "%s must be the stated %s, got %s", what, stated, found));
    }
  }

  private static LongTailedSplit split(
      Path file, int[] training, int[] validation, int[] labels, int classes) {
    boolean[] seen = new boolean[labels.length];
    ClassFrequencies all = ImageSelection.frequencies(labels, classes);
    long[] trained = new long[all.classes()];
    long[] selected = new long[all.classes()];
    count(file, training, labels, seen, selected);
    System.arraycopy(selected, 0, trained, 0, trained.length);
    count(file, validation, labels, seen, selected);
    for (int c = 0; c < trained.length; c++) {
      if (trained[c] == 0) {
        throw new DataException(
            file, "every class must keep at least 1 training image, class " + c + " has none");
      }
    }
    return new LongTailedSplit(
        training, validation, ClassFrequencies.of(selected), ClassFrequencies.of(trained));
  }

  private static void count(Path file, int[] indices, int[] labels, boolean[] seen, long[] counts) {
    for (int index : indices) {
      if (index < 0 || index >= labels.length) {
        throw new DataException(
            file,
            String.format(Locale.ROOT, "indices must be 0..%d, got %d", labels.length - 1, index));
      }
      if (seen[index]) {
        throw new DataException(
            file,
            String.format(Locale.ROOT, "every image may be selected once, got %d twice", index));
      }
      seen[index] = true;
      counts[labels[index]]++;
    }
  }

  /**
   * Writes a split, whole or not at all.
   *
   * @param file receives a manifest, or the published form if its name ends in {@code .npz}
   * @throws DataException if the file cannot be written
   */
  public static void write(Path file, SplitManifest manifest) {
    write(file, Fence.NONE, manifest);
  }

  /**
   * Writes a split that only the holder of a right may write, whole or not at all.
   *
   * @throws DataException if the file cannot be written
   */
  public static void write(Path file, Fence fence, SplitManifest manifest) {
    try {
      AtomicFile.write(
          file,
          fence,
          path -> {
            if (file.toString().endsWith(PUBLISHED)) {
              NpzIndices.write(
                  path,
                  new TreeMap<>(
                      Map.of(TRAINING, manifest.training(), VALIDATION, manifest.validation())));
            } else {
              Files.writeString(path, SealedJson.line(manifest) + "\n");
            }
          });
    } catch (IOException e) {
      throw new DataException(FileFault.writing(file, e), e);
    }
  }
}
