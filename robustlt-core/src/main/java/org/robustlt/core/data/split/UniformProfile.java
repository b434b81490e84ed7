package org.robustlt.core.data.split;

import org.robustlt.api.component.ClassFrequencies;
import org.robustlt.api.component.Component;
import org.robustlt.api.component.Description;
import org.robustlt.api.component.Inline;
import org.robustlt.api.data.ImbalanceProfileProvider;

/**
 * Classes of one size.
 *
 * @param sizes how many images the classes have
 */
@Component("uniform")
@Description("all classes have one size")
public record UniformProfile(@Inline UniformOptions sizes) implements ImbalanceProfileProvider {
  /** The defaults. */
  public UniformProfile() {
    this(new UniformOptions(0));
  }

  @Override
  public ClassFrequencies create(ClassFrequencies available) {
    return ProfileCounts.of(
        "uniform profile",
        largest -> ProfileCounts.uniform(largest, available.classes()),
        sizes.largest(),
        available);
  }
}
