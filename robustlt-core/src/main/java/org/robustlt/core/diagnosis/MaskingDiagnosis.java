package org.robustlt.core.diagnosis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.api.attack.AdversarialObjective;
import org.robustlt.api.attack.Attack;
import org.robustlt.api.attack.Classifier;
import org.robustlt.api.attack.LogitLoss;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.data.Images;
import org.robustlt.api.random.RandomSource;
import org.robustlt.core.adversary.Predictions;
import org.robustlt.core.evaluation.TestImages;
import org.robustlt.core.guard.Guarded;

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
        Guarded.attack(attacks.few(), context),
        Guarded.attack(attacks.many(), context),
        Guarded.attack(attacks.blackBox(), context),
        Guarded.objective(attacks.objective(), context),
        epsilon,
        random,
        batchSize);
  }

  /**
   * Looks at images.
   *
   * @param indices candidates, of which those that are classified correctly are looked at
   * @param most so many of each class at most, the first ones
   * @return what the images of each class show, but for classes of fewer than {@code least}
   */
  public List<ClassEvidence> run(
      Classifier classifier,
      TestImages images,
      int[] indices,
      int least,
      int most,
      ProgressListener progress) {
    int[] correct = correct(classifier, images, indices, most);
    ExampleEvidence evidence = new ExampleEvidence(images.labels(correct), RADII.length);
    double[][] logits = new double[correct.length][];
    List<int[]> batches = batches(correct.length, batchSize);
    int parts = batches.size() + 1;
    for (int number = 0; number < batches.size(); number++) {
      int[] positions = batches.get(number);
      Images shown = Images.of(images.read(select(correct, positions)));
      int[] labels = select(evidence.labels, positions);
      LogitLoss loss = objective.on(labels, () -> classifier.logits(shown).dup());
      look(
          new Probe(classifier, shown, positions, labels, loss, random.at(number)),
          evidence,
          logits);
      progress.advanced(number + 1, parts);
    }
    // In batches of another size, images have other company.
    for (int[] positions : batches(correct.length, Math.max(1, batchSize / 2))) {
      INDArray again = classifier.logits(Images.of(images.read(select(correct, positions))));
      Probe.change(positions, logits, again, evidence.changeByCompany);
    }
    progress.advanced(parts, parts);
    return IntStream.range(0, classifier.classes())
        .filter(label -> Arrays.stream(evidence.labels).filter(l -> l == label).count() >= least)
        .mapToObj(label -> evidence.of(label, RADII, LEAST_PROMISE, TOLERANCE))
        .toList();
  }

  private void look(Probe probe, ExampleEvidence evidence, double[][] logits) {
    int size = evidence.labels.length;
    boolean[] ignored = new boolean[size];
    double[] unread = new double[size];
    probe.repeat(logits, evidence.changeByRepeating);
    probe.lookAtGradients(epsilon, evidence);
    for (int rung = 1; rung < RADII.length; rung++) {
      boolean[] broken = rung == OWN_RADIUS ? evidence.brokenByFew : ignored;
      probe.attack(few, RADII[rung] * epsilon, broken, evidence.losses[rung]);
    }
    probe.attack(many, epsilon, evidence.brokenByMany, unread);
    probe.attack(blackBox, epsilon, evidence.brokenByBlackBox, unread);
    boolean[] broken = new boolean[size];
    probe.attack(many, Probe.EVERYTHING, broken, unread);
    for (int position : probe.positions()) {
      evidence.withstandsEverything[position] = !broken[position];
    }
  }

  private int[] correct(Classifier classifier, TestImages images, int[] indices, int most) {
    List<Integer> correct = new ArrayList<>();
    int[] found = new int[classifier.classes()];
    for (int[] positions : batches(indices.length, batchSize)) {
      int[] chosen = select(indices, positions);
      int[] labels = images.labels(chosen);
      int[] predictions = Predictions.of(classifier.logits(Images.of(images.read(chosen))));
      for (int i = 0; i < chosen.length; i++) {
        if (predictions[i] == labels[i] && found[labels[i]] < most) {
          found[labels[i]]++;
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
}
