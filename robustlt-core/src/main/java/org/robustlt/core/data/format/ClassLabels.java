package org.robustlt.core.data.format;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.robustlt.api.data.DataException;
import org.robustlt.api.data.DataRemark;

/**
 * What the labels of a training and a test array mean together.
 *
 * @param names of the classes
 * @param training the class of each training image
 * @param test the class of each test image
 * @param remarks what was made of the labels
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ClassLabels(List<String> names, int[] training, int[] test, List<DataRemark> remarks) {
  private static final int SHOWN = 5;

  /**
   * Tells them.
   *
   * @param test has no labels if there is no test array
   * @throws DataException if they are not alike, or have no one meaning
   */
  static ClassLabels of(LabelArray training, LabelArray test) {
    boolean both = test.size() > 0;
    if (both && (training.isNamed() != test.isNamed())) {
      throw new DataException(
          "training and test labels must both be numbers or both be names, one is "
              + (training.isNamed() ? "names" : "numbers"));
    }
    return training.isNamed() ? named(training, test) : numbered(training, test);
  }

  private static ClassLabels named(LabelArray training, LabelArray test) {
    List<String> names = List.copyOf(new TreeSet<>(training.names()));
    Map<String, Integer> places = new HashMap<>();
    names.forEach(name -> places.put(name, places.size()));
    for (String name : test.names()) {
      if (!places.containsKey(name)) {
        throw new DataException(
            "test labels must be those of the training images, \"" + name + "\" is none");
      }
    }
    return new ClassLabels(
        names,
        training.names().stream().mapToInt(places::get).toArray(),
        test.names().stream().mapToInt(places::get).toArray(),
        List.of());
  }

  private static ClassLabels numbered(LabelArray training, LabelArray test) {
    List<DataRemark> remarks = new ArrayList<>();
    if (training.oneHot()) {
      remarks.add(DataRemark.of("labels are one-hot rows"));
    }
    int largest = largest(training.numbers(), test.numbers());
    int first =
        IntStream.concat(Arrays.stream(training.numbers()), Arrays.stream(test.numbers()))
            .min()
            .orElse(0);
    int shift = first == 1 ? 1 : 0;
    if (shift == 1) {
      remarks.add(
          DataRemark.of(
              String.format(
                  Locale.ROOT, "labels are 1 to %d: class 1 is the first, and so on", largest)));
    }
    boolean[] used = new boolean[largest + 1];
    Arrays.stream(training.numbers()).forEach(label -> used[label] = true);
    int[] unused = IntStream.rangeClosed(first, largest).filter(label -> !used[label]).toArray();
    boolean tested = Arrays.stream(test.numbers()).anyMatch(label -> !used[label]);
    if (first > 1 || (unused.length > 0 && !tested)) {
      throw new DataException(
          String.format(
              Locale.ROOT,
              "labels must be 0, 1, 2, ... or 1, 2, 3, ... without gaps: they begin at %d and end at"
                  + " %d, no training image has %s; number the classes anew"
                  + " (numpy.unique(y, return_inverse=True)) or store their names",
              first,
              largest,
              first > 1 ? "0" : numbers(unused)));
    }
    if (unused.length > 0) {
      throw new DataException(
          "every class must have at least 1 training image, class "
              + numbers(unused)
              + (unused.length == 1 ? " has none" : " have none"));
    }
    return new ClassLabels(
        IntStream.rangeClosed(shift, largest).mapToObj(Integer::toString).toList(),
        Arrays.stream(training.numbers()).map(label -> label - shift).toArray(),
        Arrays.stream(test.numbers()).map(label -> label - shift).toArray(),
        remarks);
  }

  private static String numbers(int[] labels) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < Math.min(SHOWN, labels.length); i++) {
      text.append(i == 0 ? "" : ", ").append(labels[i]);
    }
    return labels.length > SHOWN ? text + " and " + (labels.length - SHOWN) + " more" : text + "";
  }

  private static int largest(int[] one, int[] other) {
    return IntStream.concat(Arrays.stream(one), Arrays.stream(other)).max().orElse(0);
  }
}
