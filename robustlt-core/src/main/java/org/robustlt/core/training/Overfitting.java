package org.robustlt.core.training;

import java.util.Optional;
import org.robustlt.core.evaluation.WilsonInterval;
import org.robustlt.core.record.SignRecord.Kind;

/**
 * Whether robustness on images that were held out falls from its best while that on the training
 * images rises, both beyond chance, and though the images are recognized as before: where natural
 * accuracy falls by more than half as much, a class is taken for another, which happens for an
 * epoch or two at large learning rates. A fall is catastrophic if less than half is left. Since
 * accuracies go up and down, it has to last before it is told.
 */
final class Overfitting {
  private static final int LASTING = 3;

  private final long trained;
  private final long heldOut;
  private final double z;
  private Epoch best = new Epoch(0, 0, 0, -1);
  private int lasting;
  private Optional<Fall> fall = Optional.empty();
  private Optional<Kind> told = Optional.empty();

  /**
   * Begins to watch.
   *
   * @param trained how many images are trained on
   * @param heldOut how many are held out
   * @param z how many standard deviations of chance a rise or a fall has to be
   */
  Overfitting(long trained, long heldOut, double z) {
    this.trained = trained;
    this.heldOut = heldOut;
    this.z = z;
  }

  /**
   * What an epoch came to, as shares; NaN where there are no images.
   *
   * @param number of the epoch
   * @param training under the training's attack, on its images
   * @param natural on images that were held out, as they are
   * @param robust on these under attack
   */
  record Epoch(int number, double training, double natural, double robust) {}

  /**
   * A fall; all accuracies are shares under attack.
   *
   * @param kind how far it goes
   * @param best the best on images that were held out
   * @param bestEpoch when that was
   * @param now what is left of it
   */
  record Fall(Kind kind, double best, int bestEpoch, double now) {}

  /** Takes what an epoch came to. */
  void learn(Epoch epoch) {
    fall = Optional.empty();
    if (heldOut == 0 || Double.isNaN(epoch.robust())) {
      return;
    }
    if (epoch.robust() > best.robust()) {
      best = epoch;
    } else if (isOverfitted(epoch)) {
      Kind kind =
          epoch.robust() <= best.robust() / 2
              ? Kind.CATASTROPHIC_OVERFITTING
              : Kind.ROBUST_OVERFITTING;
      fall = Optional.of(new Fall(kind, best.robust(), best.number(), epoch.robust()));
    }
    lasting = fall.isPresent() ? lasting + 1 : 0;
  }

  private boolean isOverfitted(Epoch epoch) {
    return WilsonInterval.leastFall(epoch.training(), best.training(), trained, z) > 0
        && WilsonInterval.leastFall(best.robust(), epoch.robust(), heldOut, z) > 0
        && best.natural() - epoch.natural() < (best.robust() - epoch.robust()) / 2;
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
