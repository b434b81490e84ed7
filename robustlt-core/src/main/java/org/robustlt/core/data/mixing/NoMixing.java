package org.robustlt.core.data.mixing;

import org.robustlt.api.component.Component;
import org.robustlt.api.component.Description;
import org.robustlt.api.data.ImageShape;
import org.robustlt.api.data.Mixing;
import org.robustlt.api.data.MixingProvider;
import org.robustlt.core.data.pipeline.ImageBatches;

/** Leaves images as they are. */
@Component("none")
@Description("images are not mixed")
public record NoMixing() implements MixingProvider {

  @Override
  public Mixing create(ImageShape context) {
    return ImageBatches.UNMIXED;
  }
}
