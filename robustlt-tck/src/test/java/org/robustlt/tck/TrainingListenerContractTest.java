package org.robustlt.tck;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.robustlt.api.training.BatchFinished;
import org.robustlt.api.training.TrainingListener;

/** The contract catches listeners that break it. */
class TrainingListenerContractTest {
  @Test
  void acceptsAListenerThatOnlyListens() {
    TrainingListenerContract contract = of(event -> {});

    assertThatCode(
            () -> {
              contract.hearsAWholeTraining();
              contract.passesOverWhatItDoesNotKnow();
              contract.changesNothing();
            })
        .doesNotThrowAnyException();
  }

  @Test
  void catchesOneThatBelievesToKnowAllEvents() {
    TrainingListenerContract contract =
        of(
            event -> {
              BatchFinished batch = (BatchFinished) event;
              batch.labels()[0] = 3;
            });

    assertThatThrownBy(contract::hearsAWholeTraining).isInstanceOf(AssertionError.class);
    assertThatThrownBy(contract::passesOverWhatItDoesNotKnow).isInstanceOf(AssertionError.class);
    assertThatThrownBy(contract::changesNothing).isInstanceOf(AssertionError.class);
  }

  private static TrainingListenerContract of(TrainingListener listener) {
    return new TrainingListenerContract() {
      @Override
      protected TrainingListener listener() {
        return listener;
      }
    };
  }
}
