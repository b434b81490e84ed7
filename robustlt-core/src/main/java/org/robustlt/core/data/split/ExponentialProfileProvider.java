package org.robustlt.core.data.split;

import org.robustlt.api.component.ComponentName;
import org.robustlt.api.component.Description;
import org.robustlt.api.data.ClassFrequencies;
import org.robustlt.api.data.ImbalanceProfileProvider;

/** Class sizes that decay exponentially: {@code largest · ratio^(-c/(C-1))}. */
@Description("class sizes decay exponentially from the first class to the last")
public final class ExponentialProfileProvider
    implements ImbalanceProfileProvider<ImbalanceOptions> {
  @Override
  public ComponentName name() {
    return ComponentName.of("exponential");
  }

  @Override
  public ImbalanceOptions defaults() {
    return new ImbalanceOptions(50, 0);
  }

  @Override
  public ClassFrequencies create(ImbalanceOptions options, ClassFrequencies available) {
    return ProfileCounts.of(
        "exponential profile of ratio " + options.ratio(),
        largest -> ProfileCounts.exponential(largest, available.classes(), options.ratio()),
        options.largest(),
        available);
  }
}
