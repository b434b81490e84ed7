package org.robustlt.core.record;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.robustlt.api.data.DataRemark;
import org.robustlt.api.data.ImageDataSet;
import org.robustlt.api.data.ImageShape;
import org.robustlt.core.checkpoint.RunIdentity;

/**
 * Where a run comes from: the file {@code manifest.json}.
 *
 * @param run what the recipe calls it
 * @param created when it was begun, ISO 8601
 * @param recipeHash sha256 of the resolved recipe
 * @param identity the digest of recipe, split and labels with which the run began
 * @param seed the root of all randomness
 * @param dataSet what was learnt from
 * @param dataDirectory where it lay; absent if it comes with the program
 * @param model the network
 * @param parameters how many trainable values it has
 * @param kernelLibrary what computed
 * @param components the components, where they come from
 * @param environment versions and machine
 * @param weights the file that the weights came from, if this run did not train them
 * @param start the run or file whose weights the training began with, if it did not begin anew
 */
public record RunManifest(
    String run,
    String created,
    String recipeHash,
    RunIdentity identity,
    long seed,
    DataSet dataSet,
    Optional<String> dataDirectory,
    String model,
    long parameters,
    String kernelLibrary,
    List<Component> components,
    Map<String, String> environment,
    Optional<Weights> weights,
    Optional<Weights> start) {
  /** Fills in what older files lack. */
  public RunManifest {
    identity = Objects.requireNonNullElse(identity, RunIdentity.UNKNOWN);
  }

  /**
   * What was learnt from.
   *
   * @param name the data set
   * @param classNames its classes
   * @param classCounts selected images of each class, validation included
   * @param training images that are trained on
   * @param validation images that are held out
   * @param test images that are evaluated on
   * @param splitHash sha256 of the selected indices
   * @param remarks what a user should know of them
   * @param input what the network takes; runs of older programs do not tell
   */
  public record DataSet(
      String name,
      List<String> classNames,
      List<Long> classCounts,
      int training,
      int validation,
      int test,
      String splitHash,
      List<DataRemark> remarks,
      Optional<Input> input) {
    /** Fills in what older files lack. */
    public DataSet {
      remarks = List.copyOf(Objects.requireNonNullElse(remarks, List.of()));
    }
  }

  /**
   * What a network takes.
   *
   * @param shape of the images
   * @param normalization that of the data set
   */
  public record Input(ImageShape shape, ImageDataSet.Normalization normalization) {}

  /**
   * Weights that were trained elsewhere.
   *
   * @param file the name of their file, or as the recipe names it
   * @param sha256 its digest
   */
  public record Weights(String file, String sha256) {}

  /**
   * A component of the recipe.
   *
   * @param key where the recipe names it
   * @param name its name
   * @param jar the file it comes from
   * @param sha256 the digest of that file; empty for a directory of classes
   */
  public record Component(String key, String name, String jar, String sha256) {}
}
