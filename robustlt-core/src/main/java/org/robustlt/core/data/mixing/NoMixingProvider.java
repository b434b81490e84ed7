package org.robustlt.core.data.mixing;

import org.robustlt.api.component.ComponentName;
import org.robustlt.api.component.Description;
import org.robustlt.api.data.ImageShape;
import org.robustlt.api.data.Mixing;
import org.robustlt.api.data.MixingProvider;
import org.robustlt.core.data.pipeline.ImageBatches;

/** Leaves images as they are. */
@Description("images are not mixed")
public final class NoMixingProvider implements MixingProvider<NoMixingProvider.Options> {
  /** There is nothing to choose. */
  public record Options() {}

  @Override
  public ComponentName name() {
    return ComponentName.of("none");
  }

  @Override
  public Options defaults() {
    return new Options();
  }

  @Override
  public Mixing create(Options options, ImageShape context) {
    return ImageBatches.UNMIXED;
  }
}
