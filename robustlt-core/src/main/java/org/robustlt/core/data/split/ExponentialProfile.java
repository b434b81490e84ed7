package org.robustlt.core.data.split;

import org.robustlt.api.component.ClassFrequencies;
import org.robustlt.api.component.Component;
import org.robustlt.api.component.Description;
import org.robustlt.api.component.Inline;
import org.robustlt.api.data.ImbalanceProfileProvider;

/**
 * Class sizes that decay exponentially: {@code largest · ratio^(-c/(C-1))}.
 *
 * @param sizes how many images the classes have
 */
@Component("exponential")
@Description("class sizes decay exponentially from the first class to the last")
public record ExponentialProfile(@Inline ImbalanceOptions sizes)
    implements ImbalanceProfileProvider {
  /** The defaults. */
  public ExponentialProfile() {
    this(new ImbalanceOptions(50, 0));
  }

  @Override
  public ClassFrequencies create(ClassFrequencies available) {
    return ProfileCounts.of(
        "exponential profile of ratio " + sizes.ratio(),
        largest -> ProfileCounts.exponential(largest, available.classes(), sizes.ratio()),
        sizes.largest(),
        available);
  }
}
