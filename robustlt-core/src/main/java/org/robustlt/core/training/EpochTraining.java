package org.robustlt.core.training;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.robustlt.api.contract.Exploded;
import org.robustlt.api.training.BatchFinished;
import org.robustlt.api.training.EpochStarted;
import org.robustlt.api.training.TrainingListener;
import org.robustlt.api.training.TrainingProgress;
import org.robustlt.core.checkpoint.PartialEpoch;
import org.robustlt.core.data.Batch;
import org.robustlt.core.data.BatchSource;
import org.robustlt.core.data.BatchStream;
import org.robustlt.core.evaluation.ConfusionMatrix;
import org.robustlt.core.guard.ComponentException;

/** Learns every batch of an epoch once and sums up what came of it. */
final class EpochTraining {
  private final TrainingStep step;
  private final BatchSource batches;
  private final double[] radii;
  private final TrainingListener listener;
  private final ClassDynamics dynamics;
  private final ConfusionMatrix natural;
  private final ConfusionMatrix robust;
  private final Map<String, Double> terms = new LinkedHashMap<>();
  private final int first;
  private final double secondsBefore;
  private final long start = System.nanoTime();
  private double loss;
  private double waiting;

  /**
   * Prepares an epoch.
   *
   * @param dynamics takes in every batch
   * @param begun what it came to before, if it goes on
   */
  EpochTraining(
      TrainingStep step,
      BatchSource batches,
      double[] radii,
      TrainingListener listener,
      ClassDynamics dynamics,
      Optional<PartialEpoch> begun) {
    this.step = step;
    this.batches = batches;
    this.radii = radii;
    this.listener = listener;
    this.dynamics = dynamics;
    this.natural = new ConfusionMatrix(radii.length);
    this.robust = new ConfusionMatrix(radii.length);
    this.first = begun.map(PartialEpoch::batches).orElse(0);
    this.secondsBefore = begun.map(PartialEpoch::seconds).orElse(0.0);
    begun.ifPresent(
        before -> {
          loss = before.loss();
          terms.putAll(before.terms());
          natural.add(before.natural());
          robust.add(before.robust());
          waiting = before.waitingSeconds();
        });
  }

  /**
   * Returns what the epoch came to so far.
   *
   * @param learnt the batches that are learnt
   */
  PartialEpoch partial(int learnt) {
    return new PartialEpoch(learnt, loss, terms, rows(natural), rows(robust), seconds(), waiting);
  }

  private double seconds() {
    return secondsBefore + (System.nanoTime() - start) / 1e9;
  }

  private static List<SortedMap<Integer, Long>> rows(ConfusionMatrix matrix) {
    return IntStream.range(0, matrix.classes()).mapToObj(matrix::predictions).toList();
  }

  /** What an epoch of training gives. */
  record Outcome(
      double loss,
      Map<String, Double> terms,
      Optional<ConfusionMatrix> natural,
      ConfusionMatrix robust,
      double seconds,
      double waitingSeconds) {}

  Outcome run(int epoch, int epochs) {
    if (first == 0) {
      listener.on(EpochStarted.of(TrainingProgress.ofEpoch(epoch, epochs)));
    }
    try (BatchStream stream = waitFor(() -> batches.epoch(epoch, first))) {
      for (int number = first; stream.hasNext(); number++) {
        learn(
            waitFor(stream::next),
            TrainingProgress.ofEpoch(epoch, epochs).atBatch(number, batches.batches()));
      }
    }
    return new Outcome(
        loss,
        terms,
        natural.examples() > 0 ? Optional.of(natural) : Optional.empty(),
        robust,
        seconds(),
        waiting);
  }

  private <T> T waitFor(Supplier<T> data) {
    long begin = System.nanoTime();
    try {
      return data.get();
    } finally {
      waiting += (System.nanoTime() - begin) / 1e9;
    }
  }

  private void learn(Batch batch, TrainingProgress progress) {
    try (TrainingStep.Outcome outcome = step.learn(batch, radii, progress)) {
      note(outcome, batch, progress);
    } catch (ComponentException e) {
      throw e.at(
          String.format(
              Locale.ROOT,
              "epoch %d, batch %d of %d%s",
              progress.epoch(),
              progress.batch() + 1,
              progress.batches(),
              e.image("training image", batch.indices())));
    }
  }

  private void note(TrainingStep.Outcome outcome, Batch batch, TrainingProgress progress) {
    if (!(Math.abs(outcome.loss().value()) <= Exploded.LIMIT)) {
      throw DivergedException.at(progress, "the loss is " + outcome.loss().value());
    }
    double share = (double) batch.size() / batches.images();
    loss += share * outcome.loss().value();
    outcome.loss().terms().forEach((name, value) -> terms.merge(name, share * value, Double::sum));
    dynamics.add(batch.labels(), outcome.adversarialLogits(), outcome.loss());
    robust.add(batch.labels(), outcome.adversarialPredictions());
    if (outcome.naturalPredictions().length > 0) {
      natural.add(batch.labels(), outcome.naturalPredictions());
    }
    listener.on(
        BatchFinished.of(
                progress, batch.labels(), outcome.adversarialPredictions(), outcome.loss().value())
            .withNaturalPredictions(outcome.naturalPredictions())
            .withNaturalLogits(outcome.naturalLogits())
            .withAdversarialLogits(outcome.adversarialLogits())
            .withAdversarialFeatures(outcome.adversarialFeatures())
            .withTerms(outcome.loss().terms())
            .withImages(outcome.natural(), outcome.adversarial()));
  }
}
