package org.robustlt.core.data.folder;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.robustlt.api.data.DataException;
import org.robustlt.api.data.DataRemark;
import org.robustlt.api.data.DataSetProvider;
import org.robustlt.api.data.ImageDataSet;
import org.robustlt.api.data.ImageShape;
import org.robustlt.api.data.LabeledImages;
import org.robustlt.core.data.cache.DecodedImages;
import org.robustlt.core.data.cache.ImageCache;
import org.robustlt.core.data.cache.ImageFacts;
import org.robustlt.core.data.cache.ImageFiles;

/** Makes a data set of picture files: decodes them, and tells what is odd about them. */
final class PictureDataSet {
  private static final double NEUTRAL = 0.5;
  private static final int SHOWN = 3;

  private final Path source;
  private final LabelledParts parts;
  private final PictureOptions options;
  private final DataSetProvider.Reading reading;
  private final List<Path> files = new ArrayList<>();
  private final List<DataRemark> remarks;

  private PictureDataSet(
      Path source, LabelledParts parts, PictureOptions options, DataSetProvider.Reading reading) {
    this.source = source;
    this.parts = parts;
    this.options = options;
    this.reading = reading;
    files.addAll(parts.training().files());
    files.addAll(parts.test().files());
    remarks = new ArrayList<>(parts.remarks());
  }

  /**
   * Reads a data set.
   *
   * @param source the folder or list that it comes from
   * @throws DataException if pictures cannot be read that may not be left out, or a class has none
   */
  static ImageDataSet read(
      Path source, LabelledParts parts, PictureOptions options, DataSetProvider.Reading reading) {
    return new PictureDataSet(source, parts, options, reading).read();
  }

  private ImageDataSet read() {
    ImageFiles encoded =
        new ImageFiles(files, options.channels(), options.framing(), options.upright());
    ImageShape shape =
        encoded
            .shape()
            .orElseGet(() -> new ImageShape(options.channels(), 1, 1)); // all are damaged
    DecodedImages images =
        DecodedImages.of(
            source.toAbsolutePath().normalize().toString(),
            encoded,
            shape,
            reading.cache().map(ImageCache::new),
            reading.progress(),
            trouble -> remarks.add(DataRemark.of(trouble)));
    if (reading.verify()) {
      verify(images, encoded);
    }
    boolean[] whole = whole(images);
    describeSizes(images, whole);
    describeDepths(images, whole);
    findEqualFiles(images, whole);
    int trained = parts.training().size();
    LabeledImages training = part(images, parts.training(), 0, whole);
    LabeledImages test = part(images, parts.test(), trained, whole);
    List<Double> neutral = Collections.nCopies(options.channels(), NEUTRAL);
    return new ImageDataSet(
        String.valueOf(source.toAbsolutePath().normalize().getFileName()),
        parts.classes(),
        training,
        test,
        new ImageDataSet.Normalization(neutral, neutral),
        remarks);
  }

  private void verify(DecodedImages images, ImageFiles encoded) {
    Path cache = images.cache().orElse(source);
    if (!images.verify(encoded, reading.progress())) {
      throw new DataException(
          cache, "does not hold what the files hold; robustlt data cache clear removes it");
    }
    remarks.add(
        DataRemark.of(
            String.format(
                Locale.ROOT,
                "all %,d files were read again, and hold what %s holds",
                files.size(),
                cache)));
  }

  /** Returns which files can be read; what cannot is an error, or is left out and told. */
  private boolean[] whole(DecodedImages images) {
    boolean[] whole = new boolean[files.size()];
    List<String> problems = new ArrayList<>();
    for (int i = 0; i < whole.length; i++) {
      String file = files.get(i).toString();
      images.facts().get(i).problem().ifPresent(problem -> problems.add(file + ": " + problem));
      whole[i] = images.facts().get(i).problem().isEmpty();
    }
    if (problems.isEmpty()) {
      return whole;
    }
    if (options.damaged() == PictureOptions.Damaged.REFUSE) {
      String more =
          problems.size() == 1
              ? ""
              : String.format(
                  Locale.ROOT,
                  "%nand %,d more of %,d files cannot be read%s",
                  problems.size() - 1,
                  files.size(),
                  problems.size() > SHOWN ? ", such as " + files.get(second(whole)) : "");
      throw new DataException(problems.get(0) + more + "; data.damaged=skip leaves them out");
    }
    remarks.add(
        new DataRemark(
            String.format(Locale.ROOT, "left out %,d files that cannot be read", problems.size()),
            problems));
    return whole;
  }

