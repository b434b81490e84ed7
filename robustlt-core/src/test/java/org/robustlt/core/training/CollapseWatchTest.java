package org.robustlt.core.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.robustlt.core.record.AccuracyRecord;
import org.robustlt.core.record.EpochRecord;
import org.robustlt.core.record.SignRecord;
import org.robustlt.core.record.SignRecord.Kind;

class CollapseWatchTest {
  private static final List<String> NAMES = List.of("cat", "dog");
  private static final int EPOCHS = 8;

  private final CollapseWatch watch =
      new CollapseWatch(NAMES, List.of(3000L, 1000L), List.of(300L, 100L), EPOCHS);
  private final List<SignRecord> signs = new ArrayList<>();
  private int epoch;

  @Test
  void catastrophicOverfittingIsToldWhenItBegins() {
    learn(0.30, 0.30, 0.20);
    learn(0.40, 0.38, 0.30);
    assertThat(signs).isEmpty();
    learn(0.70, 0.02, 0.01);
    assertThat(signs).extracting(SignRecord::kind).containsExactly(Kind.CATASTROPHIC_OVERFITTING);
    assertThat(signs.get(0).text())
        .isEqualTo(
            "catastrophic overfitting has begun by epoch 3: accuracy under the training's attack has"
                + " risen to 70.0 %, and on validation images fallen from 36.0 % (epoch 2) to 1.7 %;"
                + " cat from 38.0 % (epoch 2) to 2.0 %, dog from 30.0 % (epoch 2) to 1.0 %");
    assertThat(signs.get(0).classes()).containsExactly(0, 1);
    learn(0.75, 0.01, 0.00);
    assertThat(signs).as("told once").hasSize(1);
  }

  @Test
  void robustOverfittingHasToLast() {
    learn(0.40, 0.45, 0.45);
    learn(0.50, 0.36, 0.40);
    assertThat(signs).as("a single validation may be chance").isEmpty();
    learn(0.60, 0.34, 0.40);
    assertThat(signs).as("nor two").isEmpty();
    learn(0.60, 0.35, 0.41);
    assertThat(signs).extracting(SignRecord::kind).containsExactly(Kind.ROBUST_OVERFITTING);
    assertThat(signs.get(0).classes()).isEmpty();
  }

  @Test
  void aClassThatFallsAloneIsNamed() {
    learn(0.40, 0.45, 0.60);
    learn(0.50, 0.46, 0.20);
    learn(0.55, 0.50, 0.20);
    learn(0.60, 0.54, 0.15);
    assertThat(signs)
        .extracting(SignRecord::text)
        .containsExactly(
            "catastrophic overfitting of classes has begun by epoch 4: dog from 60.0 % (epoch 1) to"
                + " 15.0 %");
  }

  @Test
  void aFallThatChanceExplainsIsNoSign() {
    learn(0.40, 0.45, 0.45);
    learn(0.50, 0.43, 0.44);
    learn(0.60, 0.42, 0.46);
    assertThat(signs).isEmpty();
  }

  /** The swings of a short training at a large learning rate, as the quickstart has them. */
  @Test
  void aClassThatIsTakenForAnotherIsNoSign() {
    learn(0.45, accuracies(0.99, 0.90), accuracies(0.98, 0.85));
    learn(0.60, accuracies(0.87, 0.52), accuracies(0.82, 0.42));
    learn(0.62, accuracies(0.83, 0.53), accuracies(0.73, 0.43));
    learn(0.63, accuracies(0.82, 0.18), accuracies(0.72, 0.11));
    learn(0.64, accuracies(0.98, 0.60), accuracies(0.93, 0.54));
    assertThat(signs).isEmpty();
  }

  @Test
  void aRiseInTrainingThatChanceExplainsIsNoSign() {
    for (double robust : new double[] {0.45, 0.20, 0.20, 0.20}) {
      learn(robust == 0.45 ? 0.400 : 0.405, robust, robust);
    }
    assertThat(signs).isEmpty();
  }

  @Test
  void aFallOfBothIsNoOverfitting() {
    learn(0.40, 0.45, 0.45);
    learn(0.20, 0.10, 0.10);
    learn(0.10, 0.05, 0.05);
    assertThat(signs).isEmpty();
  }

  @Test
  void aClassOfWhichNothingIsRecognizedIsToldAtHalfAndAtTheEnd() {
    for (int i = 0; i < EPOCHS; i++) {
      learn(0.40, accuracies(0.6, 0), accuracies(0.45, 0));
    }
    assertThat(signs)
        .extracting(SignRecord::text)
        .containsExactly(
            "no natural image of dog was recognized in 4 epochs of 8",
            "no natural image of dog was recognized in the whole training");
    assertThat(signs).allMatch(sign -> sign.classes().equals(List.of(1)));
  }

  @Test
  void aClassWithoutImagesIsNoSign() {
    CollapseWatch without = new CollapseWatch(NAMES, List.of(0L, 0L), List.of(0L, 0L), 1);
    AccuracyRecord unknown = accuracies(Double.NaN, Double.NaN);
    assertThat(without.after(epoch(1, 0.5, unknown, unknown))).isEmpty();
  }

  /** An epoch after which images are recognized as well as ever. */
  private void learn(double training, double cat, double dog) {
    learn(training, accuracies(0.8, 0.8), accuracies(cat, dog));
  }

  private void learn(double training, AccuracyRecord natural, AccuracyRecord robust) {
    signs.addAll(watch.after(epoch(++epoch, training, natural, robust)));
  }

  private static AccuracyRecord accuracies(double cat, double dog) {
    return new AccuracyRecord((3 * cat + dog) / 4, (cat + dog) / 2, Arrays.asList(cat, dog));
  }

  private static EpochRecord epoch(
      int number, double training, AccuracyRecord natural, AccuracyRecord robust) {
    AccuracyRecord learnt = new AccuracyRecord(training, training, List.of(training, training));
    return new EpochRecord(
        "epoch",
        number,
        EPOCHS,
        "main",
        1,
        Map.of(),
        0.1,
        Optional.of(learnt),
        learnt,
        List.of(),
        Optional.of(new AccuracyRecord.Pair(natural, robust)),
        Optional.empty(),
        1,
        0,
        1,
        Optional.empty());
  }
}
