package org.robustlt.core.data.augmentation;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.robustlt.api.component.Component;
import org.robustlt.api.component.Description;
import org.robustlt.api.component.Require;
import org.robustlt.api.data.Augmentation;
import org.robustlt.api.data.AugmentationProvider;
import org.robustlt.api.data.ImageShape;

/**
 * RandAugment (Cubuk et al., arXiv 1909.13719): some operations at random, of one strength.
 *
 * @param operations how many are applied to an image
 * @param magnitude their strength, a bin
 * @param bins how many strengths there are
 */
@Component("rand-augment")
@Description("RandAugment: so many operations at random, all of one strength")
public record RandAugment(
    @Description("operations applied to an image") int operations,
    @Description("strength of the operations: a bin, counted from 0") int magnitude,
    @Description("number of bins of the strength") int bins)
    implements AugmentationProvider {
  /** The defaults. */
  public RandAugment() {
    this(2, 8, 31);
  }

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public RandAugment {
    Require.atLeast("operations", operations, 0);
    Require.atLeast("bins", bins, 2);
    if (magnitude < 0 || magnitude >= bins) {
      throw new IllegalArgumentException(
          "magnitude must be 0.." + (bins - 1) + ", got " + magnitude);
    }
  }

  private static final List<Operation> OPERATIONS =
      List.copyOf(EnumSet.complementOf(EnumSet.of(Operation.INVERT)));

  @Override
  public Augmentation create(ImageShape context) {
    List<Double> magnitudes = new ArrayList<>();
    for (Operation operation : OPERATIONS) {
      magnitudes.add(operation.magnitude(magnitude, bins, context));
    }
    return (image, shape, random, augmented) -> {
      byte[] from = image;
      byte[] spare = operations > 1 ? new byte[shape.size()] : augmented;
      for (int i = 1; i <= operations; i++) {
        byte[] to = (operations - i) % 2 == 0 ? augmented : spare;
        int chosen = random.nextInt(OPERATIONS.size());
        Operation operation = OPERATIONS.get(chosen);
        boolean negative = random.nextBoolean();
        double magnitude = magnitudes.get(chosen);
        operation.apply(from, shape, operation.signed() && negative ? -magnitude : magnitude, to);
        from = to;
      }
      if (operations == 0) {
        System.arraycopy(image, 0, augmented, 0, shape.size());
      }
    };
  }
}
