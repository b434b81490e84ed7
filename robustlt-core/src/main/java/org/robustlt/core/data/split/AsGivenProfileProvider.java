package org.robustlt.core.data.split;

import org.robustlt.api.component.ComponentName;
import org.robustlt.api.component.Description;
import org.robustlt.api.data.ClassFrequencies;
import org.robustlt.api.data.ImbalanceProfileProvider;

/** Classes of the sizes that the data set has: every image is taken. */
@Description("the counts of the data set as they are: all images are taken")
public final class AsGivenProfileProvider
    implements ImbalanceProfileProvider<AsGivenProfileProvider.Options> {
  /** No options. */
  public record Options() {}

  @Override
  public ComponentName name() {
    return ComponentName.of("as-given");
  }

  @Override
  public Options defaults() {
    return new Options();
  }

  @Override
  public ClassFrequencies create(Options options, ClassFrequencies available) {
    return available;
  }
}
