package org.robustlt.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.api.data.Images;
import org.robustlt.api.random.RandomSource;
import org.robustlt.api.training.BatchFinished;
import org.robustlt.api.training.EpochFinished;
import org.robustlt.api.training.EpochStarted;
import org.robustlt.api.training.EvaluationFinished;
import org.robustlt.api.training.TrainingEvent;
import org.robustlt.api.training.TrainingFinished;
import org.robustlt.api.training.TrainingListener;
import org.robustlt.api.training.TrainingProgress;
import org.robustlt.api.training.TrainingStarted;

/**
 * What every {@link TrainingListener} has to keep: it survives a whole training, passes over events
 * that it does not know, and changes nothing that it hears of.
 *
 * <p>An ND4J backend must be on the class path of the tests.
 */
public abstract class TrainingListenerContract {
  private static final TrainingProgress EPOCH = TrainingProgress.ofEpoch(1, 1);

  /** Returns a new instance of the listener under test. */
  protected abstract TrainingListener listener();

  @Test
  void hearsAWholeTraining() {
    TrainingListener listener = listener();
    Map<String, Double> metrics = Map.of("loss", 1.5, "robust.balanced", 0.3);

    assertThatCode(
            () -> {
              listener.on(TrainingStarted.of(EPOCH, "a run", "name: a run\n"));
              listener.on(EpochStarted.of(EPOCH));
              listener.on(batch(images(), images(), new int[] {0, 1}));
              listener.on(EpochFinished.of(EPOCH, metrics));
              listener.on(TrainingFinished.of(EPOCH));
              listener.on(EvaluationFinished.of(EPOCH, "pgd-20", metrics));
            })
        .doesNotThrowAnyException();
  }

  @Test
  void passesOverWhatItDoesNotKnow() {
    TrainingEvent unknown = () -> EPOCH;

    assertThatCode(() -> listener().on(unknown)).doesNotThrowAnyException();
  }

  @Test
  void changesNothing() {
    INDArray natural = images();
    INDArray adversarial = images();
    int[] labels = {0, 1};

    listener().on(batch(natural, adversarial, labels));

    assertThat(labels).containsExactly(0, 1);
    assertThat(ArrayValues.of(natural)).isEqualTo(ArrayValues.of(images()));
    assertThat(ArrayValues.of(adversarial)).isEqualTo(ArrayValues.of(images()));
  }

  private static BatchFinished batch(INDArray natural, INDArray adversarial, int[] labels) {
    return BatchFinished.of(EPOCH, labels, new int[] {1, 1}, 0.7)
        .withNaturalPredictions(new int[] {0, 1})
        .withTerms(Map.of("kl", 0.2))
        .withImages(Images.of(natural), Images.of(adversarial));
  }

  private static INDArray images() {
    return RandomSource.ofSeed(2).uniform(DataType.FLOAT, 0, 1, 2, 3, 4, 4);
  }
}
