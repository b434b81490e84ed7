package org.robustlt.bench.cluster;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.robustlt.core.checkpoint.RunIdentity;
import org.robustlt.core.file.TextFile;
import org.robustlt.core.journal.JournalLine;
import org.robustlt.core.journal.JournalReading;
import org.robustlt.core.lease.Leases;
import org.robustlt.core.recipe.RecipeValues;
import org.robustlt.core.run.RunDirectory;
import org.robustlt.core.run.RunException;
import org.robustlt.core.run.RunFiles;

/**
 * How far a run is, as its files and leases tell, without a right to it.
 *
 * @param epochs how many epochs are done
 * @param length of the training; 0 if that is not known yet
 * @param protocols what its recipe wants it to be evaluated by
 * @param evaluations the results that there are
 * @param work who is at the run, and at what
 */
public record RunStatus(
    int epochs,
    int length,
    List<String> protocols,
    List<String> evaluations,
    List<Leases.Work> work) {
  /** What work at a run holds; other leases are held for moments. */
  private static final Pattern WORK =
      Pattern.compile("training|evaluation-.+|curve-.+|(natural|stage-[0-9]+)-[0-9]+");

  /** Copies the lists. */
  public RunStatus {
    protocols = List.copyOf(protocols);
    evaluations = List.copyOf(evaluations);
    work = List.copyOf(work);
  }

  /**
   * Looks at a run; one that does not exist yet has done nothing.
   *
   * @throws RunException if its files cannot be read
   */
  public static RunStatus of(RunDirectory run) {
    try {
      List<Leases.Work> work = new ArrayList<>(work(run.leases()));
      for (Path results : List.of(run.evaluations(), run.curves())) {
        for (Path cells : entries(results, "*.cells")) {
          for (Path shared : entries(cells, "*")) {
            work.addAll(work(shared));
          }
        }
      }
      Map<String, String> recipe =
          run.holdsRun() ? RecipeValues.of(TextFile.read(run.recipe())) : Map.of();
      return new RunStatus(
          done(run),
          number(recipe.getOrDefault("training.epochs", "")),
          list(recipe.getOrDefault("evaluation.protocols", "")),
          results(run.evaluations()),
          work);
    } catch (IOException e) {
      throw new RunException(run.path() + ": cannot be read: " + e.getMessage(), e);
    }
  }

  private static int done(RunDirectory run) throws IOException {
    JournalReading journal =
        Files.exists(run.manifest())
            ? new RunFiles(run).journal()
            : JournalReading.of(run.journal(), RunIdentity.UNKNOWN.value());
    return journal.lines().stream()
        .filter(line -> line.event().equals("epoch"))
        .mapToInt(JournalLine::epoch)
        .max()
        .orElse(0);
  }

  private static int number(String text) {
    return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
  }

  private static List<String> list(String text) {
    return Splitter.on(CharMatcher.anyOf("[], ")).omitEmptyStrings().splitToList(text);
  }

  /** Returns whether all is done that its recipe asks for, as far as names tell. */
  public boolean isComplete() {
    return length > 0 && epochs == length && evaluations.containsAll(protocols);
  }

  private static List<Leases.Work> work(Path leases) throws IOException {
    List<Leases.Work> work = new ArrayList<>();
    Leases all = new Leases(leases);
    for (String resource : all.resources()) {
      if (WORK.matcher(resource).matches()) {
        all.work(resource).ifPresent(work::add);
      }
    }
    return work;
  }

  private static List<Path> entries(Path parent, String pattern) throws IOException {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(parent, pattern)) {
      files.forEach(found::add);
    } catch (NoSuchFileException e) {
      return List.of();
    }
    return found;
  }

  private static List<String> results(Path directory) throws IOException {
    return entries(directory, "*.json").stream()
        .map(file -> file.getFileName().toString().replaceFirst("\\.json$", ""))
        .sorted()
        .toList();
  }
}
