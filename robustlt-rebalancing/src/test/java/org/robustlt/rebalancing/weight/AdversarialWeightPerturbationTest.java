package org.robustlt.rebalancing.weight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.network.BatchNormMode;
import org.robustlt.api.training.TrainingProgress;
import org.robustlt.api.weight.ParameterVector;
import org.robustlt.api.weight.WeightAscent;
import org.robustlt.api.weight.WeightPerturbation;
import org.robustlt.rebalancing.weight.AdversarialWeightPerturbation.Ascent;
import org.robustlt.rebalancing.weight.AdversarialWeightPerturbation.Options;
import org.robustlt.tck.WeightPerturbationContract;

class AdversarialWeightPerturbationTest extends WeightPerturbationContract {
  private static final INDArray WEIGHT = Nd4j.createFromArray(new double[][] {{3, 0}, {0, 4}});
  private static final INDArray GRADIENT = Nd4j.createFromArray(new double[][] {{0, 2}, {0, 0}});
  private static final TrainingProgress AFTER_WARM_UP = TrainingProgress.ofEpoch(3, 9);
  private static final INDArray AFTER = Nd4j.createFromArray(new double[][] {{3, 0}, {-0.5, 4}});

  @Override
  protected WeightPerturbation perturbation(ComponentContext context) {
    return new AdversarialWeightPerturbation.Options().create(context);
  }

  @Test
  void climbsTheGradientByAShareOfTheNorm() {
    ParameterVector added = perturbation(Ascent.PROXY_SGD).perturbation(new Fixed(AFTER_WARM_UP));

    assertThat(added.array().toDoubleVector())
        .containsExactly(new double[] {0, 0.5, 0, 0, 0, 0}, within(1e-15));
  }

  @Test
  void climbsTheStepOfTheOptimizerByAShareOfTheNorm() {
    ParameterVector added = perturbation(Ascent.OPTIMIZER).perturbation(new Fixed(AFTER_WARM_UP));

    assertThat(added.array().toDoubleVector())
        .containsExactly(new double[] {0, 0, -0.5, 0, 0, 0}, within(1e-15));
  }

  @Test
  void waitsForTheWarmUpToEnd() {
    WeightPerturbation perturbation =
        new AdversarialWeightPerturbation(
            new Options(0.1, 2, Ascent.PROXY_SGD, BatchNormMode.BATCH_STATISTICS_FROZEN));

    assertThat(perturbation.active(TrainingProgress.ofEpoch(2, 9))).isFalse();
    assertThat(perturbation.active(TrainingProgress.ofEpoch(3, 9))).isTrue();
  }

  @Test
  void updatesRunningStatisticsTwiceInTheWarmUpAsPublished() {
    WeightPerturbation perturbation = perturbation(Ascent.OPTIMIZER);
    Fixed ascent = new Fixed(TrainingProgress.ofEpoch(2, 9));

    assertThat(perturbation.active(ascent.progress())).isTrue();
    assertThat(perturbation.perturbation(ascent).array().toDoubleVector()).containsOnly(0);
    assertThat(ascent.passes).isEqualTo(1);
  }

  @Test
  void refusesValuesOutOfRange() {
    assertThatThrownBy(() -> new Options(-1, 0, Ascent.OPTIMIZER, BatchNormMode.RUNNING_STATISTICS))
        .hasMessage("gamma must be finite and not negative, got -1.0");
    assertThatThrownBy(() -> new Options(1, -2, Ascent.OPTIMIZER, BatchNormMode.RUNNING_STATISTICS))
        .hasMessage("warmUp must be at least 0, got -2");
  }

  private static WeightPerturbation perturbation(Ascent ascent) {
    return new AdversarialWeightPerturbation(
        new Options(0.1, 2, ascent, BatchNormMode.BATCH_STATISTICS_UPDATING));
  }

  private static final class Fixed implements WeightAscent {
    private final TrainingProgress progress;
    private int passes;

    Fixed(TrainingProgress progress) {
      this.progress = progress;
    }

    @Override
    public TrainingProgress progress() {
      return progress;
    }

    private static ParameterVector with(INDArray matrix) {
      Map<String, INDArray> parameters = new LinkedHashMap<>();
      parameters.put("fc.weight", matrix);
      parameters.put("fc.bias", Nd4j.createFromArray(1.0, 2.0));
      return ParameterVector.of(parameters);
    }

    @Override
    public ParameterVector weights() {
      return with(WEIGHT);
    }

    @Override
    public ParameterVector gradient(BatchNormMode mode) {
      assertThat(mode).isEqualTo(BatchNormMode.BATCH_STATISTICS_UPDATING);
      passes++;
      return with(GRADIENT);
    }

    @Override
    public ParameterVector afterOptimizerStep(BatchNormMode mode) {
      assertThat(mode).isEqualTo(BatchNormMode.BATCH_STATISTICS_UPDATING);
      passes++;
      return with(AFTER);
    }
  }
}
