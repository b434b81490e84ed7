package org.robustlt.core.evaluation;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.api.attack.AttackRequest;
import org.robustlt.api.attack.Classifier;
import org.robustlt.api.attack.StagedAttack;
import org.robustlt.api.budget.Magnitude;
import org.robustlt.api.budget.PerturbationBudget;
import org.robustlt.api.data.Images;
import org.robustlt.api.random.RandomSource;
import org.robustlt.core.adversary.Predictions;
import org.robustlt.core.adversary.ZeroGradients;
import org.robustlt.core.guard.ComponentException;

/**
 * Attacks images stage by stage, each stage only those that still stand, and notes what became of
 * every one. An example stands if its natural image and all its adversarial ones are classified
 * correctly. Every example has the same radius ε, whatever its class. Of several radii, the stages
 * run at the smallest first, and at the next on what still stands: whatever lies in a ball lies in
 * the larger ones. An attack that looks for the nearest image has the widest ball there is; what it
 * finds breaks an example if ε reaches as far.
 *
 * @param attack the stages
 * @param epsilons the radii ε, pixel scale, from the smallest on; none where there is no stage
 * @param random the source of all randomness; a batch's path is (stage, number of the batch)
 * @param batchSize images of a batch at most
 */
public record RobustnessEvaluation(
    AttackStages attack, List<Magnitude> epsilons, RandomSource random, int batchSize) {
  /** How often the images of a batch go through the network at most: a kill costs no more. */
  private static final double LONGEST_BATCH = 100_000;

  /** Networks are slower on smaller batches. */
  private static final int SMALLEST_BATCH = 32;

  private static final int BATCH_STEP = 16;

  /** Copies the radii. */
  public RobustnessEvaluation {
    epsilons = List.copyOf(epsilons);
  }

  /** Returns the same evaluation over other radii. */
  public RobustnessEvaluation over(List<Magnitude> radii) {
    return new RobustnessEvaluation(attack, radii, random, batchSize);
  }

  /**
   * What is attacked.
   *
   * @param classifier by whose predictions examples stand or fall
   * @param searched what the attack sees
   * @param isVerified whether what the attack sees stands for the classifier: what it takes for
   *     adversarial and the classifier does not is then searched again on the classifier
   */
  public record Attacked(Classifier classifier, Classifier searched, boolean isVerified) {
    /** Returns a classifier that is attacked itself. */
    public static Attacked of(Classifier classifier) {
      return new Attacked(classifier, classifier, false);
    }

    /** Returns a classifier with one that is faster and less precise, which the attack sees. */
    public static Attacked verified(Classifier classifier, Classifier faster) {
      return new Attacked(classifier, faster, true);
    }

    /** Returns a classifier that is shown what an attack on another one makes. */
    public static Attacked transferred(Classifier classifier, Classifier surrogate) {
      return new Attacked(classifier, surrogate, false);
    }
  }

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
    ImageKeeper NONE = (positions, natural, images) -> {};

    /**
     * Takes images.
     *
     * @param positions which examples they are of
     * @param natural as they are, {@code [at least as many, channels, height, width]}
     * @param images as they were tried; the same at first
     */
    void keep(int[] positions, INDArray natural, INDArray images);
  }

  /**
   * Evaluates.
   *
   * @param attacked what is attacked
   * @param images where images come from
   * @param indices which of them
   * @param journal has what is done, and is told what is computed
   * @throws ComponentException if attack or objective breaks its contract
   */
  public ExampleOutcomes run(
      Attacked attacked,
      TestImages images,
      int[] indices,
      ChunkSource journal,
      ImageKeeper keeper,
      ProgressListener progress) {
    ExampleOutcomes outcomes = new ExampleOutcomes(indices, images.labels(indices));
    Subject subject = new Subject(attacked, images, indices);
    for (int stage = -1; stage < stages(); stage++) {
      boolean natural = stage < 0;
      int key = natural ? ExampleOutcomes.NATURALLY : stage;
      int[] standing =
          natural ? IntStream.range(0, indices.length).toArray() : outcomes.standingBefore(stage);
      List<Chunks.Chunk> chunks = Chunks.of(standing, batchSize(stage));
      int current = stage;
      int[] done = {0};
      journal.complete(
          key,
          chunks.size(),
          number -> placed(subject, chunks.get(number), current, number, keeper),
          (number, outcome, before) -> {
            int[] positions = chunks.get(number).positions();
            double radius = natural ? 0 : epsilon(current).value();
            outcomes.take(key, positions, outcome, attack.norm(), radius);
            done[0] += positions.length;
            progress.advanced(
                natural ? "natural" : name(current),
                done[0],
                standing.length,
                before ? 0 : passes(current) * positions.length,
                passesLeft(current, done[0], standing.length, outcomes));
          });
    }
    return outcomes;
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Subject(Attacked attacked, TestImages images, int[] indices) {}

  /** Returns how many stages there are, at all radii. */
  private int stages() {
    return attack.stages().size() * epsilons.size();
  }

  private StagedAttack.Stage stage(int stage) {
    return attack.stages().get(stage % attack.stages().size());
  }

  private Magnitude epsilon(int stage) {
    return epsilons.get(stage / attack.stages().size());
  }

  private String name(int stage) {
    String name = stage(stage).name();
    return epsilons.size() == 1 ? name : name + " at " + epsilon(stage);
  }

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
    int count = chunk.positions().length;
    Attacked attacked = subject.attacked();
    Images shown = Images.of(natural);
    ZeroGradients zeroGradients = ZeroGradients.of(attacked.searched());
    zeroGradients.begin(filled.length);
    if (stage >= 0) {
      double[] radii = chunk.radii(radius(stage, natural));
      int[] labels = subject.images().labels(filled);
      RandomSource source = random.at(stage(stage).name()).at(number);
      shown = perturb(attacked.searched(), stage, natural, labels, radii, source);
      if (attacked.isVerified()) {
        double[] again = unverified(attacked, shown, labels, radii);
        if (Arrays.stream(again).anyMatch(radius -> radius > 0)) {
          Images second =
              perturb(attacked.classifier(), stage, natural, labels, again, source.at("again"));
          shown = merged(shown, second, again);
        }
      }
    }
    INDArray logits = attacked.classifier().logits(shown);
    ChunkOutcome outcome =
        ChunkOutcome.of(logits, natural, shown.array(), count, attack.norm())
            .withoutGradient(zeroGradients.amongFirst(count));
    keeper.keep(chunk.positions(), natural, shown.array());
    return outcome;
  }

  private Images perturb(
      Classifier classifier,
      int stage,
      INDArray natural,
      int[] labels,
      double[] radii,
      RandomSource source) {
    Images images = Images.of(natural);
    return stage(stage)
        .attack()
        .perturb(
            AttackRequest.of(
                    classifier,
                    images,
                    labels,
                    PerturbationBudget.ofRadii(Arrays.stream(radii).max().orElse(0), radii))
                .withObjective(attack.objective().on(labels, () -> classifier.logits(images).dup()))
                .withRandom(source));
  }

  /** Returns the radii of the examples that only the searched classifier misclassifies; else 0. */
  private static double[] unverified(
      Attacked attacked, Images shown, int[] labels, double[] radii) {
    int[] searched = Predictions.of(attacked.searched().logits(shown));
    int[] verified = Predictions.of(attacked.classifier().logits(shown));
    double[] again = new double[radii.length];
    for (int i = 0; i < again.length; i++) {
      again[i] = searched[i] != labels[i] && verified[i] == labels[i] ? radii[i] : 0;
    }
    return again;
  }

  private static Images merged(Images first, Images second, double[] again) {
    INDArray merged = first.array().dup('c');
    for (int i = 0; i < again.length; i++) {
      if (again[i] > 0) {
        merged.slice(i).assign(second.array().slice(i));
      }
    }
    return Images.of(merged);
  }

  /** Returns the radius that a stage is given: ε, or the farthest that any image can be. */
  private double radius(int stage, INDArray images) {
    if (!stage(stage).attack().isMinimumNorm()) {
      return epsilon(stage).value();
    }
    return switch (attack.norm()) {
      case LINF -> 1;
      case L2 -> Math.sqrt((double) images.length() / images.size(0));
      case L1 -> (double) images.length() / images.size(0);
    };
  }

  /** Returns the images of a whole batch: fewer where a stage asks often about each. */
  private int batchSize(int stage) {
    int affordable = (int) (LONGEST_BATCH / passes(stage)) / BATCH_STEP * BATCH_STEP;
    return Math.min(batchSize, Math.max(affordable, SMALLEST_BATCH));
  }

  private double passes(int stage) {
    return stage < 0 ? 1 : stage(stage).attack().passes();
  }

  /** Expects of what a stage has yet to look at that as many withstand it as of the rest. */
  private double passesLeft(int stage, int looked, int ofStage, ExampleOutcomes outcomes) {
    int left = ofStage - looked;
    long withstood =
        Arrays.stream(outcomes.brokenBy()).filter(i -> i == ExampleOutcomes.WITHSTOOD).count()
            - left;
    double standing = withstood + left * (withstood + withstands(stage)) / (looked + 1);
    double passes = passes(stage) * left;
    for (int later = stage + 1; later < stages(); later++) {
      passes += passes(later) * standing;
      standing *= withstands(later);
    }
    return passes;
  }

  /** Returns which share withstands a stage that has not begun: some half falls to the first. */
  private static double withstands(int stage) {
    return stage == 0 ? 0.5 : 1;
  }
}
