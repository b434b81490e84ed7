package org.robustlt.core.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.robustlt.core.checkpoint.CheckpointManifest;
import org.robustlt.core.checkpoint.RunIdentity;
import org.robustlt.core.data.split.SplitFile;
import org.robustlt.core.file.AtomicFile;
import org.robustlt.core.file.Fence;
import org.robustlt.core.recipe.Recipe;
import org.robustlt.core.training.Ownership;

/**
 * The files of a run beside checkpoints and journal, of which a training has the lease.
 *
 * @param recipe what is trained from now on
 * @param directory where
 * @param data what is learnt from
 * @param images the same, image by image
 * @param fence the right to write
 * @param proof what the run is as it was found
 */
record OwnedRun(
    Recipe recipe,
    RunDirectory directory,
    RunData data,
    RunImages images,
    Fence fence,
    RunProof proof)
    implements Ownership.Files {

  /**
   * Returns the ownership under which a training writes.
   *
   * @param changes the settings that are other than before; none where the run goes on as it was
   */
  Ownership of(List<String> changes) {
    boolean same = changes.isEmpty();
    String text = same ? proof.recipe() : recipe.yaml();
    return new Ownership(
        fence,
        same ? proof.identity() : RunIdentity.of(text, data.splitManifest()),
        proof.origin(),
        text,
        same ? proof.recipeHash() : recipe.sha256(),
        this,
        changes);
  }

  @Override
  public void check(Path file, CheckpointManifest manifest) {
    proof.check(file, manifest);
  }

  @Override
  public void change() {
    try {
      SplitFile.write(directory.split(), fence, data.splitManifest());
      AtomicFile.write(
          directory.recipe(), fence, target -> Files.writeString(target, recipe.yaml()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void noteData() {
    images.noteTraining(directory, fence);
  }
}
