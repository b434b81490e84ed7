package org.robustlt.core.data.folder;

import com.google.common.base.Splitter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.robustlt.api.data.DataException;
import org.robustlt.api.data.DataRemark;

/**
 * Finds classes and parts of a folder of pictures.
 *
 * @param root the folder
 * @param classes which folders are classes: {@code *} each in a part, {@code *}{@code /*} those one
 *     deeper, and so on; {@code **} each that holds pictures
 * @param draw how a test set is drawn where there is none
 */
record FolderLayout(Path root, String classes, TestDraw draw) {
  private static final List<String> TRAINING = List.of("train", "training");
  private static final List<String> TEST = List.of("test", "val", "valid", "validation");
  private static final String EVERY = "**";

  static final String EXPECTED =
      "a folder with train/CLASS/IMAGE and test/CLASS/IMAGE (or val, valid, validation), or a folder"
          + " with CLASS/IMAGE and data.test.perClass or data.test.fraction";

  /**
   * Finds them.
   *
   * @throws DataException if the folder has no classes, or its parts not the same ones
   */
  LabelledParts find() {
    if (!Files.isDirectory(root)) {
      throw new DataException(
          root,
          (Files.exists(root) ? "not a directory" : "no such directory")
              + "; image-folder needs "
              + EXPECTED);
    }
    FolderScan scan = new FolderScan();
    Optional<Path> training = parts(TRAINING).stream().findFirst();
    List<Path> tests = parts(TEST);
    if (training.isEmpty() && !tests.isEmpty()) {
      throw new DataException(
          root.resolve("train"), "no such directory; image-folder needs " + EXPECTED);
    }
    Map<String, List<Path>> found = pictures(scan, training.orElse(root));
    List<String> names = List.copyOf(found.keySet());
    if (training.isPresent() && !tests.isEmpty() && draw.isNone()) {
      Map<String, List<Path>> tested = pictures(scan, tests.get(0));
      checkAlike(training.get(), found, tests.get(0), tested);
      return new LabelledParts(
          names, labelled(found), labelled(tested), remarks(scan, tests.subList(1, tests.size())));
    }
    if (draw.isNone()) {
      throw new DataException(
          root,
          "has no folder to test on ("
              + String.join(", ", TEST)
              + "); data.test.fraction=0.2 draws a fifth of each class,"
              + " data.test.perClass=20 so many images");
    }
    return draw.apply(
        new LabelledParts(names, labelled(found), LabelledFiles.NONE, remarks(scan, tests)));
  }

  private List<Path> parts(List<String> names) {
    return names.stream().flatMap(name -> FolderScan.named(root, name).stream()).toList();
  }

  private static List<DataRemark> remarks(FolderScan scan, List<Path> unused) {
    List<DataRemark> remarks = new ArrayList<>(scan.remarks());
    if (!unused.isEmpty()) {
      remarks.add(
          new DataRemark(
              "folders that are not used", unused.stream().map(Path::toString).toList()));
    }
    return remarks;
  }

  /** Returns the pictures of each class, in the order of the names. */
  private Map<String, List<Path>> pictures(FolderScan scan, Path part) {
    Map<String, List<Path>> found = new TreeMap<>();
    if (classes.equals(EVERY)) {
      scan.walk(
          part,
          file -> {
            @Nullable Path folder = file.getParent();
            if (folder == null || folder.equals(part)) {
              scan.leaveOut(file);
            } else {
              found.computeIfAbsent(name(part, folder), name -> new ArrayList<>()).add(file);
            }
          });
    } else {
      List<Path> folders = List.of(part);
      for (String step : Splitter.on('/').split(classes)) {
        if (!step.equals("*")) {
          throw new DataException("data.classes must be *, */*, ... or **, got " + classes);
        }
        folders = folders.stream().flatMap(folder -> scan.folders(folder).stream()).toList();
      }
      for (Path folder : folders) {
        List<Path> files = new ArrayList<>();
        scan.walk(folder, files::add);
        List<Path> before = found.putIfAbsent(name(part, folder), files);
        if (before != null) {
          throw new DataException(
              folder, "another folder has the same name in another Unicode normal form");
        }
        if (files.isEmpty()) {
          throw new DataException(
              folder, "every class must have at least 1 image, this folder has none");
        }
      }
    }
    if (found.isEmpty()) {
      throw new DataException(part, "holds no folder of a class; image-folder needs " + EXPECTED);
    }
    return found;
  }

  private static String name(Path part, Path folder) {
    List<String> steps = new ArrayList<>();
    part.relativize(folder).forEach(step -> steps.add(FolderScan.name(step)));
    return String.join("/", steps);
  }

  private static LabelledFiles labelled(Map<String, List<Path>> found) {
    LabelledFiles.Builder files = new LabelledFiles.Builder();
    int label = 0;
    for (List<Path> ofClass : found.values()) {
      for (Path file : ofClass) {
        files.add(file, label);
      }
      label++;
    }
    return files.build();
  }

  static void checkAlike(Path one, Map<String, ?> trained, Path other, Map<String, ?> tested) {
    TreeSet<String> missing = new TreeSet<>(trained.keySet());
    missing.removeAll(tested.keySet());
    TreeSet<String> unknown = new TreeSet<>(tested.keySet());
    unknown.removeAll(trained.keySet());
    if (!missing.isEmpty() || !unknown.isEmpty()) {
      throw new DataException(
          other,
          "must have the classes of "
              + one.getFileName()
              + Stream.of(listed(" lacks ", missing), listed(" has besides ", unknown))
                  .filter(text -> !text.isEmpty())
                  .collect(Collectors.joining(";", ",", "")));
    }
  }

  private static String listed(String verb, TreeSet<String> names) {
    if (names.isEmpty()) {
      return "";
    }
    String shown = names.stream().limit(5).collect(Collectors.joining(", "));
    return verb
        + (names.size() > 5
            ? String.format(Locale.ROOT, "%s and %,d more", shown, names.size() - 5)
            : shown);
  }
}
