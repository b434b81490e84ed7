package org.robustlt.core.data.split;

import org.robustlt.api.component.ComponentName;
import org.robustlt.api.component.Description;
import org.robustlt.api.data.ClassFrequencies;
import org.robustlt.api.data.ImbalanceProfileProvider;

/** Classes of one size. */
@Description("all classes have one size")
public final class UniformProfileProvider implements ImbalanceProfileProvider<UniformOptions> {
  @Override
  public ComponentName name() {
    return ComponentName.of("uniform");
  }

  @Override
  public UniformOptions defaults() {
    return new UniformOptions(0);
  }

  @Override
  public ClassFrequencies create(UniformOptions options, ClassFrequencies available) {
    return ProfileCounts.of(
        "uniform profile",
        largest -> ProfileCounts.uniform(largest, available.classes()),
        options.largest(),
        available);
  }
}
