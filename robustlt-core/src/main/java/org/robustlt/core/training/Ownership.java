package org.robustlt.core.training;

import java.nio.file.Path;
import java.util.List;
import org.robustlt.core.checkpoint.CheckpointManifest;
import org.robustlt.core.checkpoint.RunIdentity;
import org.robustlt.core.file.Fence;

/**
 * On whose behalf a trainer writes.
 *
 * @param fence the right to write checkpoints and journal
 * @param identity the run's
 * @param origin the identity with which the run began
 * @param recipe the text of the run's {@code recipe.yaml}
 * @param recipeHash its digest
 * @param run what else of the run is to be checked and written
 * @param changes what is other than when the last checkpoint was written, a line each
 */
public record Ownership(
    Fence fence,
    RunIdentity identity,
    RunIdentity origin,
    String recipe,
    String recipeHash,
    Files run,
    List<String> changes) {
  /** Copies the changes. */
  public Ownership {
    changes = List.copyOf(changes);
  }

  /** The files of a run beside checkpoints and journal. */
  public interface Files {
    /**
     * Checks that a checkpoint belongs to the run.
     *
     * @throws org.robustlt.core.file.FileFormatException if it does not
     */
    void check(Path file, CheckpointManifest manifest);

    /** Writes what was changed, after it was written down that it was. */
    void change();

    /** Writes what is to be known of the data before a checkpoint is. */
    void noteData();
  }
}
