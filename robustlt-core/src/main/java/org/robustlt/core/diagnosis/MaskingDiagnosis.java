package org.robustlt.core.diagnosis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.api.attack.AdversarialObjective;
import org.robustlt.api.attack.Attack;
import org.robustlt.api.attack.AttackRequest;
import org.robustlt.api.attack.Classifier;
import org.robustlt.api.attack.InputBounds;
import org.robustlt.api.attack.InputGradient;
import org.robustlt.api.attack.LogitLoss;
import org.robustlt.api.budget.PerturbationBudget;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.random.RandomSource;
import org.robustlt.core.adversary.Predictions;
import org.robustlt.core.evaluation.TestImages;

/**
 * Looks for signs that a classifier only seems robust: attacks that should be weaker are stronger,
 * or gradients lead nowhere. Every {@link MaskingCheck} is made for every class.
 *
 * @param few steps along gradients
 * @param many the same, for longer
 * @param blackBox uses no gradients
 * @param objective what the first two maximize
 * @param epsilon ε, pixel scale
 * @param random the source of all randomness
 * @param batchSize images of a batch
 */
public record MaskingDiagnosis(
    Attack few,
    Attack many,
    Attack blackBox,
    AdversarialObjective objective,
    double epsilon,
    RandomSource random,
    int batchSize) {
  /** A change of the loss that is none. */
  public static final double LEAST_PROMISE = 1e-10;

  /** The relative change of logits that rounding may make. */
  private static final double TOLERANCE = 1e-3;

  private static final double[] RADII = {0, 0.5, 1, 2, 4};
  private static final int OWN_RADIUS = 2;
  private static final double BASE_EPSILON = 8.0 / 255;
  private static final double EVERYTHING = 1;

  /** Hears how many of the parts of the diagnosis are done. */
  @FunctionalInterface
  public interface ProgressListener {
    /** Hears that so many parts of so many are done. */
    void advanced(int done, int parts);
  }

  /** Makes the attacks. */
  public static MaskingDiagnosis of(
      MaskingAttacks attacks,
      ComponentContext context,
      double epsilon,
      RandomSource random,
      int batchSize) {
    return new MaskingDiagnosis(
        attacks.few().create(context),
        attacks.many().create(context),
        attacks.blackBox().create(context),
        attacks.objective().create(context),
        epsilon,
        random,
        batchSize);
  }

  /**
   * Looks at images.
   *
   * @param indices candidates, of which those that are classified correctly are looked at
   * @return what the images of each class show, but for classes of fewer than {@code least}
   */
  public List<ClassEvidence> run(
      Classifier classifier,
      TestImages images,
      int[] indices,
      int least,
      ProgressListener progress) {
    int[] correct = correct(classifier, images, indices);
    ExampleEvidence evidence = new ExampleEvidence(images.labels(correct), RADII.length);
    double[][] logits = new double[correct.length][];
    List<int[]> batches = batches(correct.length, batchSize);
    int parts = batches.size() + 1;
    for (int number = 0; number < batches.size(); number++) {
      look(
          new Batch(
              classifier,
              images.read(select(correct, batches.get(number))),
              batches.get(number),
              random.at(number)),
          evidence,
          logits);
      progress.advanced(number + 1, parts);
    }
    // In batches of another size, images have other company.
    for (int[] positions : batches(correct.length, Math.max(1, batchSize / 2))) {
      INDArray again = classifier.logits(images.read(select(correct, positions)));
      change(positions, logits, again, evidence.changeByCompany);
    }
    progress.advanced(parts, parts);
    return IntStream.range(0, classifier.classes())
        .filter(label -> Arrays.stream(evidence.labels).filter(l -> l == label).count() >= least)
        .mapToObj(label -> evidence.of(label, RADII, LEAST_PROMISE, TOLERANCE))
        .toList();
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Batch(
      Classifier classifier, INDArray images, int[] positions, RandomSource random) {}

  private void look(Batch batch, ExampleEvidence evidence, double[][] logits) {
    int[] positions = batch.positions();
    int[] labels = select(evidence.labels, positions);
    Classifier classifier = batch.classifier();
    double[][] first = rows(classifier.logits(batch.images()));
    for (int i = 0; i < positions.length; i++) {
      logits[positions[i]] = first[i];
    }
    change(positions, logits, classifier.logits(batch.images()), evidence.changeByRepeating);
    LogitLoss loss = loss(classifier, batch.images(), labels);
    InputGradient slope = classifier.inputGradient(batch.images(), loss);
    double[] steepness = slope.gradient().castTo(DataType.DOUBLE).norm1(1, 2, 3).toDoubleVector();
    for (int i = 0; i < positions.length; i++) {
      evidence.promise[positions[i]] = epsilon * steepness[i];
      evidence.losses[0][positions[i]] = slope.losses()[i];
    }
    for (int rung = 1; rung < RADII.length; rung++) {
      boolean own = rung == OWN_RADIUS;
      boolean[] ignored = new boolean[evidence.labels.length];
      attack(
          batch,
          labels,
          few,
          RADII[rung] * epsilon,
          own ? evidence.brokenByFew : ignored,
          evidence.losses[rung]);
    }
    double[] ignored = new double[evidence.labels.length];
    attack(batch, labels, many, epsilon, evidence.brokenByMany, ignored);
    attack(batch, labels, blackBox, epsilon, evidence.brokenByBlackBox, ignored);
    boolean[] broken = new boolean[evidence.labels.length];
    attack(batch, labels, many, EVERYTHING, broken, ignored);
    for (int position : positions) {
      evidence.withstandsEverything[position] = !broken[position];
    }
  }

  /** Notes which images an attack breaks, and the loss that it reaches. */
  private void attack(
      Batch batch, int[] labels, Attack attack, double radius, boolean[] broken, double[] losses) {
    double[] radii = new double[labels.length];
    Arrays.fill(radii, Math.min(radius, EVERYTHING));
    int[] places = IntStream.range(0, labels.length).toArray();
    LogitLoss loss = loss(batch.classifier(), batch.images(), labels);
    INDArray shown =
        attack.perturb(
            new AttackRequest(
                batch.classifier(),
                batch.images(),
                labels,
                loss,
                PerturbationBudget.ofClasses(BASE_EPSILON, radii, places),
                InputBounds.UNIT,
                batch.random()));
    INDArray logits = batch.classifier().logits(shown);
    int[] predictions = Predictions.of(logits);
    double[] reached = loss.at(logits).losses();
    for (int i = 0; i < labels.length; i++) {
      broken[batch.positions()[i]] = predictions[i] != labels[i];
      losses[batch.positions()[i]] = reached[i];
    }
  }

  private LogitLoss loss(Classifier classifier, INDArray images, int[] labels) {
    return objective.on(labels, () -> classifier.logits(images).dup());
  }

  private int[] correct(Classifier classifier, TestImages images, int[] indices) {
    List<Integer> correct = new ArrayList<>();
    for (int[] positions : batches(indices.length, batchSize)) {
      int[] chosen = select(indices, positions);
      int[] labels = images.labels(chosen);
      int[] predictions = Predictions.of(classifier.logits(images.read(chosen)));
      for (int i = 0; i < chosen.length; i++) {
        if (predictions[i] == labels[i]) {
          correct.add(chosen[i]);
        }
      }
    }
    return correct.stream().mapToInt(i -> i).toArray();
  }

  private static List<int[]> batches(int size, int batchSize) {
    return IntStream.iterate(0, first -> first < size, first -> first + batchSize)
        .mapToObj(first -> IntStream.range(first, Math.min(first + batchSize, size)).toArray())
        .toList();
  }

  private static int[] select(int[] values, int[] positions) {
    return Arrays.stream(positions).map(position -> values[position]).toArray();
  }

  /** Notes how much logits differ from before, relative to the largest. */
  private static void change(
      int[] positions, double[][] before, INDArray logits, double[] changes) {
    double[][] rows = rows(logits);
    for (int i = 0; i < positions.length; i++) {
      double[] old = before[positions[i]];
      double largest = Double.MIN_NORMAL;
      double change = 0;
      for (int c = 0; c < old.length; c++) {
        largest = Math.max(largest, Math.abs(old[c]));
        change = Math.max(change, Math.abs(rows[i][c] - old[c]));
      }
      changes[positions[i]] = change / largest;
    }
  }

  private static double[][] rows(INDArray logits) {
    return logits.castTo(DataType.DOUBLE).toDoubleMatrix();
  }
}
