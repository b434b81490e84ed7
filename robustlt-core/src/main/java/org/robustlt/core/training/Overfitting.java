package org.robustlt.core.training;

import java.util.Optional;
import org.robustlt.core.evaluation.WilsonInterval;
import org.robustlt.core.record.SignRecord.Kind;

/**
 * Whether robustness on images that were held out falls from its best while that on the training
 * images rises. A fall counts if chance does not explain it, and is catastrophic if less than half
 * is left. Since accuracies go up and down, a fall has to last before it is told.
 */
final class Overfitting {
  private static final int LASTING = 3;

  private final long images;
  private final double z;
  private double best = -1;
  private int bestEpoch;
  private double trainingAtBest;
  private int lasting;
  private Optional<Fall> fall = Optional.empty();
  private Optional<Kind> told = Optional.empty();

  /**
   * Begins to watch.
   *
   * @param images how many images are held out
   * @param z how many standard deviations of chance a fall has to be
   */
  Overfitting(long images, double z) {
    this.images = images;
    this.z = z;
  }

  /**
   * A fall; all accuracies are shares under attack.
   *
   * @param kind how far it goes
   * @param best the best on images that were held out
   * @param bestEpoch when that was
   * @param now what is left of it
   */
  record Fall(Kind kind, double best, int bestEpoch, double now) {}

  /** Takes the accuracies of an epoch, NaN where there are no images. */
  void learn(int epoch, double training, double validation) {
    fall = Optional.empty();
    if (images == 0 || Double.isNaN(validation)) {
      return;
    }
    if (validation > best) {
      best = validation;
      bestEpoch = epoch;
      trainingAtBest = training;
    } else if (training > trainingAtBest
        && WilsonInterval.leastFall(best, validation, images, z) > 0) {
      Kind kind = validation <= best / 2 ? Kind.CATASTROPHIC_OVERFITTING : Kind.ROBUST_OVERFITTING;
      fall = Optional.of(new Fall(kind, best, bestEpoch, validation));
    }
    lasting = fall.isPresent() ? lasting + 1 : 0;
  }

  /** Returns the fall of the present epoch, if there is one that was not told. */
  Optional<Fall> news() {
    return fall.filter(now -> told.isEmpty() || (told.get() != now.kind() && isCatastrophic(now)));
  }

  /** Returns the same if it has lasted. */
  Optional<Fall> lastingNews() {
    return news().filter(now -> lasting >= LASTING);
  }

  /** Notes that the present fall is told. */
  void tell() {
    told = fall.map(Fall::kind);
  }

  static boolean isCatastrophic(Fall fall) {
    return fall.kind() == Kind.CATASTROPHIC_OVERFITTING;
  }
}
