package org.robustlt.core.data.augmentation;

import java.util.List;
import org.robustlt.api.component.Component;
import org.robustlt.api.component.Description;
import org.robustlt.api.data.Augmentation;
import org.robustlt.api.data.AugmentationProvider;
import org.robustlt.api.data.ImageShape;

/**
 * AutoAugment (Cubuk et al., CVPR 2019): one of 25 pairs of operations, at random.
 *
 * @param policy where they were found
 */
@Component("auto-augment")
@Description("AutoAugment: one of 25 pairs of operations that were found on a data set, at random")
public record AutoAugment(@Description("where the pairs were found") AutoAugmentPolicy policy)
    implements AugmentationProvider {
  /** The defaults. */
  public AutoAugment() {
    this(AutoAugmentPolicy.CIFAR_10);
  }

  @Override
  public Augmentation create(ImageShape context) {
    List<AutoAugmentPolicy.Pair> pairs = policy.pairs();
    return (image, shape, random, augmented) -> {
      AutoAugmentPolicy.Pair pair = pairs.get(random.nextInt(pairs.size()));
      boolean first = random.nextDouble() < pair.first().probability();
      boolean firstNegative = random.nextBoolean();
      boolean second = random.nextDouble() < pair.second().probability();
      boolean secondNegative = random.nextBoolean();
      if (first && second) {
        byte[] between = new byte[shape.size()];
        pair.first().apply(image, shape, firstNegative, between);
        pair.second().apply(between, shape, secondNegative, augmented);
      } else if (first) {
        pair.first().apply(image, shape, firstNegative, augmented);
      } else if (second) {
        pair.second().apply(image, shape, secondNegative, augmented);
      } else {
        System.arraycopy(image, 0, augmented, 0, shape.size());
      }
    };
  }
}
