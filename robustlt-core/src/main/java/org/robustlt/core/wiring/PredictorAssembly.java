package org.robustlt.core.wiring;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.nd4j.linalg.api.buffer.DataType;
import org.robustlt.api.data.ImageDataSet;
import org.robustlt.api.random.RandomSource;
import org.robustlt.core.checkpoint.Checkpoint;
import org.robustlt.core.checkpoint.CheckpointFile;
import org.robustlt.core.checkpoint.CheckpointStore;
import org.robustlt.core.data.cache.ImageFiles;
import org.robustlt.core.data.folder.PictureOptions;
import org.robustlt.core.data.folder.PictureSource;
import org.robustlt.core.data.format.ImagesInMemory;
import org.robustlt.core.data.picture.Framing;
import org.robustlt.core.engine.CompiledNetwork;
import org.robustlt.core.engine.Network;
import org.robustlt.core.file.Json;
import org.robustlt.core.file.SealedJson;
import org.robustlt.core.recipe.Recipe;
import org.robustlt.core.record.RunManifest;
import org.robustlt.core.run.Predictor;
import org.robustlt.core.run.RunDirectory;
import org.robustlt.core.run.RunException;
import org.robustlt.core.run.RunFiles;
import org.robustlt.core.run.Surrogate;
import org.robustlt.core.training.NetworkWeights;

/**
 * Opens the network of a run to classify picture files, or to attack it in place of another. The
 * images that it was trained on are not needed where the run's manifest tells what they were like.
 *
 * @param recipe of the run
 * @param directory of the run
 * @param dataSet what the images were like; may have none
 */
public record PredictorAssembly(Recipe recipe, RunDirectory directory, ImageDataSet dataSet) {
  /**
   * Finds out what the images of a run were like.
   *
   * @param data where the data set lies, for runs whose manifest does not tell
   * @throws RunException if the run cannot be read
   * @throws org.robustlt.core.file.FileFormatException if it is damaged
   */
  public static PredictorAssembly of(Recipe recipe, RunDirectory directory, Optional<Path> data) {
    try {
      RunManifest manifest =
          Json.mapper()
              .treeToValue(SealedJson.read(directory.manifest()).tree(), RunManifest.class);
      ImageDataSet dataSet =
          manifest
              .dataSet()
              .input()
              .map(input -> withoutImages(manifest.dataSet(), input))
              .orElseGet(() -> Runs.data(recipe, data).dataSet());
      return new PredictorAssembly(recipe, directory, dataSet);
    } catch (IOException e) {
      throw new RunException(directory.manifest() + ": cannot be read: " + e.getMessage(), e);
    }
  }

  private static ImageDataSet withoutImages(RunManifest.DataSet dataSet, RunManifest.Input input) {
    ImagesInMemory none = new ImagesInMemory(input.shape(), new byte[0], new int[0]);
    return new ImageDataSet(
        dataSet.name(), dataSet.classNames(), none, none, input.normalization());
  }

  /**
   * Returns picture files as images of the run: brought to their size as those that it was trained
   * on, or by {@link Framing.Crop#CENTRE} where those had one size.
   */
  public ImageFiles images(List<Path> files) {
    Framing centred =
        new Framing(dataSet.shape().height(), dataSet.shape().width(), Framing.Crop.CENTRE);
    Optional<PictureOptions> pictures =
        recipe.data().dataSet() instanceof PictureSource source
            ? Optional.of(source.pictures())
            : Optional.empty();
    return new ImageFiles(
        files,
        dataSet.shape().channels(),
        Optional.of(pictures.flatMap(PictureOptions::framing).orElse(centred)),
        pictures.map(PictureOptions::upright).orElse(false));
  }

  /**
   * Makes the network, to attack it in place of another.
   *
   * @param which the checkpoint
   * @throws org.robustlt.core.file.FileFormatException if the checkpoint is missing, damaged or of
   *     another run
   */
  public Surrogate surrogate(CheckpointStore.Which which) {
    Checkpoint checkpoint = checkpoint(which);
    return new Surrogate(
        String.valueOf(directory.path().toAbsolutePath().normalize().getFileName()),
        checkpoint.manifest().weights(),
        network(which, checkpoint),
        dataSet.classNames(),
        dataSet.shape());
  }

  /**
   * Makes the network.
   *
   * @param which the checkpoint
   * @throws RunException if there is no such checkpoint, or the network takes no pictures
   * @throws org.robustlt.core.file.FileFormatException if it is damaged or of another run
   */
  public Predictor open(CheckpointStore.Which which) {
    int channels = dataSet.shape().channels();
    if (channels != 1 && channels != 3) {
      throw new RunException(
          "pictures have 1 or 3 channels, the network of "
              + directory.path()
              + " takes "
              + channels);
    }
    return new Predictor(network(which, checkpoint(which)), dataSet.classNames(), dataSet.shape());
  }

  private Path file(CheckpointStore.Which which) {
    return new CheckpointStore(directory.checkpoints()).file(which);
  }

  private Checkpoint checkpoint(CheckpointStore.Which which) {
    Path file = file(which);
    Checkpoint checkpoint = new CheckpointFile(file).read();
    try {
      new RunFiles(directory).checkCheckpoint(file, checkpoint.manifest());
    } catch (IOException e) {
      throw new RunException(directory.path() + ": cannot be read: " + e.getMessage(), e);
    }
    return checkpoint;
  }

  private Network network(CheckpointStore.Which which, Checkpoint checkpoint) {
    DataType type = recipe.precision().arrays().dataType();
    Network network =
        new CompiledNetwork(
            NetworkAssembly.describe(recipe.model(), dataSet),
            type,
            RunModule.kernelLibrary(recipe),
            recipe.engine().activations(),
            RandomSource.ofSeed(recipe.seed()).at("weights"));
    NetworkWeights.loadForEvaluation(network, file(which), checkpoint);
    return network;
  }
}