  private static int second(boolean[] whole) {
    int[] broken = IntStream.range(0, whole.length).filter(i -> !whole[i]).limit(2).toArray();
    return broken[1];
  }

  private void describeSizes(DecodedImages images, boolean[] whole) {
    List<ImageFacts> facts =
        IntStream.range(0, whole.length)
            .filter(i -> whole[i])
            .mapToObj(images.facts()::get)
            .toList();
    if (options.framing().isEmpty() || facts.isEmpty()) {
      return;
    }
    int[] widths = facts.stream().mapToInt(ImageFacts::width).sorted().toArray();
    int[] heights = facts.stream().mapToInt(ImageFacts::height).sorted().toArray();
    remarks.add(
        DataRemark.of(
            String.format(
                Locale.ROOT,
                "pictures are %d to %d pixels wide (median %d) and %d to %d high (median %d), brought"
                    + " to %dx%d (crop: %s)",
                widths[0],
                widths[widths.length - 1],
                widths[widths.length / 2],
                heights[0],
                heights[heights.length - 1],
                heights[heights.length / 2],
                images.shape().width(),
                images.shape().height(),
                options.crop().name().toLowerCase(Locale.ROOT))));
  }

  private void describeDepths(DecodedImages images, boolean[] whole) {
    List<String> deep =
        IntStream.range(0, whole.length)
            .filter(i -> whole[i] && images.facts().get(i).deep())
            .mapToObj(i -> files.get(i).toString())
            .toList();
    if (!deep.isEmpty()) {
      remarks.add(
          new DataRemark(
              String.format(
                  Locale.ROOT,
                  "pictures with 16 bits a sample, of which the upper 8 are taken: %,d",
                  deep.size()),
              deep));
    }
  }

  private void findEqualFiles(DecodedImages images, boolean[] whole) {
    Map<ImageFacts.ContentHash, Integer> seen = new HashMap<>();
    List<String> leaked = new ArrayList<>();
    List<String> contradicting = new ArrayList<>();
    int repeated = 0;
    int trained = parts.training().size();
    for (int i = 0; i < whole.length; i++) {
      if (!whole[i]) {
        continue;
      }
      Integer before = seen.putIfAbsent(images.facts().get(i).hash(), i);
      if (before == null) {
        continue;
      }
      String pair = files.get(i) + " = " + files.get(before);
      if (label(i) != label(before)) {
        contradicting.add(pair);
      } else if (i >= trained && before < trained) {
        leaked.add(pair);
      } else {
        repeated++;
      }
    }
    tell("test images that are trained on too", leaked);
    tell("equal images in different classes", contradicting);
    if (repeated > 0) {
      remarks.add(
          DataRemark.of(
              String.format(Locale.ROOT, "images that repeat one of their class: %,d", repeated)));
    }
  }

  private void tell(String what, List<String> items) {
    if (!items.isEmpty()) {
      remarks.add(new DataRemark(String.format(Locale.ROOT, "%s: %,d", what, items.size()), items));
    }
  }

  private int label(int file) {
    int trained = parts.training().size();
    return file < trained ? parts.training().labels()[file] : parts.test().labels()[file - trained];
  }

  private LabeledImages part(DecodedImages images, LabelledFiles part, int first, boolean[] whole) {
    LabelledFiles kept = part.only(place -> whole[first + place]);
    int[] before = part.counts(parts.classes().size());
    int[] after = kept.counts(parts.classes().size());
    for (int c = 0; c < after.length; c++) {
      if (before[c] > 0 && after[c] == 0) {
        throw new DataException(
            source, "no image of class " + parts.classes().get(c) + " can be read");
      }
    }
    int[] places =
        IntStream.range(first, first + part.size()).filter(place -> whole[place]).toArray();
    return images.labelled(
        places,
        Arrays.copyOf(kept.labels(), kept.size()),
        kept.files().stream().map(Path::toString).toList());
  }
}
