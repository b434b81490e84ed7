package org.robustlt.api.data;

import java.nio.file.Path;
import java.util.Optional;
import org.robustlt.api.component.ComponentProvider;

/**
 * Opens data sets, chosen by {@code data.use} of a recipe.
 *
 * <p>{@link #create} throws {@link DataException} if the files are missing, damaged or of another
 * kind.
 *
 * @param <O> the options
 */
public interface DataSetProvider<O extends Record>
    extends ComponentProvider<ImageDataSet, O, DataSetProvider.Location> {
  /**
   * Where the files of a data set lie.
   *
   * @param directory what the user gave as {@code --data}; empty if nothing was given
   */
  record Location(Optional<Path> directory) {}
}
