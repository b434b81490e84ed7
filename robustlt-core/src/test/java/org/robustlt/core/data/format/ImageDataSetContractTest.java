package org.robustlt.core.data.format;

import java.util.Optional;
import org.robustlt.api.data.DataSetProvider;
import org.robustlt.api.data.ImageDataSet;
import org.robustlt.core.recipe.BuiltIns;
import org.robustlt.tck.ImageDataSetContract;

/** The data set that comes with the program keeps the contract. */
class ImageDataSetContractTest extends ImageDataSetContract {
  private static final ImageDataSet EMBEDDED =
      BuiltIns.chosen(Chosen.class, "fashion-mnist-mini")
          .component()
          .create(DataSetProvider.Location.of(Optional.empty()));

  record Chosen(DataSetProvider component) {}

  @Override
  protected ImageDataSet dataSet() {
    return EMBEDDED;
  }
}
