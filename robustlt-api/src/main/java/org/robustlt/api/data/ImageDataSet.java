package org.robustlt.api.data;

import java.util.List;

/**
 * A data set: images to train on and images to test on, of the same classes.
 *
 * @param name what reports call it, such as {@code CIFAR-10}
 * @param classNames the name of each class, in the order of the labels
 * @param training the images to select training images from
 * @param test the images to evaluate on; never used for a choice
 * @param normalization what the network should do to its input
 * @param remarks what a user should know of how the data set was read
 */
public record ImageDataSet(
    String name,
    List<String> classNames,
    LabeledImages training,
    LabeledImages test,
    Normalization normalization,
    List<DataRemark> remarks) {
  /**
   * Checks that both parts have one shape.
   *
   * @throws IllegalArgumentException otherwise
   */
  public ImageDataSet {
    classNames = List.copyOf(classNames);
    remarks = List.copyOf(remarks);
    if (!training.shape().equals(test.shape())) {
      throw new IllegalArgumentException(
          "training images are " + training.shape() + " but test images " + test.shape());
    }
  }

  /**
   * Makes a data set without remarks.
   *
   * @throws IllegalArgumentException if training and test images differ in shape
   */
  public ImageDataSet(
      String name,
      List<String> classNames,
      LabeledImages training,
      LabeledImages test,
      Normalization normalization) {
    this(name, classNames, training, test, normalization, List.of());
  }

  /** Returns the number of classes. */
  public int classes() {
    return classNames.size();
  }

  /** Returns the shape of the images. */
  public ImageShape shape() {
    return training.shape();
  }

  /**
   * Mean and standard deviation of each channel, pixel scale.
   *
   * @param mean {@code [channels]}
   * @param standardDeviation {@code [channels]}
   */
  public record Normalization(List<Double> mean, List<Double> standardDeviation) {
    /**
     * Checks that both have as many channels and no deviation is zero.
     *
     * @throws IllegalArgumentException otherwise
     */
    public Normalization {
      mean = List.copyOf(mean);
      standardDeviation = List.copyOf(standardDeviation);
      if (mean.size() != standardDeviation.size()
          || standardDeviation.stream().anyMatch(deviation -> !(deviation > 0))) {
        throw new IllegalArgumentException(
            "normalization needs a mean and a positive standard deviation for each channel, got "
                + mean
                + " and "
                + standardDeviation);
      }
    }
  }
}
