package org.robustlt.api.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.robustlt.api.component.OptionsProvider;

/**
 * Opens data sets, chosen by {@code data.use} of a recipe.
 *
 * <p>{@link #create} throws {@link DataException} if the files are missing, damaged or of another
 * kind.
 *
 * @param <O> the options
 */
public interface DataSetProvider<O extends Record>
    extends OptionsProvider<ImageDataSet, O, DataSetProvider.Location> {
  /**
   * Returns the files that anybody can fetch and that {@link #create} reads as they are; none if
   * the data set comes with the program or cannot be fetched without an account.
   */
  default List<OfficialFile> officialFiles() {
    return List.of();
  }

  /**
   * Where the files of a data set lie.
   *
   * @param directory what the user gave as {@code --data}; empty if nothing was given
   */
  record Location(Optional<Path> directory) {}
}
