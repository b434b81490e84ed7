package org.robustlt.core.architecture;

import org.robustlt.api.component.Component;
import org.robustlt.api.component.Description;
import org.robustlt.api.component.Require;
import org.robustlt.api.network.Architecture;
import org.robustlt.api.network.ArchitectureProvider;

/**
 * {@code cifar-resnet-<depth>}, and {@code resnet-20} … by its usual name.
 *
 * @param depth layers: 2 and a multiple of 6
 */
@Component("cifar-resnet-<depth>")
@Description("thin residual network of 6n + 2 layers for CIFAR's images")
public record CifarResNetOptions(@Description("layers: 2 more than a multiple of 6") int depth)
    implements ArchitectureProvider {
  /** The defaults. */
  public CifarResNetOptions() {
    this(32);
  }

  /**
   * Checks the depth.
   *
   * @throws IllegalArgumentException if there is no such network
   */
  public CifarResNetOptions {
    Require.that(
        depth >= 8 && depth % 6 == 2,
        "depth",
        "must be at least 8 and 2 more than a multiple of 6",
        depth);
  }

  @Override
  public Architecture create(Context context) {
    return new CifarResNet((depth - 2) / 6);
  }
}
