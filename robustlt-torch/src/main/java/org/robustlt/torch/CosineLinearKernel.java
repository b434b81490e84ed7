package org.robustlt.torch;

import java.util.List;
import java.util.Optional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.robustlt.api.network.BatchNormMode;
import org.robustlt.api.network.Layer;
import org.robustlt.core.engine.Kernel;
import org.robustlt.core.engine.Parameter;

/**
 * The cosine layer, {@code scale · ⟨w, x⟩ / ((‖w‖^η + γ) ‖x‖^η) + bias}, as products of a row
 * factor of the image, a column factor of the class, and a product of matrices. Where a norm is 0,
 * so is its factor.
 */
final class CosineLinearKernel implements Kernel {
  private static final long[] ROWS = {0};
  private static final long[] COLUMNS = {1};

  private final Layer.CosineLinear layer;
  private final TorchPlace place;
  private final Tensor weight;
  private final Tensor weightGradient;
  private final Tensor bias;
  private final Optional<Tensor> biasGradient;
  private final ScalarTypeOptional sameType;
  private final Scalar zero;

  CosineLinearKernel(
      Layer.CosineLinear layer, Weights weights, List<Parameter> parameters, TorchPlace place) {
    this.layer = layer;
    this.place = place;
    weight = weights.of(parameters.get(0));
    weightGradient = weights.gradient(parameters.get(0));
    bias = weights.of(parameters.get(1));
    biasGradient = parameters.get(1).gradient().map(g -> weights.gradient(parameters.get(1)));
    sameType = place.values().keep(new ScalarTypeOptional());
    zero = place.values().keep(new Scalar(0.0));
  }

  /** What forward and backward have in common. */
  private final class Parts {
    private final Tensor input = place.input().rows();
    private final Tensor inputNorm = norms(input);
    private final Tensor weightNorm = norms(weight);
    private final Tensor product = input.mm(weight.t());
    private final Tensor row = power(inputNorm, -layer.eta());
    private final Tensor column =
        where(
                weightNorm,
                weightNorm
                    .pow(new Scalar(layer.eta()))
                    .add(new Scalar(layer.gamma()))
                    .reciprocal()
                    .mul(new Scalar(layer.scale())))
            .t();

    private Tensor norms(Tensor matrix) {
      return sum(matrix.square(), COLUMNS).sqrt();
    }

    private Tensor power(Tensor norms, double exponent) {
      return where(norms, norms.pow(new Scalar(exponent)));
    }

    private Tensor where(Tensor norms, Tensor factors) {
      return torch.where(norms.eq(zero), torch.zeros_like(norms), factors);
    }

    private Tensor sum(Tensor matrix, long[] over) {
      return matrix.sum(over, true, sameType);
    }
  }

  @Override
  public void forward(BatchNormMode mode) {
    Parts parts = new Parts();
    Tensor logits = parts.product.mul(parts.row).mul(parts.column).add(bias);
    place.output().set(TorchPlace.unrolled(logits, place.output()));
  }

  @Override
  public void backwardInput() {
    Parts parts = new Parts();
    Tensor gradient = place.outputGradient().rows();
    Tensor along = gradient.mul(parts.row).mul(parts.column).mm(weight);
    Tensor ofNorm =
        parts
            .sum(parts.product.mul(parts.column).mul(gradient), COLUMNS)
            .mul(parts.power(parts.inputNorm, -layer.eta() - 2))
            .mul(new Scalar(-layer.eta()));
    place.deliver(TorchPlace.unrolled(along.add(parts.input.mul(ofNorm)), place.inputGradient()));
  }

  @Override
  public void backwardParameters() {
    Parts parts = new Parts();
    Tensor gradient = place.outputGradient().rows();
    Tensor along = gradient.mul(parts.row).mul(parts.column).t().mm(parts.input);
    Tensor ofNorm =
        parts
            .sum(parts.product.mul(parts.row).mul(gradient), ROWS)
            .mul(parts.column)
            .mul(parts.column)
            .t()
            .mul(parts.power(parts.weightNorm, layer.eta() - 2))
            .mul(new Scalar(-layer.eta() / layer.scale()));
    weightGradient.add_(along.add(weight.mul(ofNorm)));
    biasGradient.ifPresent(sum -> sum.add_(gradient.sum(ROWS)));
  }
}
