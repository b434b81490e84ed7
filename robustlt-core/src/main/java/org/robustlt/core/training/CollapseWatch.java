package org.robustlt.core.training;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.robustlt.core.record.AccuracyRecord;
import org.robustlt.core.record.EpochRecord;
import org.robustlt.core.record.SignRecord;
import org.robustlt.core.record.SignRecord.Kind;

/**
 * Finds, epoch by epoch, signs that a training goes wrong although its loss is finite: overfitting
 * to its attack or its images, over all images and class by class, and classes of which nothing is
 * ever recognized.
 */
public final class CollapseWatch {
  /** Chance explains less than one fall in twenty. */
  private static final double CERTAIN = 1.96;

  /** Less than one in a thousand, since there are many classes. */
  private static final double CERTAIN_OF_CLASS = 3.29;

  /** Before so many epochs, a class that nothing is recognized of is no sign. */
  private static final int FEW_EPOCHS = 3;

  private final List<String> classNames;
  private final List<Long> trained;
  private final List<Long> heldOut;
  private final int epochs;
  private final BitSet recognized = new BitSet();
  private final List<Overfitting> ofClasses = new ArrayList<>();
  private Overfitting ofAll = new Overfitting(0, 0, CERTAIN);
  private String phase = "";

  /**
   * Begins to watch.
   *
   * @param classNames what messages call the classes
   * @param trained how many images of each class are trained on
   * @param heldOut how many images of each class are held out for validation
   * @param epochs the length of the training
   */
  public CollapseWatch(
      List<String> classNames, List<Long> trained, List<Long> heldOut, int epochs) {
    this.classNames = List.copyOf(classNames);
    this.trained = List.copyOf(trained);
    this.heldOut = List.copyOf(heldOut);
    this.epochs = epochs;
  }

  /** Returns the signs that begin with an epoch. */
  List<SignRecord> after(EpochRecord epoch) {
    if (ofClasses.isEmpty() || !phase.equals(epoch.phase())) {
      begin(epoch.phase());
    }
    List<SignRecord> signs = new ArrayList<>();
    epoch
        .validation()
        .ifPresent(
            validation -> {
              learn(epoch, validation);
              overfitting(epoch).ifPresent(signs::add);
              overfittingOfClasses(epoch.epoch()).forEach(signs::add);
            });
    noteRecognized(epoch);
    unrecognized(epoch.epoch()).ifPresent(signs::add);
    return signs;
  }

  /** Another phase has other attacks, so that accuracies under them cannot be compared. */
  private void begin(String begun) {
    phase = begun;
    ofAll = new Overfitting(sum(trained), sum(heldOut), CERTAIN);
    ofClasses.clear();
    for (int c = 0; c < classNames.size(); c++) {
      ofClasses.add(new Overfitting(trained.get(c), heldOut.get(c), CERTAIN_OF_CLASS));
    }
  }

  private static long sum(List<Long> images) {
    return images.stream().mapToLong(n -> n).sum();
  }

  private void learn(EpochRecord epoch, AccuracyRecord.Pair validation) {
    ofAll.learn(
        new Overfitting.Epoch(
            epoch.epoch(),
            epoch.robust().overall(),
            validation.natural().overall(),
            validation.robust().overall()));
    for (int c = 0; c < ofClasses.size(); c++) {
      ofClasses
          .get(c)
          .learn(
              new Overfitting.Epoch(
                  epoch.epoch(),
                  epoch.robust().perClass().get(c),
                  validation.natural().perClass().get(c),
                  validation.robust().perClass().get(c)));
    }
  }

  /** A catastrophe is told at once, with the classes that it is seen in. */
  private Optional<SignRecord> overfitting(EpochRecord epoch) {
    Optional<Overfitting.Fall> fall =
        ofAll.news().filter(Overfitting::isCatastrophic).or(ofAll::lastingNews);
    if (fall.isEmpty()) {
      return Optional.empty();
    }
    ofAll.tell();
    Kind kind = fall.get().kind();
    List<Integer> classes = classes(c -> ofClasses.get(c).news().filter(f -> f.kind() == kind));
    String text =
        String.format(
            Locale.ROOT,
            "%s has begun by epoch %d: accuracy under the training's attack has risen to %.1f %%,"
                + " and on validation images fallen %s",
            words(kind),
            epoch.epoch(),
            100 * epoch.robust().overall(),
            words(fall.get()));
    return Optional.of(
        new SignRecord(kind, classes, classes.isEmpty() ? text : text + "; " + tell(classes)));
  }

  private List<SignRecord> overfittingOfClasses(int epoch) {
    List<SignRecord> signs = new ArrayList<>();
    for (Kind kind : List.of(Kind.CATASTROPHIC_OVERFITTING, Kind.ROBUST_OVERFITTING)) {
      List<Integer> classes =
          classes(c -> ofClasses.get(c).lastingNews().filter(f -> f.kind() == kind));
      if (!classes.isEmpty()) {
        signs.add(
            new SignRecord(
                kind,
                classes,
                words(kind) + " of classes has begun by epoch " + epoch + ": " + tell(classes)));
      }
    }
    return signs;
  }

  private List<Integer> classes(IntFunction<Optional<Overfitting.Fall>> fall) {
    return IntStream.range(0, ofClasses.size())
        .filter(c -> fall.apply(c).isPresent())
        .boxed()
        .toList();
  }

  private String tell(List<Integer> classes) {
    List<String> falls = new ArrayList<>();
    for (int c : classes) {
      ofClasses.get(c).news().ifPresent(fall -> falls.add(classNames.get(c) + " " + words(fall)));
      ofClasses.get(c).tell();
    }
    return String.join(", ", falls);
  }

  private static String words(Kind kind) {
    return kind == Kind.CATASTROPHIC_OVERFITTING
        ? "catastrophic overfitting"
        : "robust overfitting";
  }

  private static String words(Overfitting.Fall fall) {
    return String.format(
        Locale.ROOT,
        "from %.1f %% (epoch %d) to %.1f %%",
        100 * fall.best(),
        fall.bestEpoch(),
        100 * fall.now());
  }

  private void noteRecognized(EpochRecord epoch) {
    for (int c = 0; c < classNames.size(); c++) {
      double share = naturalShare(epoch, c);
      // Where no image of the class was looked at, nobody knows.
      if (!(share <= 0)) {
        recognized.set(c);
      }
    }
  }

  /** Returns the accuracy of a class on natural images, as far as it was measured. */
  private static double naturalShare(EpochRecord epoch, int label) {
    double heldOut =
        epoch.validation().map(v -> v.natural().perClass().get(label)).orElse(Double.NaN);
    return Double.isNaN(heldOut)
        ? epoch.natural().orElse(epoch.robust()).perClass().get(label)
        : heldOut;
  }

  private Optional<SignRecord> unrecognized(int epoch) {
    boolean half = epoch == (epochs + 1) / 2 && epoch >= FEW_EPOCHS;
    List<Integer> never =
        IntStream.range(0, classNames.size()).filter(c -> !recognized.get(c)).boxed().toList();
    if (never.isEmpty() || !(half || epoch == epochs)) {
      return Optional.empty();
    }
    return Optional.of(
        new SignRecord(
            Kind.UNRECOGNIZED_CLASSES,
            never,
            "no natural image of "
                + String.join(", ", never.stream().map(classNames::get).toList())
                + " was recognized"
                + (epoch == epochs
                    ? " in the whole training"
                    : String.format(Locale.ROOT, " in %d epochs of %d", epoch, epochs))));
  }
}
