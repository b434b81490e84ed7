package org.robustlt.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.data.ClassFrequencies;
import org.robustlt.api.network.BatchNormMode;
import org.robustlt.api.random.RandomSource;
import org.robustlt.api.training.TrainingProgress;
import org.robustlt.api.weight.WeightAscent;
import org.robustlt.api.weight.WeightPerturbation;

/**
 * What every {@link WeightPerturbation} has to keep: finite arrays in the shape of the parameters
 * that they name, the same ones whenever it is asked, also where weights or gradients are zero.
 *
 * <p>An ND4J backend must be on the class path of the tests.
 */
public abstract class WeightPerturbationContract {
  private static final int EPOCHS = 10;

  /** Returns a new instance of the weight perturbation under test. */
  protected abstract WeightPerturbation perturbation(ComponentContext context);

  @Test
  void namesParametersAndKeepsTheirShapes() {
    for (DataType type : new DataType[] {DataType.FLOAT, DataType.DOUBLE}) {
      WeightAscent ascent = new RandomAscent(type, 1);

      Map<String, INDArray> added = perturbation().perturbation(ascent);

      assertThat(ascent.weights().keySet()).containsAll(added.keySet());
      ascent
          .weights()
          .forEach(
              (name, weight) -> {
                INDArray change = added.getOrDefault(name, weight);
                assertThat(change.shape()).as(name).isEqualTo(weight.shape());
                assertThat(change.dataType()).as(name).isEqualTo(type);
              });
    }
  }

  @Test
  void isFiniteWhereWeightsAndGradientsAreZero() {
    perturbation()
        .perturbation(new RandomAscent(DataType.DOUBLE, 0))
        .forEach(
            (name, added) ->
                assertThat(added.sumNumber().doubleValue()).as("sum of %s", name).isFinite());
  }

  @Test
  void givesTheSameForTheSameAscent() {
    WeightPerturbation perturbation = perturbation();
    WeightAscent ascent = new RandomAscent(DataType.DOUBLE, 1);
    Map<String, INDArray> first = perturbation.perturbation(ascent);
    perturbation.perturbation(new RandomAscent(DataType.DOUBLE, 0));

    Map<String, INDArray> second = perturbation.perturbation(ascent);

    assertThat(second).hasSameSizeAs(first);
    second.forEach(
        (name, added) ->
            assertThat(ArrayValues.of(added))
                .as(name)
                .isEqualTo(ArrayValues.of(first.getOrDefault(name, Nd4j.empty()))));
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
    return perturbation(new ComponentContext(ClassFrequencies.of(50, 8, 20, 3), EPOCHS));
  }

  private record RandomAscent(DataType type, double scale) implements WeightAscent {
    @Override
    public TrainingProgress progress() {
      return TrainingProgress.ofEpoch(EPOCHS, EPOCHS);
    }

    @Override
    public Map<String, INDArray> weights() {
      return parameters("weights");
    }

    @Override
    public Map<String, INDArray> gradients(BatchNormMode mode) {
      return parameters("gradients");
    }

    @Override
    public Map<String, INDArray> afterOptimizerStep(BatchNormMode mode) {
      return parameters("after");
    }

    private Map<String, INDArray> parameters(String kind) {
      RandomSource random = RandomSource.ofSeed(3).at(kind);
      Map<String, INDArray> parameters = new LinkedHashMap<>();
      parameters.put("conv.weight", array(random.at(0), 4, 3, 3, 3));
      parameters.put("bn.weight", array(random.at(1), 4));
      parameters.put("bn.bias", array(random.at(2), 4));
      parameters.put("fc.weight", array(random.at(3), 2, 4));
      return parameters;
    }

    private INDArray array(RandomSource random, long... shape) {
      return scale == 0 ? Nd4j.zeros(type, shape) : random.normal(type, 0, scale, shape);
    }
  }
}
