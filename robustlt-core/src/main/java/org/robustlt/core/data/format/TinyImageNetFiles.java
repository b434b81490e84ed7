package org.robustlt.core.data.format;

import com.google.common.base.Splitter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.robustlt.api.data.DataException;
import org.robustlt.api.data.ImageShape;

/** How the files of Tiny-ImageNet-200 are laid out. */
final class TinyImageNetFiles {
  private static final ImageShape SHAPE = new ImageShape(3, 64, 64);
  private static final String ANNOTATIONS = "val/val_annotations.txt";
  private static final String WORDS = "words.txt";

  private final FileTree tree;
  private final List<String> ids;

  /**
   * Reads the list of classes.
   *
   * @param classes how many to take
   * @throws DataException if there are fewer
   */
  TinyImageNetFiles(FileTree tree, int classes) {
    this.tree = tree;
    List<String> all = tree.folders("train");
    if (all.size() < classes) {
      throw new DataException(
          tree.place("train"),
          String.format(
              Locale.ROOT, "must have the folders of %d classes, it has %d", classes, all.size()));
    }
    this.ids = all.subList(0, classes);
  }

  /** Returns the first English word for each class where they are told, otherwise the ids. */
  List<String> classNames() {
    Map<String, String> words = new HashMap<>();
    if (tree.holds(WORDS)) {
      for (List<String> columns : table(WORDS, 2)) {
        words.put(columns.get(0), Splitter.on(',').split(columns.get(1)).iterator().next());
      }
    }
    return ids.stream().map(id -> words.getOrDefault(id, id)).toList();
  }

  EncodedImages training() {
    List<String> files = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    for (int c = 0; c < ids.size(); c++) {
      String folder = "train/" + ids.get(c) + "/images";
      for (String file : atLeastOne(folder)) {
        files.add(folder + "/" + file);
        labels.add(c);
      }
    }
    return images(files, labels);
  }

  private List<String> atLeastOne(String folder) {
    List<String> images = tree.files(folder);
    if (images.isEmpty()) {
      throw new DataException(
          tree.place(folder), "every class must have at least 1 image, this folder has none");
    }
    return images;
  }

  EncodedImages test() {
    List<String> files = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    for (List<String> columns : table(ANNOTATIONS, 2)) {
      int label = ids.indexOf(columns.get(1));
      if (label >= 0) {
        files.add("val/images/" + columns.get(0));
        labels.add(label);
      }
    }
    EncodedImages images = images(files, labels);
    LabelCheck.everyClassPresent(tree.place(ANNOTATIONS), images, ids.size());
    return images;
  }

  private EncodedImages images(List<String> files, List<Integer> labels) {
    return new EncodedImages(
        SHAPE, tree, files, labels.stream().mapToInt(Integer::intValue).toArray());
  }

  /** Returns the columns of a file, which tabs separate. */
  private List<List<String>> table(String file, int columns) {
    List<List<String>> rows = new ArrayList<>();
    for (String line :
        Splitter.onPattern("\r?\n")
            .omitEmptyStrings()
            .split(new String(tree.read(file), StandardCharsets.UTF_8))) {
      List<String> row = Splitter.on('\t').splitToList(line);
      if (row.size() < columns) {
        throw new DataException(
            tree.place(file),
            String.format(
                Locale.ROOT,
                "line %d must have %d columns separated by tabs, got \"%s\"",
                rows.size() + 1,
                columns,
                line));
      }
      rows.add(row);
    }
    return rows;
  }
}
