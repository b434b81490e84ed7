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
 *
 * <p>Authors of data sets implement this interface by a record.
 */
public interface DataSetProvider extends ComponentProvider<ImageDataSet, DataSetProvider.Location> {
  /**
   * Returns the files that anybody can fetch and that {@link #create} reads as they are; none if
   * the data set comes with the program or cannot be fetched without an account.
   */
  default List<OfficialFile> officialFiles() {
    return List.of();
  }

  /** Where the files of a data set lie, and how they are read. Immutable. */
  final class Location {
    private final Optional<Path> directory;
    private final Reading reading;

    private Location(Optional<Path> directory, Reading reading) {
      this.directory = directory;
      this.reading = reading;
    }

    /**
     * Returns a place whose files are read without a cache.
     *
     * @param directory what the user gave as {@code --data}; empty if nothing was given
     */
    public static Location of(Optional<Path> directory) {
      return new Location(directory, Reading.PLAIN);
    }

    /** Returns the same place, read in another way. */
    public Location withReading(Reading other) {
      return new Location(directory, other);
    }

    /** Returns what the user gave as {@code --data}; empty if nothing was given. */
    public Optional<Path> directory() {
      return directory;
    }

    /** Returns how the files are read. */
    public Reading reading() {
      return reading;
    }
  }

  /** How the files of a data set are read. Immutable. */
  final class Reading {
    /** Without cache and progress. */
    public static final Reading PLAIN = new Reading(Optional.empty(), false, ReadingProgress.NONE);

    private final Optional<Path> cache;
    private final boolean verify;
    private final ReadingProgress progress;

    private Reading(Optional<Path> cache, boolean verify, ReadingProgress progress) {
      this.cache = cache;
      this.verify = verify;
      this.progress = progress;
    }

    /** Returns the same with decoded images kept in a folder; empty to keep none. */
    public Reading withCache(Optional<Path> folder) {
      return new Reading(folder, verify, progress);
    }

    /** Returns the same, where all files are compared with what the cache holds of them, or not. */
    public Reading withVerify(boolean all) {
      return new Reading(cache, all, progress);
    }

    /** Returns the same, told to another listener. */
    public Reading withProgress(ReadingProgress other) {
      return new Reading(cache, verify, other);
    }

    /** Returns the folder where decoded images are kept; empty to keep none. */
    public Optional<Path> cache() {
      return cache;
    }

    /** Returns whether all files are to be compared with what the cache holds of them. */
    public boolean verify() {
      return verify;
    }

    /** Returns who hears how the reading goes on. */
    public ReadingProgress progress() {
      return progress;
    }
  }
}
