package org.robustlt.core.data.mixing;

import java.util.Optional;
import org.robustlt.api.component.ComponentName;
import org.robustlt.api.component.Description;
import org.robustlt.api.data.ImageShape;
import org.robustlt.api.data.Mixing;
import org.robustlt.api.data.MixingProvider;
import org.robustlt.api.data.Overlay;

/** MixUp (Zhang et al., ICLR 2018): adds up two images, and their losses, in the same shares. */
@Description("MixUp: images are added up in pairs, labels in the same shares")
public final class MixUpProvider implements MixingProvider<MixingOptions> {
  @Override
  public ComponentName name() {
    return ComponentName.of("mix-up");
  }

  @Override
  public MixingOptions defaults() {
    return new MixingOptions(1, 1);
  }

  @Override
  public Mixing create(MixingOptions options, ImageShape context) {
    return (shape, random) ->
        options.mixes(random)
            ? Optional.of(Overlay.whole(shape, 1 - options.share(random)))
            : Optional.empty();
  }
}
