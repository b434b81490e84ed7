package org.robustlt.core.wiring;

import com.google.inject.CreationException;
import com.google.inject.Guice;
import com.google.inject.ProvisionException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.robustlt.api.data.DataSetProvider;
import org.robustlt.api.data.ReadingProgress;
import org.robustlt.api.random.RandomSource;
import org.robustlt.core.data.cache.ImageCache;
import org.robustlt.core.data.pipeline.BatchOptions;
import org.robustlt.core.guard.Guarded;
import org.robustlt.core.progress.RunEvent;
import org.robustlt.core.progress.RunListener;
import org.robustlt.core.recipe.Recipe;
import org.robustlt.core.registry.ComponentKind;
import org.robustlt.core.run.Run;
import org.robustlt.core.run.RunData;
import org.robustlt.core.run.RunDirectory;
import org.robustlt.core.training.TrainingListeners;

/** Opens runs. */
public final class Runs {
  private Runs() {}

  /**
   * Reads the data set of a recipe and selects its images; no network is made.
   *
   * @param data where the data set lies, if the user said so
   * @throws org.robustlt.api.data.DataException if the data set is missing or damaged
   */
  public static RunData data(Recipe recipe, Optional<Path> data) {
    return data(
        recipe, DataSetProvider.Location.of(data).withReading(reading(ReadingProgress.NONE)));
  }

  /**
   * Reads the data set of a recipe and selects its images; no network is made.
   *
   * @param location where the data set lies, and how it is read
   * @throws org.robustlt.api.data.DataException if the data set is missing or damaged
   */
  public static RunData data(Recipe recipe, DataSetProvider.Location location) {
    return data(recipe, location, DataAssembly.THREADS);
  }

  /** Returns how data sets are read: with the cache of decoded images that the user has. */
  public static DataSetProvider.Reading reading(ReadingProgress progress) {
    return DataSetProvider.Reading.PLAIN
        .withCache(ImageCache.ofEnvironment().map(ImageCache::directory))
        .withProgress(progress);
  }

  /**
   * Reads the data set of a recipe and selects its images; no network is made.
   *
   * @param data where the data set lies, if the user said so
   * @param threads how many threads prepare batches
   * @throws org.robustlt.api.data.DataException if the data set is missing or damaged
   * @throws IllegalArgumentException if there is less than one thread
   */
  public static RunData data(Recipe recipe, Optional<Path> data, int threads) {
    return data(
        recipe,
        DataSetProvider.Location.of(data).withReading(reading(ReadingProgress.NONE)),
        threads);
  }

  private static RunData data(Recipe recipe, DataSetProvider.Location location, int threads) {
    BatchOptions options =
        new BatchOptions(
            recipe.training().batchSize(), recipe.precision().arrays().dataType(), threads);
    return new DataAssembly(
            recipe.data(),
            Guarded.create(ComponentKind.DATA_SET, recipe.data().dataSet(), location),
            options)
        .assemble(RandomSource.ofSeed(recipe.seed()).at("data"), Optional.empty());
  }

  /**
   * Opens a run: reads the data set and makes the network and all components. Nothing is written.
   *
   * @param recipe what to do
   * @param directory where to do it
   * @param data where the data set lies, if the user said so
   * @param listener hears of the progress
   * @throws org.robustlt.api.data.DataException if the data set is missing or damaged
   * @throws IllegalArgumentException if components do not fit together
   */
  public static Run open(
      Recipe recipe, RunDirectory directory, Optional<Path> data, RunListener listener) {
    return open(
        recipe, Optional.empty(), directory, data, new TrainingListeners(List.of()), listener);
  }

  /**
   * Opens a run that may have been begun: reads the data set and makes the network and all
   * components. Nothing is written.
   *
   * @param recipe what to do
   * @param begun the recipe of the run that was begun in the directory, as it is understood now
   * @param directory where to do it
   * @param data where the data set lies, if the user said so
   * @param listeners hear of the training and the evaluations, beside the run's components
   * @param listener hears of the progress
   * @throws org.robustlt.api.data.DataException if the data set is missing or damaged
   * @throws IllegalArgumentException if components do not fit together
   */
  public static Run open(
      Recipe recipe,
      Optional<Recipe> begun,
      RunDirectory directory,
      Optional<Path> data,
      TrainingListeners listeners,
      RunListener listener) {
    RunModule module =
        new RunModule(
            recipe,
            begun,
            directory,
            DataSetProvider.Location.of(data)
                .withReading(
                    reading(
                        (done, images) -> listener.on(new RunEvent.DecodingImages(done, images)))),
            listeners,
            listener);
    return provided(() -> Guice.createInjector(module).getInstance(Run.class));
  }

  /** Returns what Guice provides, or throws what its maker threw. */
  static <T> T provided(Supplier<T> provider) {
    try {
      return provider.get();
    } catch (ProvisionException | CreationException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }
}
