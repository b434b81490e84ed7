package org.robustlt.core.run;

import org.robustlt.core.data.CheckedImages;
import org.robustlt.core.file.Fence;

/**
 * The images of a run, which must be the same whenever they are read.
 *
 * @param training the images that training images are selected from
 * @param test the test images
 */
public record RunImages(CheckedImages training, CheckedImages test) {
  void tellTraining(RunDirectory directory) {
    new ImageHashFile(directory.trainingImages()).tell(training);
  }

  void noteTraining(RunDirectory directory, Fence fence) {
    new ImageHashFile(directory.trainingImages()).note(training, fence);
  }

  void tellTest(RunDirectory directory) {
    new ImageHashFile(directory.testImages()).tell(test);
  }

  /** Several evaluations may do so at once: each writes what it knows, and that is true. */
  void noteTest(RunDirectory directory) {
    new ImageHashFile(directory.testImages()).note(test, Fence.NONE);
  }
}
