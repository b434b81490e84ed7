package org.robustlt.core.data.folder;

import java.util.List;
import org.robustlt.api.data.DataRemark;

/**
 * A data set of picture files, not read yet.
 *
 * @param classes the names of the classes
 * @param training the files to train on
 * @param test the files to test on; none if they are still to be drawn
 * @param remarks what a user should know of how they were found
 */
public record LabelledParts(
    List<String> classes, LabelledFiles training, LabelledFiles test, List<DataRemark> remarks) {
  /** Copies the lists. */
  public LabelledParts {
    classes = List.copyOf(classes);
    remarks = List.copyOf(remarks);
  }
}
