package org.robustlt.core.data.format;

import org.robustlt.api.data.ImageDataSet;

/**
 * Data sets of which it is known, without their files, how many images of which classes they are.
 */
public interface OfficialSizes {
  /** Returns the data set with its classes, labels and shape; its images are black. */
  ImageDataSet outline();
}
