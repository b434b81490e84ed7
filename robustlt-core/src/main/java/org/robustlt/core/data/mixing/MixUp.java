package org.robustlt.core.data.mixing;

import java.util.Optional;
import org.robustlt.api.component.Component;
import org.robustlt.api.component.Description;
import org.robustlt.api.component.Inline;
import org.robustlt.api.data.ImageShape;
import org.robustlt.api.data.Mixing;
import org.robustlt.api.data.MixingProvider;
import org.robustlt.api.data.Overlay;

/**
 * MixUp (Zhang et al., ICLR 2018): adds up two images, and their losses, in the same shares.
 *
 * @param shares how often and how evenly images are mixed
 */
@Component("mix-up")
@Description("MixUp: images are added up in pairs, labels in the same shares")
public record MixUp(@Inline MixingOptions shares) implements MixingProvider {
  /** The defaults. */
  public MixUp() {
    this(new MixingOptions(1, 1));
  }

  @Override
  public Mixing create(ImageShape context) {
    return (shape, random) ->
        shares.mixes(random)
            ? Optional.of(Overlay.whole(shape, 1 - shares.share(random)))
            : Optional.empty();
  }
}
