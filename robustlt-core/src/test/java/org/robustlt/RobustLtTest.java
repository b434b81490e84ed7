package org.robustlt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.robustlt.api.attack.Classifier;
import org.robustlt.api.attack.InputGradient;
import org.robustlt.api.attack.LogitLoss;
import org.robustlt.api.data.Images;
import org.robustlt.api.training.EpochFinished;
import org.robustlt.api.training.TrainingEvent;
import org.robustlt.core.recipe.Recipe;
import org.robustlt.core.record.EvaluationRecord;
import org.robustlt.core.run.RunException;

class RobustLtTest {
  private final RobustLt robustLt = RobustLt.ofClassPath();

  @TempDir private Path runs;

  @Test
  void trainsComparesAndEvaluatesARecipeThatIsBuiltInJava() {
    List<TrainingEvent> heard = new ArrayList<>();
    Recipe recipe =
        robustLt.recipe(
            "small",
            "data.use=fashion-mnist-mini",
            "data.imbalance={use: exponential, ratio: 2, largest: 10}",
            "model={use: small-cnn, width: 1}",
            "training={epochs: 1, batchSize: 64}",
            "attack.use=fgsm",
            "evaluation.protocols=[natural]");

    Comparison comparison =
        robustLt.withListener(heard::add).compare(List.of(recipe), List.of(1L, 2L), runs);

    assertThat(comparison.results()).extracting(Comparison.Result::seed).containsExactly(1L, 2L);
    double first = comparison.results().get(0).evaluation().overall();
    double second = comparison.results().get(1).evaluation().overall();
    assertThat(comparison.mean("small", "natural", EvaluationRecord::overall))
        .isCloseTo((first + second) / 2, within(1e-12));
    assertThat(comparison.deviation("small", "natural", EvaluationRecord::overall))
        .isCloseTo(Math.abs(first - second) / Math.sqrt(2), within(1e-12));
    assertThat(heard).filteredOn(event -> event instanceof EpochFinished).hasSize(2);
    assertThat(robustLt.evaluate(runs.resolve("1/seed-1"), "natural").overall()).isEqualTo(first);
  }

  @Test
  void attacksAnyClassifierWithoutARecipe() {
    INDArray images = Nd4j.valueArrayOf(new long[] {2, 1, 2, 2}, 0.5, DataType.DOUBLE);

    INDArray adversarial =
        robustLt.attack(new Brightness(), images, new int[] {0, 1}, 4.0 / 255, "pgd-20");

    assertThat(adversarial.slice(0).meanNumber().doubleValue())
        .isCloseTo(0.5 + 4.0 / 255, within(1e-12));
    assertThat(adversarial.slice(1).meanNumber().doubleValue())
        .isCloseTo(0.5 - 4.0 / 255, within(1e-12));
    assertThat(images.meanNumber().doubleValue()).isEqualTo(0.5);
  }

  @Test
  void tellsWhatCanBeMended() {
    assertThatThrownBy(() -> robustLt.evaluate(runs, "pgd-2O"))
        .isInstanceOf(RunException.class)
        .hasMessageStartingWith("unknown protocol \"pgd-2O\"; did you mean \"pgd-20\"?");
    assertThatThrownBy(() -> robustLt.compare(List.of(), List.of(), runs))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a comparison needs at least one seed");
  }

  /** Dark images are of class 0, bright ones of class 1. */
  private static final class Brightness implements Classifier {
    @Override
    public int classes() {
      return 2;
    }

    @Override
    public INDArray logits(Images images) {
      INDArray mean = images.array().mean(1, 2, 3).reshape(images.examples(), 1);
      return Nd4j.hstack(mean.rsub(0.5), mean.sub(0.5));
    }

    @Override
    public InputGradient inputGradient(Images images, LogitLoss loss) {
      INDArray logits = logits(images);
      LogitLoss.Value value = loss.at(logits);
      INDArray slope = value.gradient().getColumn(1).sub(value.gradient().getColumn(0));
      return InputGradient.of(
          logits,
          value.losses(),
          slope.reshape(images.examples(), 1, 1, 1).broadcast(images.shape()));
    }
  }
}
