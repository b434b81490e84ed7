package org.robustlt.core.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.robustlt.core.checkpoint.CheckpointStore;
import org.robustlt.core.evaluation.SharedJournals;
import org.robustlt.core.file.AtomicFile;
import org.robustlt.core.file.FileFault;
import org.robustlt.core.file.TextFile;
import org.robustlt.core.lease.Lease;
import org.robustlt.core.lease.Leases;
import org.robustlt.core.recipe.Recipe;

/**
 * The files of a run. Nothing in it is ever deleted.
 *
 * @param path the directory
 */
public record RunDirectory(Path path) {
  private static final int SHOWN = 8;

  /** Returns where the resolved recipe lies. */
  public Path recipe() {
    return path.resolve("recipe.yaml");
  }

  /** Returns where the provenance lies. */
  public Path manifest() {
    return path.resolve("manifest.json");
  }

  /** Returns where the split lies: which images are trained on and which are held out. */
  public Path split() {
    return path.resolve("split.json");
  }

  /** Returns where the journal lies. */
  public Path journal() {
    return path.resolve("metrics.jsonl");
  }

  /** Returns where checkpoints lie. */
  public Path checkpoints() {
    return path.resolve("checkpoints");
  }

  /** Returns the weights that somebody names: the last ones of a run, or a file. */
  public static Path weights(Path given) {
    return Files.isDirectory(given)
        ? new CheckpointStore(new RunDirectory(given).checkpoints())
            .file(CheckpointStore.Which.LAST)
        : given;
  }

  /** Returns where the results of evaluations lie. */
  public Path evaluations() {
    return path.resolve("evaluation");
  }

  /** Returns where the result of one protocol lies. */
  public Path evaluation(String protocol) {
    return evaluations().resolve(protocol + ".json");
  }

  /** Returns where it lies what became of every example under one protocol. */
  public Path examples(String protocol) {
    return evaluations().resolve(protocol + ".npz");
  }

  /** Returns where the images lie that were tried under one protocol. */
  public Path adversarialImages(String protocol) {
    return evaluations().resolve(protocol + "-images.npy");
  }

  /**
   * Returns where some images lie as they are and as they were tried under one protocol.
   *
   * @param results {@link #evaluations()} or {@link #curves()}
   */
  public Path samples(Path results, String label) {
    return results.resolve(label + "-samples.npz");
  }

  /** Returns where an evaluation notes what is done, until it is written. */
  public Path evaluationJournal(String protocol) {
    return evaluations().resolve(protocol + ".partial.jsonl");
  }

  /** Returns where processes that share an evaluation note what is done, until it is written. */
  public Path sharedEvaluation(String protocol) {
    return evaluations().resolve(protocol + ".cells");
  }

  /** Returns where accuracies over ε lie. */
  public Path curves() {
    return path.resolve("curves");
  }

  /** Returns where the accuracies over ε of one protocol lie. */
  public Path curve(String label) {
    return curves().resolve(label + ".json");
  }

  /** Returns where the distance of every example lies under one protocol. */
  public Path distances(String label) {
    return curves().resolve(label + ".npz");
  }

  /** Returns where a curve notes what is done, until it is written. */
  Path curveJournal(String label) {
    return curves().resolve(label + ".partial.jsonl");
  }

  /** Returns where processes that share a curve note what is done, until it is written. */
  public Path sharedCurve(String label) {
    return curves().resolve(label + ".cells");
  }

  /** Returns where the signs of masked gradients lie that were found in a checkpoint. */
  public Path masking(CheckpointStore.Which which) {
    return path.resolve(
        which == CheckpointStore.Which.LAST
            ? "masking.json"
            : "masking-" + which.label() + ".json");
  }

  /** Returns where the hashes of the training images lie that were read. */
  Path trainingImages() {
    return path.resolve("images").resolve("training.safetensors");
  }

  /** Returns where the hashes of the test images lie that were read. */
  Path testImages() {
    return path.resolve("images").resolve("test.safetensors");
  }

  /** Returns where it stands who works at what. */
  public Path leases() {
    return path.resolve("leases");
  }

  /** Returns what is known of a process that trained here and ended without saying so. */
  Optional<String> abandonedTraining() {
    try {
      return new Leases(leases())
          .deadHolder("training")
          .map(
              holder ->
                  path
                      + ": process "
                      + holder.pid()
                      + ", which has trained here since "
                      + holder.since()
                      + ", ended without a word: it was killed, or a component ended it");
    } catch (IOException e) {
      throw unwritable(leases(), e);
    }
  }

  /**
   * Takes the lease of the training: of recipe, manifest, split, journal and checkpoints.
   *
   * @throws RunException if the directory cannot be written to
   * @throws org.robustlt.core.lease.LeaseException if another process trains here
   */
  Lease takeTraining() {
    try {
      Lease lease = new Leases(leases()).take("training", path.toString(), 0);
      AtomicFile.removePartials(path, name -> true, lease.token());
      AtomicFile.removePartials(checkpoints(), name -> true, lease.token());
      return lease;
    } catch (IOException e) {
      throw unwritable(leases(), e);
    }
  }

