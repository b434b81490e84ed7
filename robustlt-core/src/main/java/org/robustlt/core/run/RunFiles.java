package org.robustlt.core.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.robustlt.core.checkpoint.CheckpointFile;
import org.robustlt.core.checkpoint.CheckpointManifest;
import org.robustlt.core.checkpoint.CheckpointStore;
import org.robustlt.core.checkpoint.RunIdentity;
import org.robustlt.core.data.split.SplitFile;
import org.robustlt.core.file.FileFormatException;
import org.robustlt.core.file.SealedJson;
import org.robustlt.core.journal.JournalReading;

/**
 * The files of a run for those who read them and need neither data nor network: checked against
 * each other before any of them is used.
 */
public final class RunFiles {
  private final RunDirectory directory;
  private final Optional<RunProof> proof;
  private final boolean proven;

  /**
   * Checks recipe, split, manifest and the headers of checkpoints.
   *
   * @throws FileFormatException if one is damaged or of another run
   * @throws IOException if one cannot be read
   */
  public RunFiles(RunDirectory directory) throws IOException {
    this.directory = directory;
    SealedJson manifest = SealedJson.read(directory.manifest());
    proven = manifest.proven();
    if (Files.exists(directory.split()) && directory.holdsRun()) {
      RunProof found = RunProof.of(directory, SplitFile.manifest(directory.split()));
      checkCheckpoints(found);
      proof = Optional.of(found);
    } else {
      if (proven) {
        throw new FileFormatException(
            directory.holdsRun() ? directory.split() : directory.recipe(), "is missing");
      }
      proof = Optional.empty();
    }
  }

  private void checkCheckpoints(RunProof proof) {
    CheckpointStore store = new CheckpointStore(directory.checkpoints());
    for (CheckpointStore.Which which : CheckpointStore.Which.values()) {
      Path file = store.file(which);
      if (Files.exists(file)) {
        proof.check(file, new CheckpointFile(file).readManifest());
      }
    }
  }

  /**
   * Checks that a checkpoint belongs to the run.
   *
   * @throws FileFormatException if it does not
   */
  public void checkCheckpoint(Path file, CheckpointManifest manifest) {
    proof.ifPresent(run -> run.check(file, manifest));
  }

  /**
   * Reads the journal.
   *
   * @throws FileFormatException if it is damaged, or lacks epochs that the last checkpoint has seen
   * @throws IOException if it cannot be read
   */
  public JournalReading journal() throws IOException {
    // The checkpoint first: a training that goes on adds to the journal before it saves.
    Path last = new CheckpointStore(directory.checkpoints()).file(CheckpointStore.Which.LAST);
    Optional<CheckpointManifest> saved =
        proven && Files.exists(last)
            ? Optional.of(new CheckpointFile(last).readManifest())
            : Optional.empty();
    JournalReading journal =
        JournalReading.of(
            directory.journal(), proof.map(RunProof::origin).orElse(RunIdentity.UNKNOWN).value());
    // Weights that came from elsewhere have no epochs to tell of.
    saved.ifPresent(
        manifest ->
            journal.requireEpochs(
                directory.journal(), manifest.updates() > 0 ? manifest.epoch() : 0));
    return journal;
  }

  /**
   * Checks that an evaluation belongs to the run.
   *
   * @param evaluation what the file holds
   * @throws FileFormatException if it does not
   */
  public void checkEvaluation(Path file, JsonNode evaluation) {
    RunIdentity run = new RunIdentity(evaluation.path("run").asText());
    if (run.isKnown() && proof.isPresent() && !proof.get().known().contains(run)) {
      throw new FileFormatException(
          file,
          "belongs to another run: its identity is "
              + run.shown()
              + ", and must be "
              + proof.get().identity().shown());
    }
  }
}
