package org.robustlt.core.data.folder;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Files with their classes.
 *
 * @param files where they are
 * @param labels the class of each
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record LabelledFiles(List<Path> files, int[] labels) {
  /** No files. */
  public static final LabelledFiles NONE = new LabelledFiles(List.of(), new int[0]);

  /** Copies the files. */
  public LabelledFiles {
    files = List.copyOf(files);
  }

  /** Returns how many there are. */
  public int size() {
    return labels.length;
  }

  /** Returns those at the given places, in their order. */
  public LabelledFiles only(IntPredicate places) {
    int[] kept = IntStream.range(0, size()).filter(places).toArray();
    return new LabelledFiles(
        IntStream.of(kept).mapToObj(files::get).toList(),
        IntStream.of(kept).map(place -> labels[place]).toArray());
  }

  /** Returns how many there are of each class. */
  public int[] counts(int classes) {
    int[] counts = new int[classes];
    Arrays.stream(labels).forEach(label -> counts[label]++);
    return counts;
  }

  /** Collects files. */
  static final class Builder {
    private final List<Path> files = new ArrayList<>();
    private final List<Integer> labels = new ArrayList<>();

    void add(Path file, int label) {
      files.add(file);
      labels.add(label);
    }

    LabelledFiles build() {
      return new LabelledFiles(files, labels.stream().mapToInt(Integer::intValue).toArray());
    }
  }
}
