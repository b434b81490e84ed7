package org.robustlt.core.run;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.robustlt.core.checkpoint.CheckpointStore;
import org.robustlt.core.file.AtomicFile;
import org.robustlt.core.lease.Lease;
import org.robustlt.core.lease.Leases;

/**
 * The files of a run. Nothing in it is ever deleted.
 *
 * @param path the directory
 */
public record RunDirectory(Path path) {
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

  /** Returns where an evaluation notes what is done, until it is written. */
  public Path evaluationJournal(String protocol) {
    return evaluations().resolve(protocol + ".partial.jsonl");
  }

  /** Returns where the signs of masked gradients lie that were found in a checkpoint. */
  public Path masking(CheckpointStore.Which which) {
    return path.resolve(
        which == CheckpointStore.Which.LAST
            ? "masking.json"
            : "masking-" + which.label() + ".json");
  }

  /** Returns where it stands who works at what. */
  public Path leases() {
    return path.resolve("leases");
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

  /** Returns where the page that shows the run lies. */
  public Path report() {
    return path.resolve("report.html");
  }

  /** Returns whether a run was begun here. */
  public boolean holdsRun() {
    return Files.isRegularFile(recipe());
  }

  /** Returns where a run that was begun here with this recipe keeps its split. */
  public Optional<Path> splitOf(String resolvedRecipe) {
    try {
      return holdsRun()
              && Files.exists(split())
              && Files.readString(recipe()).equals(resolvedRecipe)
          ? Optional.of(split())
          : Optional.empty();
    } catch (IOException e) {
      throw new RunException(recipe() + ": cannot be read: " + e.getMessage(), e);
    }
  }

  /**
   * Makes sure that a run can write here.
   *
   * @param resume whether a run that was begun here with the same recipe may go on
   * @param resolvedRecipe the recipe of the run to come, as YAML
   * @throws RunException if it cannot, or something else is here
   */
  public void prepare(boolean resume, String resolvedRecipe) {
    try {
      if (holdsRun()) {
        checkResumable(resume, resolvedRecipe);
      } else if (holdsAnything()) {
        throw new RunException(
            path + ": is not empty and holds no run; give another directory with --out");
      }
      Files.createDirectories(path);
      if (!Files.isWritable(path)) {
        throw new RunException(path + ": cannot be written to; give another place");
      }
    } catch (IOException e) {
      throw unwritable(path, e);
    }
  }

  private void checkResumable(boolean resume, String resolvedRecipe) throws IOException {
    if (!resume) {
      throw new RunException(
          path + ": already holds a run; go on with it by --resume, or give another --out");
    }
    if (!Files.readString(recipe()).equals(resolvedRecipe)) {
      throw new RunException(
          path
              + ": holds a run of another recipe; compare with "
              + recipe()
              + ", or give another --out");
    }
  }

  /** Returns the exception for a place that the system does not let be written to. */
  static RunException unwritable(Path place, IOException cause) {
    String reason =
        cause instanceof FileSystemException system && system.getReason() != null
            ? " (" + system.getReason() + ")"
            : "";
    return new RunException(
        place + ": cannot be created or written to" + reason + "; give another place", cause);
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
