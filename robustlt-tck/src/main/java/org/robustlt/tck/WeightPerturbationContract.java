package org.robustlt.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.robustlt.api.component.ClassFrequencies;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.contract.Displacement;
import org.robustlt.api.network.BatchNormMode;
import org.robustlt.api.random.RandomSource;
import org.robustlt.api.training.TrainingProgress;
import org.robustlt.api.weight.ParameterVector;
import org.robustlt.api.weight.WeightAscent;
import org.robustlt.api.weight.WeightPerturbation;

/**
 * What every {@link WeightPerturbation} has to keep: a finite vector in the layout of the weights,
 * the same one whenever it is asked, also where weights or gradients are zero; the weights stay as
 * they were.
 *
 * <p>An ND4J backend must be on the class path of the tests.
 */
public abstract class WeightPerturbationContract {
  private static final int EPOCHS = 10;

  /** Returns a new instance of the weight perturbation under test. */
  protected abstract WeightPerturbation perturbation(ComponentContext context);

  @Test
  void keepsTheLayoutOfTheWeights() {
    for (DataType type : new DataType[] {DataType.FLOAT, DataType.DOUBLE}) {
      WeightAscent ascent = new RandomAscent(type, 1);

      ParameterVector added = perturbation().perturbation(ascent);

      assertThat(Displacement.check(added, ascent.weights())).as("what is wrong").isEmpty();
      assertThat(added.parts())
          .extracting(ParameterVector.Part::name)
          .isEqualTo(ascent.weights().parts().stream().map(ParameterVector.Part::name).toList());
    }
  }

  @Test
  void isFiniteWhereWeightsAndGradientsAreZero() {
    WeightAscent ascent = new RandomAscent(DataType.DOUBLE, 0);
    assertThat(Displacement.check(perturbation().perturbation(ascent), ascent.weights()))
        .as("what is wrong")
        .isEmpty();
  }

  @Test
  void leavesTheWeightsAsTheyWere() {
    RandomAscent ascent = new RandomAscent(DataType.DOUBLE, 1);
    double[] before = ArrayValues.of(ascent.weights().array());

    ParameterVector added = perturbation().perturbation(ascent);
    added.fill(7);

    assertThat(ArrayValues.of(ascent.weights().array())).isEqualTo(before);
  }

  @Test
  void givesTheSameForTheSameAscent() {
    WeightPerturbation perturbation = perturbation();
    double[] first = values(perturbation, new RandomAscent(DataType.DOUBLE, 1));
    perturbation.perturbation(new RandomAscent(DataType.DOUBLE, 0));

    assertThat(values(perturbation, new RandomAscent(DataType.DOUBLE, 1))).isEqualTo(first);
  }

  @Test
  void isActiveWheneverItWasAtThePoint() {
    WeightPerturbation perturbation = perturbation();
    for (int epoch = 1; epoch <= EPOCHS; epoch++) {
      TrainingProgress progress = TrainingProgress.ofEpoch(epoch, EPOCHS);
      assertThat(perturbation.active(progress)).isEqualTo(perturbation.active(progress));
    }
  }

  private WeightPerturbation perturbation() {
    return perturbation(ComponentContext.of(ClassFrequencies.of(50, 8, 20, 3), EPOCHS));
  }

  private static double[] values(WeightPerturbation perturbation, WeightAscent ascent) {
    return ArrayValues.of(perturbation.perturbation(ascent).array());
  }

  private static final class RandomAscent implements WeightAscent {
    private final DataType type;
    private final double scale;
    private final ParameterVector weights;

    RandomAscent(DataType type, double scale) {
      this.type = type;
      this.scale = scale;
      this.weights = parameters("weights");
    }

    @Override
    public TrainingProgress progress() {
      return TrainingProgress.ofEpoch(EPOCHS, EPOCHS);
    }

    @Override
    public ParameterVector weights() {
      return weights;
    }

    @Override
    public ParameterVector gradient(BatchNormMode mode) {
      return parameters("gradients");
    }

    @Override
    public ParameterVector afterOptimizerStep(BatchNormMode mode) {
      return parameters("after");
    }

    private ParameterVector parameters(String kind) {
      RandomSource random = RandomSource.ofSeed(3).at(kind);
      Map<String, INDArray> parameters = new LinkedHashMap<>();
      parameters.put("conv.weight", array(random.at(0), 4, 3, 3, 3));
      parameters.put("bn.weight", array(random.at(1), 4));
      parameters.put("bn.bias", array(random.at(2), 4));
      parameters.put("fc.weight", array(random.at(3), 2, 4));
      return ParameterVector.of(parameters);
    }

    private INDArray array(RandomSource random, long... shape) {
      return scale == 0 ? Nd4j.zeros(type, shape) : random.normal(type, 0, scale, shape);
    }
  }
}
