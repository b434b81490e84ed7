package org.robustlt.core.record;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.robustlt.core.checkpoint.CheckpointManifest;
import org.robustlt.core.evaluation.ClassGroups;
import org.robustlt.core.evaluation.ClassificationMeasures;
import org.robustlt.core.evaluation.ConfusionMatrix;
import org.robustlt.core.evaluation.WeightedAccuracy;
import org.robustlt.core.evaluation.WilsonInterval;

/**
 * What an evaluation found: the file {@code evaluation/<protocol>.json}. All accuracies are shares
 * in 0..1, NaN where there are no examples; intervals are of 95 % confidence.
 *
 * @param protocol how it was measured
 * @param weights digest of the checkpoint's weights
 * @param epoch the epochs that they have seen; absent in what older programs wrote
 * @param examples how many test images
 * @param overall accuracy on the test set, where every image weighs the same
 * @param balanced mean accuracy over classes, where every class weighs the same
 * @param trainingWeighted accuracy where every class weighs as much as in the training images
 * @param worstClass smallest accuracy of a class
 * @param head mean accuracy over the head classes
 * @param medium mean accuracy over the medium classes
 * @param tail mean accuracy over the tail classes
 * @param intervals of the accuracies above but that of the worst class
 * @param perClass accuracy of each class
 * @param perClassExamples test images of each class
 * @param perClassInterval interval of each class
 * @param natural accuracy on the same images as they are; absent for a natural protocol
 * @param robustnessGap natural minus robust accuracy
 * @param measures macro-F1, geometric mean of recalls and calibration error in the worst case: of
 *     {@code all} classes, and of {@code head}, {@code medium} and {@code tail}; absent in what
 *     older programs wrote
 * @param naturalMeasures the same of the images as they are; absent for a natural protocol
 * @param stages what stood after each stage of the attack
 * @param confusion for each true class how many of its examples were taken for which class, in the
 *     worst case that was found; classes that none was taken for lack
 * @param groups which classes are head, medium and tail
 * @param withoutGradient of how many images the attack got no gradient but zero; absent if of none
 * @param transfer how it compares with the attack on the network itself; absent if it is that
 */
