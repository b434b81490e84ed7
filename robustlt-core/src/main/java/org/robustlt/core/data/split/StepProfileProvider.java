package org.robustlt.core.data.split;

import org.robustlt.api.component.ComponentName;
import org.robustlt.api.component.Description;
import org.robustlt.api.data.ClassFrequencies;
import org.robustlt.api.data.ImbalanceProfileProvider;

/** A first half of large classes and a second half of small ones. */
@Description("the first half of the classes is large, the second small")
public final class StepProfileProvider implements ImbalanceProfileProvider<ImbalanceOptions> {
  @Override
  public ComponentName name() {
    return ComponentName.of("step");
  }

  @Override
  public ImbalanceOptions defaults() {
    return new ImbalanceOptions(50, 0);
  }

  @Override
  public ClassFrequencies create(ImbalanceOptions options, ClassFrequencies available) {
    return ProfileCounts.of(
        "step profile of ratio " + options.ratio(),
        largest -> ProfileCounts.step(largest, available.classes(), options.ratio()),
        options.largest(),
        available);
  }
}
