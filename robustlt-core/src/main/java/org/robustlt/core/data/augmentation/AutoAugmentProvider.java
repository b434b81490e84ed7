package org.robustlt.core.data.augmentation;

import static org.robustlt.core.data.augmentation.Operation.AUTO_CONTRAST;
import static org.robustlt.core.data.augmentation.Operation.BRIGHTNESS;
import static org.robustlt.core.data.augmentation.Operation.COLOR;
import static org.robustlt.core.data.augmentation.Operation.CONTRAST;
import static org.robustlt.core.data.augmentation.Operation.EQUALIZE;
import static org.robustlt.core.data.augmentation.Operation.INVERT;
import static org.robustlt.core.data.augmentation.Operation.POSTERIZE;
import static org.robustlt.core.data.augmentation.Operation.ROTATE;
import static org.robustlt.core.data.augmentation.Operation.SHARPNESS;
import static org.robustlt.core.data.augmentation.Operation.SHEAR_Y;
import static org.robustlt.core.data.augmentation.Operation.SOLARIZE;
import static org.robustlt.core.data.augmentation.Operation.TRANSLATE_X;
import static org.robustlt.core.data.augmentation.Operation.TRANSLATE_Y;

import java.util.List;
import org.robustlt.api.component.ComponentName;
import org.robustlt.api.component.Description;
import org.robustlt.api.data.Augmentation;
import org.robustlt.api.data.AugmentationProvider;
import org.robustlt.api.data.ImageShape;

/** AutoAugment with the policy found on CIFAR-10 (Cubuk et al., CVPR 2019, appendix A). */
@Description("AutoAugment: one of the 25 pairs of operations found on CIFAR-10, at random")
public final class AutoAugmentProvider
    implements AugmentationProvider<AutoAugmentProvider.Options> {
  private static final int BINS = 10;
  private static final int WITHOUT_MAGNITUDE = 0;

  /** There is nothing to choose. */
  public record Options() {}

  /** An operation, how likely it is and how strong. */
  record Step(Operation operation, double probability, int bin) {
    private static Step of(Operation operation, double probability) {
      return new Step(operation, probability, WITHOUT_MAGNITUDE);
    }

    void apply(byte[] image, ImageShape shape, boolean negative, byte[] changed) {
      double magnitude = operation.magnitude(bin, BINS, shape);
      operation.apply(
          image, shape, operation.signed() && negative ? -magnitude : magnitude, changed);
    }
  }

  /** Two operations, one after the other. */
  record Policy(Step first, Step second) {
    private static Policy of(
        Operation first, double p1, int bin1, Operation second, double p2, int bin2) {
      return new Policy(new Step(first, p1, bin1), new Step(second, p2, bin2));
    }
  }

  static final List<Policy> POLICIES =
      List.of(
          new Policy(Step.of(INVERT, 0.1), new Step(CONTRAST, 0.2, 6)),
          Policy.of(ROTATE, 0.7, 2, TRANSLATE_X, 0.3, 9),
          Policy.of(SHARPNESS, 0.8, 1, SHARPNESS, 0.9, 3),
          Policy.of(SHEAR_Y, 0.5, 8, TRANSLATE_Y, 0.7, 9),
          new Policy(Step.of(AUTO_CONTRAST, 0.5), Step.of(EQUALIZE, 0.9)),
          Policy.of(SHEAR_Y, 0.2, 7, POSTERIZE, 0.3, 7),
          Policy.of(COLOR, 0.4, 3, BRIGHTNESS, 0.6, 7),
          Policy.of(SHARPNESS, 0.3, 9, BRIGHTNESS, 0.7, 9),
          new Policy(Step.of(EQUALIZE, 0.6), Step.of(EQUALIZE, 0.5)),
          Policy.of(CONTRAST, 0.6, 7, SHARPNESS, 0.6, 5),
          Policy.of(COLOR, 0.7, 7, TRANSLATE_X, 0.5, 8),
          new Policy(Step.of(EQUALIZE, 0.3), Step.of(AUTO_CONTRAST, 0.4)),
          Policy.of(TRANSLATE_Y, 0.4, 3, SHARPNESS, 0.2, 6),
          Policy.of(BRIGHTNESS, 0.9, 6, COLOR, 0.2, 8),
          new Policy(new Step(SOLARIZE, 0.5, 2), Step.of(INVERT, 0.0)),
          new Policy(Step.of(EQUALIZE, 0.2), Step.of(AUTO_CONTRAST, 0.6)),
          new Policy(Step.of(EQUALIZE, 0.2), Step.of(EQUALIZE, 0.6)),
          new Policy(new Step(COLOR, 0.9, 9), Step.of(EQUALIZE, 0.6)),
          new Policy(Step.of(AUTO_CONTRAST, 0.8), new Step(SOLARIZE, 0.2, 8)),
          Policy.of(BRIGHTNESS, 0.1, 3, COLOR, 0.7, 0),
          new Policy(new Step(SOLARIZE, 0.4, 5), Step.of(AUTO_CONTRAST, 0.9)),
          Policy.of(TRANSLATE_Y, 0.9, 9, TRANSLATE_Y, 0.7, 9),
          new Policy(Step.of(AUTO_CONTRAST, 0.9), new Step(SOLARIZE, 0.8, 3)),
          new Policy(Step.of(EQUALIZE, 0.8), Step.of(INVERT, 0.1)),
          new Policy(new Step(TRANSLATE_Y, 0.7, 9), Step.of(AUTO_CONTRAST, 0.9)));

  @Override
  public ComponentName name() {
    return ComponentName.of("auto-augment");
  }

  @Override
  public Options defaults() {
    return new Options();
  }

  @Override
  public Augmentation create(Options options, ImageShape context) {
    return (image, shape, random, augmented) -> {
      Policy policy = POLICIES.get(random.nextInt(POLICIES.size()));
      boolean first = random.nextDouble() < policy.first().probability();
      boolean firstNegative = random.nextBoolean();
      boolean second = random.nextDouble() < policy.second().probability();
      boolean secondNegative = random.nextBoolean();
      if (first && second) {
        byte[] between = new byte[shape.size()];
        policy.first().apply(image, shape, firstNegative, between);
        policy.second().apply(between, shape, secondNegative, augmented);
      } else if (first) {
        policy.first().apply(image, shape, firstNegative, augmented);
      } else if (second) {
        policy.second().apply(image, shape, secondNegative, augmented);
      } else {
        System.arraycopy(image, 0, augmented, 0, shape.size());
      }
    };
  }
}
