package org.robustlt.core.architecture;

import org.robustlt.api.component.Component;
import org.robustlt.api.component.Description;
import org.robustlt.api.component.Inline;
import org.robustlt.api.network.Architecture;
import org.robustlt.api.network.ArchitectureProvider;

/**
 * {@code deit-tiny} and {@code deit-small}, the usual names of {@code vit-tiny} and {@code
 * vit-small}.
 *
 * @param transformer the options
 */
@Component("deit-<size>")
@Description(value = "another name of vit-<size>", source = "Touvron et al., ICML 2021")
public record DeitOptions(@Inline VisionTransformerOptions transformer)
    implements ArchitectureProvider {
  /** The defaults. */
  public DeitOptions() {
    this(new VisionTransformerOptions());
  }

  /** The member of the family that has the given size. */
  public DeitOptions(VisionTransformerOptions.Size size) {
    this(new VisionTransformerOptions(size));
  }

  @Override
  public Architecture create(Context context) {
    return transformer.create(context);
  }
}
