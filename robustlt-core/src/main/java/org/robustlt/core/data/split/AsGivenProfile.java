package org.robustlt.core.data.split;

import org.robustlt.api.component.ClassFrequencies;
import org.robustlt.api.component.Component;
import org.robustlt.api.component.Description;
import org.robustlt.api.data.ImbalanceProfileProvider;

/** Classes of the sizes that the data set has: every image is taken. */
@Component("as-given")
@Description("the counts of the data set as they are: all images are taken")
public record AsGivenProfile() implements ImbalanceProfileProvider {

  @Override
  public ClassFrequencies create(ClassFrequencies available) {
    return available;
  }
}
