package org.robustlt.core.evaluation;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.api.attack.AttackRequest;
import org.robustlt.api.attack.Classifier;
import org.robustlt.api.attack.StagedAttack;
import org.robustlt.api.budget.Magnitude;
import org.robustlt.api.budget.PerturbationBudget;
import org.robustlt.api.data.Images;
import org.robustlt.api.random.RandomSource;
import org.robustlt.core.guard.ComponentException;

/**
 * Attacks images stage by stage, each stage only those that still stand, and notes what became of
 * every one. An example stands if its natural image and all its adversarial ones are classified
 * correctly. Every example has the same radius ε, whatever its class.
 *
 * @param attack the stages
 * @param epsilon the radius ε, pixel scale
 * @param random the source of all randomness; a batch's path is (stage, number of the batch)
 * @param batchSize images of a batch at most
 */
public record RobustnessEvaluation(
    AttackStages attack, Magnitude epsilon, RandomSource random, int batchSize) {
  /** How often the images of a batch go through the network at most: a kill costs no more. */
  private static final double LONGEST_BATCH = 100_000;

  /** Networks are slower on smaller batches. */
  private static final int SMALLEST_BATCH = 32;

  private static final int BATCH_STEP = 16;

  /** Hears how an evaluation goes on. */
  @FunctionalInterface
  public interface ProgressListener {
    /**
     * Hears that a batch is done.
     *
     * @param stage the stage, {@code natural} at first
     * @param done examples that the stage is done with
     * @param examples of so many
     * @param passes how often images went through the network in this batch
     * @param left how often they have yet to go in the whole evaluation, if all withstand
     */
    void advanced(String stage, int done, int examples, double passes, double left);
  }

  /** Keeps the last image that was tried of every example. */
  @FunctionalInterface
  public interface ImageKeeper {
    /** Keeps none. */
    ImageKeeper NONE = (positions, images) -> {};

    /**
     * Takes images.
     *
     * @param positions which examples they are of
     * @param images {@code [at least as many, channels, height, width]}
     */
    void keep(int[] positions, INDArray images);
  }

  /**
   * Evaluates.
   *
   * @param classifier what is attacked
   * @param images where images come from
   * @param indices which of them
   * @param journal holds what was done before, and is told what is done
   * @throws ComponentException if attack or objective breaks its contract
   */
  public ExampleOutcomes run(
      Classifier classifier,
      TestImages images,
      int[] indices,
      EvaluationJournal journal,
      ImageKeeper keeper,
      ProgressListener progress) {
    ExampleOutcomes outcomes = new ExampleOutcomes(indices, images.labels(indices));
    Subject subject = new Subject(classifier, images, indices);
    for (int stage = -1; stage < attack.stages().size(); stage++) {
      boolean natural = stage < 0;
      int key = natural ? ExampleOutcomes.NATURALLY : stage;
      int[] standing =
          natural ? IntStream.range(0, indices.length).toArray() : outcomes.standingBefore(stage);
      List<Chunks.Chunk> chunks = Chunks.of(standing, batchSize(stage));
      int done = 0;
      for (int number = 0; number < chunks.size(); number++) {
        Chunks.Chunk chunk = chunks.get(number);
        Optional<ChunkOutcome> before = journal.find(key, number);
        ChunkOutcome outcome;
        if (before.isPresent()) {
          outcome = before.get();
        } else {
          outcome = placed(subject, chunk, stage, number, keeper);
          journal.add(key, number, outcome);
        }
        outcomes.take(key, chunk.positions(), outcome);
        done += chunk.positions().length;
        progress.advanced(
            natural ? "natural" : attack.names().get(stage),
            done,
            standing.length,
            before.isPresent() ? 0 : passes(stage) * chunk.positions().length,
            passesLeft(stage, standing.length - done, outcomes));
      }
    }
    return outcomes;
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Subject(Classifier classifier, TestImages images, int[] indices) {}

  private ChunkOutcome placed(
      Subject subject, Chunks.Chunk chunk, int stage, int number, ImageKeeper keeper) {
    try {
      return evaluate(subject, chunk, stage, number, keeper);
    } catch (ComponentException e) {
      throw e.at("batch " + (number + 1) + e.image("test image", chunk.filled(subject.indices())));
    }
  }

  private ChunkOutcome evaluate(
      Subject subject, Chunks.Chunk chunk, int stage, int number, ImageKeeper keeper) {
    int[] filled = chunk.filled(subject.indices());
    INDArray natural = subject.images().read(filled);
    Images shown = Images.of(natural);
    if (stage >= 0) {
      StagedAttack.Stage part = attack.stages().get(stage);
      int[] labels = subject.images().labels(filled);
      Images before = shown;
      shown =
          part.attack()
              .perturb(
                  AttackRequest.of(
                          subject.classifier(),
                          before,
                          labels,
                          PerturbationBudget.ofRadii(epsilon.value(), chunk.radii(epsilon.value())))
                      .withObjective(
                          attack
                              .objective()
                              .on(labels, () -> subject.classifier().logits(before).dup()))
                      .withRandom(random.at(part.name()).at(number)));
    }
    INDArray logits = subject.classifier().logits(shown);
    int count = chunk.positions().length;
    ChunkOutcome outcome = ChunkOutcome.of(logits, natural, shown.array(), count);
    keeper.keep(chunk.positions(), shown.array());
    return outcome;
  }

  /** Returns the images of a whole batch: fewer where a stage asks often about each. */
  private int batchSize(int stage) {
    int affordable = (int) (LONGEST_BATCH / passes(stage)) / BATCH_STEP * BATCH_STEP;
    return Math.min(batchSize, Math.max(affordable, SMALLEST_BATCH));
  }

  private double passes(int stage) {
    return stage < 0 ? 1 : attack.stages().get(stage).attack().passes();
  }

  private double passesLeft(int stage, int leftOfStage, ExampleOutcomes outcomes) {
    double later =
        IntStream.range(stage + 1, attack.stages().size())
            .mapToDouble(i -> attack.stages().get(i).attack().passes())
            .sum();
    int standing =
        (int)
            Arrays.stream(outcomes.brokenBy()).filter(i -> i == ExampleOutcomes.WITHSTOOD).count();
    return passes(stage) * leftOfStage + later * standing;
  }
}
