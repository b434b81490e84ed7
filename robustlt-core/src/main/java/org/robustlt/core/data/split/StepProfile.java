package org.robustlt.core.data.split;

import org.robustlt.api.component.ClassFrequencies;
import org.robustlt.api.component.Component;
import org.robustlt.api.component.Description;
import org.robustlt.api.component.Inline;
import org.robustlt.api.data.ImbalanceProfileProvider;

/**
 * A first half of large classes and a second half of small ones.
 *
 * @param sizes how many images the classes have
 */
@Component("step")
@Description("the first half of the classes is large, the second small")
public record StepProfile(@Inline ImbalanceOptions sizes) implements ImbalanceProfileProvider {
  /** The defaults. */
  public StepProfile() {
    this(new ImbalanceOptions(50, 0));
  }

  @Override
  public ClassFrequencies create(ClassFrequencies available) {
    return ProfileCounts.of(
        "step profile of ratio " + sizes.ratio(),
        largest -> ProfileCounts.step(largest, available.classes(), sizes.ratio()),
        sizes.largest(),
        available);
  }
}
