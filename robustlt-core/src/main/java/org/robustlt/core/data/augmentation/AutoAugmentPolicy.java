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
import static org.robustlt.core.data.augmentation.Operation.SHEAR_X;
import static org.robustlt.core.data.augmentation.Operation.SHEAR_Y;
import static org.robustlt.core.data.augmentation.Operation.SOLARIZE;
import static org.robustlt.core.data.augmentation.Operation.TRANSLATE_X;
import static org.robustlt.core.data.augmentation.Operation.TRANSLATE_Y;

import java.util.List;
import org.robustlt.api.data.ImageShape;

/**
 * The policies of AutoAugment (Cubuk et al., CVPR 2019, appendix A), 25 pairs of operations each.
 */
public enum AutoAugmentPolicy {
  /** Found on CIFAR-10. */
  CIFAR_10(
      new Pair(step(INVERT, 0.1), step(CONTRAST, 0.2, 6)),
      new Pair(step(ROTATE, 0.7, 2), step(TRANSLATE_X, 0.3, 9)),
      new Pair(step(SHARPNESS, 0.8, 1), step(SHARPNESS, 0.9, 3)),
      new Pair(step(SHEAR_Y, 0.5, 8), step(TRANSLATE_Y, 0.7, 9)),
      new Pair(step(AUTO_CONTRAST, 0.5), step(EQUALIZE, 0.9)),
      new Pair(step(SHEAR_Y, 0.2, 7), step(POSTERIZE, 0.3, 7)),
      new Pair(step(COLOR, 0.4, 3), step(BRIGHTNESS, 0.6, 7)),
      new Pair(step(SHARPNESS, 0.3, 9), step(BRIGHTNESS, 0.7, 9)),
      new Pair(step(EQUALIZE, 0.6), step(EQUALIZE, 0.5)),
      new Pair(step(CONTRAST, 0.6, 7), step(SHARPNESS, 0.6, 5)),
      new Pair(step(COLOR, 0.7, 7), step(TRANSLATE_X, 0.5, 8)),
      new Pair(step(EQUALIZE, 0.3), step(AUTO_CONTRAST, 0.4)),
      new Pair(step(TRANSLATE_Y, 0.4, 3), step(SHARPNESS, 0.2, 6)),
      new Pair(step(BRIGHTNESS, 0.9, 6), step(COLOR, 0.2, 8)),
      new Pair(step(SOLARIZE, 0.5, 2), step(INVERT, 0.0)),
      new Pair(step(EQUALIZE, 0.2), step(AUTO_CONTRAST, 0.6)),
      new Pair(step(EQUALIZE, 0.2), step(EQUALIZE, 0.6)),
      new Pair(step(COLOR, 0.9, 9), step(EQUALIZE, 0.6)),
      new Pair(step(AUTO_CONTRAST, 0.8), step(SOLARIZE, 0.2, 8)),
      new Pair(step(BRIGHTNESS, 0.1, 3), step(COLOR, 0.7, 0)),
      new Pair(step(SOLARIZE, 0.4, 5), step(AUTO_CONTRAST, 0.9)),
      new Pair(step(TRANSLATE_Y, 0.9, 9), step(TRANSLATE_Y, 0.7, 9)),
      new Pair(step(AUTO_CONTRAST, 0.9), step(SOLARIZE, 0.8, 3)),
      new Pair(step(EQUALIZE, 0.8), step(INVERT, 0.1)),
      new Pair(step(TRANSLATE_Y, 0.7, 9), step(AUTO_CONTRAST, 0.9))),
  /** Found on ImageNet. */
  IMAGENET(
      new Pair(step(POSTERIZE, 0.4, 8), step(ROTATE, 0.6, 9)),
      new Pair(step(SOLARIZE, 0.6, 5), step(AUTO_CONTRAST, 0.6)),
      new Pair(step(EQUALIZE, 0.8), step(EQUALIZE, 0.6)),
      new Pair(step(POSTERIZE, 0.6, 7), step(POSTERIZE, 0.6, 6)),
      new Pair(step(EQUALIZE, 0.4), step(SOLARIZE, 0.2, 4)),
      new Pair(step(EQUALIZE, 0.4), step(ROTATE, 0.8, 8)),
      new Pair(step(SOLARIZE, 0.6, 3), step(EQUALIZE, 0.6)),
      new Pair(step(POSTERIZE, 0.8, 5), step(EQUALIZE, 1.0)),
      new Pair(step(ROTATE, 0.2, 3), step(SOLARIZE, 0.6, 8)),
      new Pair(step(EQUALIZE, 0.6), step(POSTERIZE, 0.4, 6)),
      new Pair(step(ROTATE, 0.8, 8), step(COLOR, 0.4, 0)),
      new Pair(step(ROTATE, 0.4, 9), step(EQUALIZE, 0.6)),
      new Pair(step(EQUALIZE, 0.0), step(EQUALIZE, 0.8)),
      new Pair(step(INVERT, 0.6), step(EQUALIZE, 1.0)),
      new Pair(step(COLOR, 0.6, 4), step(CONTRAST, 1.0, 8)),
      new Pair(step(ROTATE, 0.8, 8), step(COLOR, 1.0, 2)),
      new Pair(step(COLOR, 0.8, 8), step(SOLARIZE, 0.8, 7)),
      new Pair(step(SHARPNESS, 0.4, 7), step(INVERT, 0.6)),
      new Pair(step(SHEAR_X, 0.6, 5), step(EQUALIZE, 1.0)),
      new Pair(step(COLOR, 0.4, 0), step(EQUALIZE, 0.6)),
      new Pair(step(EQUALIZE, 0.4), step(SOLARIZE, 0.2, 4)),
      new Pair(step(SOLARIZE, 0.6, 5), step(AUTO_CONTRAST, 0.6)),
      new Pair(step(INVERT, 0.6), step(EQUALIZE, 1.0)),
      new Pair(step(COLOR, 0.6, 4), step(CONTRAST, 1.0, 8)),
      new Pair(step(EQUALIZE, 0.8), step(EQUALIZE, 0.6))),
  /** Found on SVHN. */
  SVHN(
      new Pair(step(SHEAR_X, 0.9, 4), step(INVERT, 0.2)),
      new Pair(step(SHEAR_Y, 0.9, 8), step(INVERT, 0.7)),
      new Pair(step(EQUALIZE, 0.6), step(SOLARIZE, 0.6, 6)),
      new Pair(step(INVERT, 0.9), step(EQUALIZE, 0.6)),
      new Pair(step(EQUALIZE, 0.6), step(ROTATE, 0.9, 3)),
      new Pair(step(SHEAR_X, 0.9, 4), step(AUTO_CONTRAST, 0.8)),
      new Pair(step(SHEAR_Y, 0.9, 8), step(INVERT, 0.4)),
      new Pair(step(SHEAR_Y, 0.9, 5), step(SOLARIZE, 0.2, 6)),
      new Pair(step(INVERT, 0.9), step(AUTO_CONTRAST, 0.8)),
      new Pair(step(EQUALIZE, 0.6), step(ROTATE, 0.9, 3)),
      new Pair(step(SHEAR_X, 0.9, 4), step(SOLARIZE, 0.3, 3)),
      new Pair(step(SHEAR_Y, 0.8, 8), step(INVERT, 0.7)),
      new Pair(step(EQUALIZE, 0.9), step(TRANSLATE_Y, 0.6, 6)),
      new Pair(step(INVERT, 0.9), step(EQUALIZE, 0.6)),
      new Pair(step(CONTRAST, 0.3, 3), step(ROTATE, 0.8, 4)),
      new Pair(step(INVERT, 0.8), step(TRANSLATE_Y, 0.0, 2)),
      new Pair(step(SHEAR_Y, 0.7, 6), step(SOLARIZE, 0.4, 8)),
      new Pair(step(INVERT, 0.6), step(ROTATE, 0.8, 4)),
      new Pair(step(SHEAR_Y, 0.3, 7), step(TRANSLATE_X, 0.9, 3)),
      new Pair(step(SHEAR_X, 0.1, 6), step(INVERT, 0.6)),
      new Pair(step(SOLARIZE, 0.7, 2), step(TRANSLATE_Y, 0.6, 7)),
      new Pair(step(SHEAR_Y, 0.8, 4), step(INVERT, 0.8)),
      new Pair(step(SHEAR_X, 0.7, 9), step(TRANSLATE_Y, 0.8, 3)),
      new Pair(step(SHEAR_Y, 0.8, 5), step(AUTO_CONTRAST, 0.7)),
      new Pair(step(SHEAR_X, 0.7, 2), step(INVERT, 0.1)));

  private static final int BINS = 10;
  private static final int WITHOUT_MAGNITUDE = 0;

  @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable list of records
  private final List<Pair> pairs;

  AutoAugmentPolicy(Pair... pairs) {
    this.pairs = List.of(pairs);
  }

  /** Returns the pairs of operations, of which each image gets one. */
  List<Pair> pairs() {
    return pairs;
  }

  /** Two operations, one after the other. */
  record Pair(Step first, Step second) {}

  /** An operation, how likely it is and how strong. */
  record Step(Operation operation, double probability, int bin) {
    void apply(byte[] image, ImageShape shape, boolean negative, byte[] changed) {
      double magnitude = operation.magnitude(bin, BINS, shape);
      operation.apply(
          image, shape, operation.signed() && negative ? -magnitude : magnitude, changed);
    }
  }

  private static Step step(Operation operation, double probability, int bin) {
    return new Step(operation, probability, bin);
  }

  private static Step step(Operation operation, double probability) {
    return new Step(operation, probability, WITHOUT_MAGNITUDE);
  }
}
