package org.robustlt.api.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.robustlt.api.component.ComponentProvider;

/**
 * Opens data sets, chosen by {@code data.use} of a recipe.
 *
 * <p>{@link #create} throws {@link DataException} if the files are missing, damaged or of another
 * kind.
 */
public interface DataSetProvider extends ComponentProvider<ImageDataSet, DataSetProvider.Location> {
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
   * @param reading how they are read
   */
  record Location(Optional<Path> directory, Reading reading) {
    /** A place whose files are read without a cache. */
    public Location(Optional<Path> directory) {
      this(directory, Reading.PLAIN);
    }
  }

  /**
   * How the files of a data set are read.
   *
   * @param cache the folder where decoded images are kept; empty to keep none
   * @param verify whether all files are to be compared with what the cache holds of them
   * @param progress hears how the reading goes on
   */
  record Reading(Optional<Path> cache, boolean verify, ReadingProgress progress) {
    /** Without cache and progress. */
    public static final Reading PLAIN = new Reading(Optional.empty(), false, ReadingProgress.NONE);
  }
}