public record EvaluationRecord(
    ProtocolRecord protocol,
    String weights,
    Optional<Integer> epoch,
    long examples,
    double overall,
    double balanced,
    double trainingWeighted,
    double worstClass,
    double head,
    double medium,
    double tail,
    Map<String, WilsonInterval> intervals,
    List<Double> perClass,
    List<Long> perClassExamples,
    List<WilsonInterval> perClassInterval,
    Optional<AccuracyRecord> natural,
    Optional<AccuracyRecord> robustnessGap,
    Optional<Map<String, ClassificationMeasures>> measures,
    Optional<Map<String, ClassificationMeasures>> naturalMeasures,
    List<Stage> stages,
    @JsonDeserialize(contentUsing = ConfusionRow.class) List<SortedMap<Integer, Long>> confusion,
    ClassGroups groups,
    Optional<Long> withoutGradient,
    Optional<Transfer> transfer) {
  /** Copies the lists. */
  public EvaluationRecord {
    perClass = List.copyOf(perClass);
    perClassExamples = List.copyOf(perClassExamples);
    perClassInterval = List.copyOf(perClassInterval);
    confusion = List.copyOf(confusion);
    stages = List.copyOf(stages);
    Objects.requireNonNull(groups, "it has no groups");
  }

  /** The share of images without gradient that makes a number doubtful. */
  private static final double MANY = 0.01;

  /**
   * What images tell that were made on another network.
   *
   * @param from the run whose network that is
   * @param weights sha256 of its weights
   * @param onlyByTransfer images that withstood the attack on the network itself, and fell by this
   * @param onlyByOwn images that fell by the attack on the network itself, and withstood this
   * @param masking whether the first are more, and surely (sign test, 5 %): then the gradients of
   *     the network itself mislead attacks
   */
  public record Transfer(
      String from, String weights, int onlyByTransfer, int onlyByOwn, boolean masking) {
    /** Returns in words what was compared. */
    public String told() {
      return String.format(
          Locale.ROOT,
          "images made on %s alone break %,d that those made on the network itself do not, the"
              + " other way round %,d",
          from,
          onlyByTransfer,
          onlyByOwn);
    }
  }

  /**
   * What stood after a stage.
   *
   * @param name the stage
   * @param standing how many examples withstood it and those before
   * @param overall their share of the test set
   * @param balanced the mean of their shares of the classes
   */
  public record Stage(String name, long standing, double overall, double balanced) {
    /** Returns what stood. */
    public static Stage of(String name, ConfusionMatrix confusion, Weights weights) {
      long standing = IntStream.range(0, confusion.classes()).mapToLong(confusion::correct).sum();
      AccuracyRecord accuracy = accuracy(confusion, weights);
      return new Stage(name, standing, accuracy.overall(), accuracy.balanced());
    }
  }

  /**
   * How much classes weigh.
   *
   * @param test images of each class in the whole test set
   * @param training images of each class in the training set
   */
  public record Weights(List<Long> test, List<Long> training) {}

  /**
   * Counted predictions.
   *
   * @param worst in the worst case that was found
   * @param natural on the images as they are; absent for a natural protocol
   * @param measures of the worst case
   * @param naturalMeasures of the images as they are; absent for a natural protocol
   * @param stages what stood after each stage
   * @param withoutGradient of how many images the attack got no gradient but zero
   * @param transfer how they compare with the attack on the network itself; absent if it is that
   */
  public record Counts(
      ConfusionMatrix worst,
      Optional<ConfusionMatrix> natural,
      Map<String, ClassificationMeasures> measures,
      Optional<Map<String, ClassificationMeasures>> naturalMeasures,
      List<Stage> stages,
      long withoutGradient,
      Optional<Transfer> transfer) {}

  /** Returns the record of counted predictions. */
  public static EvaluationRecord of(
      ProtocolRecord protocol,
      CheckpointManifest checkpoint,
      Counts counts,
      ClassGroups groups,
      Weights weights) {
    ConfusionMatrix confusion = counts.worst();
    Map<String, WeightedAccuracy> means = new LinkedHashMap<>();
    means.put("overall", WeightedAccuracy.of(confusion, c -> weights.test().get(c)));
    means.put("balanced", WeightedAccuracy.of(confusion, c -> 1));
    means.put("trainingWeighted", WeightedAccuracy.of(confusion, c -> weights.training().get(c)));
    means.put("head", WeightedAccuracy.of(confusion, within(groups.head())));
    means.put("medium", WeightedAccuracy.of(confusion, within(groups.medium())));
    means.put("tail", WeightedAccuracy.of(confusion, within(groups.tail())));
    Map<String, WilsonInterval> intervals = new LinkedHashMap<>();
    means.forEach(
        (name, mean) -> {
          if (Double.isFinite(mean.value())) {
            intervals.put(name, mean.interval());
          }
        });
    List<Integer> classes = IntStream.range(0, confusion.classes()).boxed().toList();
    AccuracyRecord robust = accuracy(confusion, weights);
    Optional<AccuracyRecord> natural = counts.natural().map(n -> accuracy(n, weights));
    return new EvaluationRecord(
        protocol,
        checkpoint.weights(),
        Optional.of(checkpoint.epoch()),
        confusion.examples(),
        robust.overall(),
        robust.balanced(),
        value(means, "trainingWeighted"),
        confusion.worstClass(),
        value(means, "head"),
        value(means, "medium"),
        value(means, "tail"),
        intervals,
        robust.perClass(),
        classes.stream().map(confusion::examples).toList(),
        classes.stream().map(c -> interval(confusion, c)).toList(),
        natural,
        natural.map(n -> n.minus(robust)),
        Optional.of(counts.measures()),
        counts.naturalMeasures(),
        counts.stages(),
        classes.stream().map(confusion::predictions).toList(),
        groups,
        Optional.of(counts.withoutGradient()).filter(some -> some > 0),
        counts.transfer());
  }

  /**
   * Returns the same numbers with other groups of classes; what is told of groups alone goes.
   *
   * @param head mean of the accuracies of the head classes
   * @param medium of the medium classes
   * @param tail of the tail classes
   */
  public EvaluationRecord grouped(ClassGroups other, double head, double medium, double tail) {
    return new EvaluationRecord(
        protocol.grouped(other.rule()),
        weights,
        epoch,
        examples,
        overall,
        balanced,
        trainingWeighted,
        worstClass,
        head,
        medium,
        tail,
        withoutGroups(intervals),
        perClass,
        perClassExamples,
        perClassInterval,
        natural,
        robustnessGap,
        measures.map(EvaluationRecord::withoutGroups),
        naturalMeasures.map(EvaluationRecord::withoutGroups),
        stages,
        confusion,
        other,
        withoutGradient,
        transfer);
  }

  private static <T> Map<String, T> withoutGroups(Map<String, T> numbers) {
    Map<String, T> others = new LinkedHashMap<>(numbers);
    others.keySet().removeAll(ClassGroups.NAMES);
    return others;
  }

  /**
   * Returns a warning if the attack got no gradient but zero of many images: it did not search
   * there, and what it left standing tells nothing; or if images that were made on another network
   * fool this one more often than those that were made on itself.
   */
  public Optional<String> warning() {
    return transfer.filter(Transfer::masking).map(EvaluationRecord::masked).or(this::blind);
  }

  private static String masked(Transfer found) {
    return found.told()
        + ": the gradients of the network are masked, so that its robustness is overestimated; see"
        + " evaluate --diagnose";
  }

  private Optional<String> blind() {
    return withoutGradient
        .filter(count -> count >= MANY * examples)
        .map(
            count ->
                String.format(
                    Locale.ROOT,
                    "the gradient of %,d of %,d images was exactly zero: the attack could not search"
                        + " there, so that robustness is overestimated; see evaluate --diagnose",
                    count,
                    examples));
  }

  /** Weighs by the test set: exactly as counted if classes were sampled as it has them. */
  private static AccuracyRecord accuracy(ConfusionMatrix confusion, Weights weights) {
    long population = weights.test().stream().mapToLong(n -> n).sum();
    long examples = confusion.examples();
    boolean alike =
        IntStream.range(0, confusion.classes())
            .allMatch(c -> confusion.examples(c) * population == weights.test().get(c) * examples);
    AccuracyRecord counted = AccuracyRecord.of(confusion);
    return alike
        ? counted
        : new AccuracyRecord(
            WeightedAccuracy.of(confusion, c -> weights.test().get(c)).value(),
            counted.balanced(),
            counted.perClass());
  }

  private static double value(Map<String, WeightedAccuracy> means, String name) {
    return Optional.ofNullable(means.get(name)).map(WeightedAccuracy::value).orElse(Double.NaN);
  }

  private static IntToDoubleFunction within(List<Integer> group) {
    Set<Integer> members = new HashSet<>(group);
    return c -> members.contains(c) ? 1 : 0;
  }

  private static WilsonInterval interval(ConfusionMatrix confusion, int label) {
    return WilsonInterval.of(confusion.correct(label), confusion.examples(label));
  }
}
