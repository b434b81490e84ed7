package org.robustlt.core.architecture;

import java.util.Optional;
import org.robustlt.api.component.Description;
import org.robustlt.api.component.Require;
import org.robustlt.api.network.Layer;

/**
 * What a recipe may choose of the layers of every convolutional network.
 *
 * @param nonlinearity what stands between the convolutions
 * @param normEpsilon what batch normalization adds to the variance
 * @param normMomentum the weight of the newest batch in the running statistics; that of the
 *     published network if not given
 * @param convBias whether convolutions have a bias
 */
public record LayerOptions(
    @Description("what stands between the convolutions") Nonlinearity nonlinearity,
    @Description("what batch normalization adds to the variance") double normEpsilon,
    @Description(
            "weight of the newest batch in the running statistics of batch normalization; that of"
                + " the published network if not given")
        Optional<Double> normMomentum,
    @Description("whether convolutions have a bias") boolean convBias) {
  /** The defaults of most networks. */
  public static final LayerOptions STANDARD = of(Nonlinearity.RELU);

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if one is left
   */
  public LayerOptions {
    Require.positive("normEpsilon", normEpsilon);
    normMomentum.ifPresent(
        momentum ->
            Require.that(
                momentum > 0 && momentum <= 1,
                "normMomentum",
                "must be above 0 and at most 1",
                momentum));
  }

  static void requireRate(String name, double rate) {
    Require.that(rate >= 0 && rate < 1, name, "must be at least 0 and below 1", rate);
  }

  /** Returns the defaults with the given nonlinearity. */
  public static LayerOptions of(Nonlinearity nonlinearity) {
    return new LayerOptions(
        nonlinearity, Layer.BatchNormalization.STANDARD.epsilon(), Optional.empty(), false);
  }

  /** Returns the same with a bias in convolutions. */
  LayerOptions withBias() {
    return new LayerOptions(nonlinearity, normEpsilon, normMomentum, true);
  }

  /** Returns the same for a network whose published momentum is another one than PyTorch's. */
  LayerOptions withPublishedMomentum(double published) {
    return new LayerOptions(
        nonlinearity, normEpsilon, Optional.of(normMomentum.orElse(published)), convBias);
  }

  /** Returns the batch normalization. */
  Layer.BatchNormalization normalization() {
    return new Layer.BatchNormalization(
        normMomentum.orElse(Layer.BatchNormalization.STANDARD.momentum()), normEpsilon);
  }
}
