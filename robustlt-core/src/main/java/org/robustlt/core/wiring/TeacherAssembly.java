package org.robustlt.core.wiring;

import com.google.common.hash.Hashing;
import com.google.common.io.MoreFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import org.robustlt.core.recipe.ModelSection;
import org.robustlt.core.recipe.Recipe;
import org.robustlt.core.run.RunDirectory;
import org.robustlt.core.run.RunException;
import org.robustlt.core.training.TrainingMethods;

/** The teacher of a recipe: whether there must be one, and which it is. */
final class TeacherAssembly {
  private TeacherAssembly() {}

  /** Returns whether a recipe names a teacher. */
  static boolean named(Recipe recipe) {
    return !recipe.model().teacher().equals(ModelSection.NONE);
  }

  /**
   * Checks that there is a teacher where a loss learns from one, and only there.
   *
   * @throws RunException otherwise
   */
  static void check(Recipe recipe, TrainingMethods methods) {
    boolean asked = methods.learnFromTeacher();
    if (asked && !named(recipe)) {
      throw new RunException(
          "loss: learns from a teacher, and there is none: model.teacher must name a run, or a file"
              + " of its weights");
    }
    if (named(recipe) && !asked) {
      throw new RunException(
          "model.teacher: no loss learns from a teacher; it must be none, got "
              + recipe.model().teacher());
    }
  }

  /** Adds which weights teach to what a checkpoint says of its surroundings. */
  static void describe(Recipe recipe, Map<String, String> environment) {
    if (named(recipe)) {
      Path file = RunDirectory.weights(Path.of(recipe.model().teacher()));
      try {
        environment.put("teacher", MoreFiles.asByteSource(file).hash(Hashing.sha256()).toString());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