  /**
   * Takes the lease of an evaluation: of the files that begin with its label.
   *
   * @throws RunException if the directory cannot be written to
   * @throws org.robustlt.core.lease.LeaseException if another process is at this evaluation
   */
  Lease takeEvaluation(String label) {
    try {
      Lease lease =
          new Leases(leases()).take("evaluation-" + label, evaluation(label).toString(), 0);
      AtomicFile.removePartials(evaluations(), name -> name.startsWith(label + "."), lease.token());
      return lease;
    } catch (IOException e) {
      throw unwritable(leases(), e);
    }
  }

  /** Returns how the same lease is taken by one of several processes that share the evaluation. */
  SharedJournals.Turn evaluationTurn(String label) {
    Leases all = new Leases(leases());
    return () -> all.takeIfFree("evaluation-" + label, 0);
  }

  /** Returns how the lease of a curve is taken by one of several processes that share it. */
  SharedJournals.Turn curveTurn(String label) {
    Leases all = new Leases(leases());
    return () -> all.takeIfFree("curve-" + label, 0);
  }

  /**
   * Takes the lease of a curve: of the files that begin with its label.
   *
   * @throws RunException if the directory cannot be written to
   * @throws org.robustlt.core.lease.LeaseException if another process is at this curve
   */
  Lease takeCurve(String label) {
    try {
      Lease lease = new Leases(leases()).take("curve-" + label, curve(label).toString(), 0);
      AtomicFile.removePartials(curves(), name -> name.startsWith(label + "."), lease.token());
      return lease;
    } catch (IOException e) {
      throw unwritable(leases(), e);
    }
  }

  /** Returns where the page that shows the run lies. */
  public Path report() {
    return path.resolve("report.html");
  }

  /** Returns whether a run was begun here. */
  public boolean holdsRun() {
    return Files.isRegularFile(recipe());
  }

  /**
   * Returns where a run that was begun here keeps its split, if it has the same data.
   *
   * @param recipe the recipe of the run to come
   * @param begun the recipe of the one that was begun, as it is understood now
   */
  public Optional<Path> splitOf(Recipe recipe, Optional<Recipe> begun) {
    boolean same =
        begun
            .map(before -> before.data().equals(recipe.data()) && before.seed() == recipe.seed())
            .orElseGet(() -> holdsRun() && text(recipe()).equals(recipe.yaml()));
    return Optional.of(split()).filter(file -> same && Files.exists(file));
  }

  private static String text(Path file) {
    try {
      return TextFile.read(file);
    } catch (IOException e) {
      throw new RunException(file + ": cannot be read: " + e.getMessage(), e);
    }
  }

  /**
   * Makes sure that a run can write here.
   *
   * @param resume whether a run that was begun here may go on
   * @param recipe the recipe of the run to come
   * @param begun the recipe of the one that was begun, as it is understood now
   * @return the settings that differ, a line each
   * @throws RunException if it cannot, or something else is here
   */
  public List<String> prepare(Resume resume, Recipe recipe, Optional<Recipe> begun) {
    List<String> changes = List.of();
    try {
      if (holdsRun()) {
        changes = changes(resume, recipe, begun);
      } else if (holdsAnything()) {
        throw new RunException(
            path + ": is not empty and holds no run; give another directory with --out");
      }
      Files.createDirectories(path);
      if (!Files.isWritable(path)) {
        throw new RunException(path + ": cannot be written to; give another place");
      }
      return changes;
    } catch (IOException e) {
      throw unwritable(path, e);
    }
  }

  private List<String> changes(Resume resume, Recipe recipe, Optional<Recipe> begun) {
    if (resume == Resume.NO) {
      throw new RunException(
          path + ": already holds a run; go on with it by --resume, or give another --out");
    }
    List<String> changes =
        RecipeChanges.between(
            begun.map(Recipe::yaml).orElseGet(() -> text(recipe())), recipe.yaml());
    if (resume == Resume.YES && !changes.isEmpty() && !RecipeChanges.ofLength(changes)) {
      List<String> shown = changes.subList(0, Math.min(SHOWN, changes.size()));
      throw new RunException(
          path
              + ": holds a run of another recipe, as its recipe.yaml tells; give another --out, or go"
              + " on all the same by --allow-changes, which is written down\n  "
              + String.join("\n  ", shown)
              + (shown.size() < changes.size() ? "\n  …" : ""));
    }
    return changes;
  }

  /** Returns the exception for a place that the system does not let be written to. */
  static RunException unwritable(Path place, IOException cause) {
    return new RunException(
        place
            + ": cannot be created or written to; give another place ("
            + FileFault.of(cause)
            + ")",
        cause);
  }

  /** Returns whether there is more than a killed process leaves that only began. */
  private boolean holdsAnything() throws IOException {
    if (!Files.exists(path)) {
      return false;
    }
    if (!Files.isDirectory(path)) {
      throw new RunException(path + ": is no directory");
    }
    try (Stream<Path> files = Files.list(path)) {
      return files.anyMatch(file -> !file.equals(leases()) && !AtomicFile.isPartial(file));
    }
  }
}
