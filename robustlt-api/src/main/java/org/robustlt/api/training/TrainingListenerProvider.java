package org.robustlt.api.training;

import java.nio.file.Path;
import org.robustlt.api.component.ComponentProvider;

/**
 * Makes training listeners, such as those that report to a tracker, chosen by {@code --listener} of
 * the command line: what hears of a training changes nothing in it, and so is no part of a recipe.
 *
 * <p>Authors of listeners implement this interface by a record.
 */
public interface TrainingListenerProvider
    extends ComponentProvider<TrainingListener, TrainingListenerProvider.Context> {
  /** What a listener is made for. */
  final class Context {
    private final Path directory;

    private Context(Path directory) {
      this.directory = directory;
    }

    /** Returns the context of a run in a directory. */
    public static Context of(Path directory) {
      return new Context(directory);
    }

    /**
     * Returns the run directory, which may not be there yet; a listener writes only files of its
     * own there.
     */
    public Path directory() {
      return directory;
    }
  }
}
