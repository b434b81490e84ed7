package org.robustlt.core.training;

import java.util.List;
import java.util.Locale;
import org.robustlt.api.training.TrainingProgress;

/** Loss or weights are no longer numbers of a usual size; the last checkpoint is from before. */
public final class DivergedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private DivergedException(String message) {
    super(message);
  }

  /** Returns the exception for a batch. */
  static DivergedException at(TrainingProgress progress, String sign) {
    return new DivergedException(
        String.format(
            Locale.ROOT,
            "the training diverged: %s in epoch %d, batch %d of %d",
            sign,
            progress.epoch(),
            progress.batch() + 1,
            progress.batches()));
  }

  /** Returns the exception for what an epoch leaves behind. */
  static DivergedException after(int epoch, String sign) {
    return new DivergedException("the training diverged: after epoch " + epoch + " " + sign);
  }

  /** Returns this exception with what may have led to it, the likeliest first. */
  DivergedException causedBy(List<String> causes) {
    StringBuilder message = new StringBuilder(getMessage());
    message.append("; nothing of this epoch is saved. Likely causes, in this order:");
    for (int i = 0; i < causes.size(); i++) {
      message.append("\n  ").append(i + 1).append(". ").append(causes.get(i));
    }
    return new DivergedException(message.toString());
  }
}
