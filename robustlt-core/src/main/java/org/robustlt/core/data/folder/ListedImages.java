package org.robustlt.core.data.folder;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.robustlt.api.data.DataException;
import org.robustlt.api.data.DataRemark;
import org.robustlt.core.data.folder.ListFile.Entry;

/**
 * Finds classes and parts of pictures that lists name.
 *
 * @param root what paths in the lists are relative to
 * @param training names the pictures to train on, or all with their parts
 * @param test names the pictures to test on; may be empty
 * @param draw how a test set is drawn where no list names one
 * @param missing whether pictures that are not there are left out instead of being an error
 */
record ListedImages(
    Path root, List<Entry> training, List<Entry> test, TestDraw draw, boolean missing) {
  private static final Set<String> TRAINING = Set.of("", "train", "training");
  private static final Set<String> TEST = Set.of("test", "val", "valid", "validation");
  private static final int SHOWN = 3;

  /**
   * Finds them.
   *
   * @throws DataException if pictures are not there, or training and test have not the same classes
   */
  LabelledParts find() {
    List<DataRemark> remarks = new ArrayList<>();
    List<Entry> trained = new ArrayList<>();
    List<Entry> tested = new ArrayList<>(test);
    boolean tests = training.stream().anyMatch(entry -> entry.part().equals("test"));
    Map<String, Integer> unused = new TreeMap<>();
    for (Entry entry : training) {
      if (TRAINING.contains(entry.part())) {
        trained.add(entry);
      } else if (TEST.contains(entry.part())
          && (tests ? entry.part().equals("test") : test.isEmpty())) {
        tested.add(entry);
      } else {
        unused.merge(entry.part(), 1, Integer::sum);
      }
    }
    unused.forEach(
        (part, count) ->
            remarks.add(
                DataRemark.of(
                    String.format(
                        Locale.ROOT, "%,d images of the part %s are not used", count, part))));
    if (trained.isEmpty() && !unused.isEmpty()) {
      throw new DataException(
          root,
          "no listed image is to train on: split must be train, test, val, valid or validation, got "
              + unused.keySet().stream().limit(SHOWN).collect(Collectors.joining(", ")));
    }
    trained = present(trained, remarks);
    tested = present(tested, remarks);
    List<String> keys = keys(trained);
    List<String> names = names(keys, trained);
    if (!tested.isEmpty()) {
      TreeMap<String, Boolean> one = new TreeMap<>();
      trained.forEach(entry -> one.put(entry.label(), true));
      TreeMap<String, Boolean> other = new TreeMap<>();
      tested.forEach(entry -> other.put(entry.label(), true));
      FolderLayout.checkAlike(Path.of("training"), one, root, other);
      return new LabelledParts(names, labelled(keys, trained), labelled(keys, tested), remarks);
    }
    if (draw.isNone()) {
      throw new DataException(
          root,
          "no list names pictures to test on; data.testList names one, data.test.fraction=0.2 draws"
              + " a fifth of each class, data.test.perClass=20 so many images");
    }
    return draw.apply(
        new LabelledParts(names, labelled(keys, trained), LabelledFiles.NONE, remarks));
  }

  private List<Entry> present(List<Entry> entries, List<DataRemark> remarks) {
    List<Entry> present = new ArrayList<>();
    List<String> absent = new ArrayList<>();
    for (Entry entry : entries) {
      if (Files.isRegularFile(root.resolve(entry.path()))) {
        present.add(entry);
      } else {
        absent.add(entry.path());
      }
    }
    if (!absent.isEmpty()) {
      if (!missing) {
        throw new DataException(
            root,
            String.format(
                Locale.ROOT,
                "%,d of %,d listed images are not there: %s%s; data.damaged=skip leaves them out",
                absent.size(),
                entries.size(),
                absent.stream().limit(SHOWN).collect(Collectors.joining(", ")),
                absent.size() > SHOWN ? ", ..." : ""));
      }
      remarks.add(
          new DataRemark(
              String.format(
                  Locale.ROOT, "left out %,d listed images that are not there", absent.size()),
              absent));
    }
    return present;
  }

  /** Returns the labels as the lists spell them: numbers in their order, else names in theirs. */
  private List<String> keys(List<Entry> entries) {
    Set<String> labels = entries.stream().map(Entry::label).collect(Collectors.toSet());
    if (labels.isEmpty()) {
      throw new DataException(root, "the lists name no picture to train on");
    }
    if (labels.stream().allMatch(label -> label.matches("[0-9]{1,9}"))) {
      return labels.stream().sorted(Comparator.comparingInt(Integer::parseInt)).toList();
    }
    return List.copyOf(new TreeSet<>(labels));
  }

  /** Numbers are called as the folders of their pictures, where each has one of its own. */
  private static List<String> names(List<String> keys, List<Entry> entries) {
    Map<String, Set<String>> folders = new HashMap<>();
    Map<String, String> told = new HashMap<>();
    for (Entry entry : entries) {
      Path folder = Path.of(entry.path()).getParent();
      folders
          .computeIfAbsent(entry.label(), label -> new TreeSet<>())
          .add(folder == null ? "" : FolderScan.name(folder));
      if (!entry.name().isEmpty()) {
        told.put(entry.label(), entry.name());
      }
    }
    if (Set.copyOf(told.values()).size() == keys.size()) {
      return keys.stream().map(told::get).toList();
    }
    boolean numbers = keys.stream().allMatch(key -> key.matches("[0-9]+"));
    Set<String> all = folders.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
    boolean own =
        folders.values().stream().allMatch(set -> set.size() == 1) && all.size() == keys.size();
    return numbers && own
        ? keys.stream()
            .map(key -> folders.getOrDefault(key, Set.of(key)).iterator().next())
            .toList()
        : keys;
  }

  private LabelledFiles labelled(List<String> keys, List<Entry> entries) {
    Map<String, Integer> places = new HashMap<>();
    keys.forEach(key -> places.put(key, places.size()));
    LabelledFiles.Builder files = new LabelledFiles.Builder();
    entries.forEach(
        entry -> files.add(root.resolve(entry.path()), places.getOrDefault(entry.label(), 0)));
    return files.build();
  }
}
