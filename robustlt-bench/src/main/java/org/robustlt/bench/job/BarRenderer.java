package org.robustlt.bench.job;

import java.util.Locale;
import java.util.function.Supplier;
import me.tongfei.progressbar.ProgressBarRenderer;
import me.tongfei.progressbar.ProgressState;

/** Draws {@code epoch 3/12 ━━━━━━━━────── 45 % 1,234 images/s 4:05 to go}. */
final class BarRenderer implements ProgressBarRenderer {
  private static final int LONGEST = 40;

  private final Supplier<String> toGo;

  BarRenderer(Supplier<String> toGo) {
    this.toGo = toGo;
  }

  @Override
  public String render(ProgressState progress, int maxLength) {
    double share = Math.min(1, progress.getNormalizedProgress());
    double seconds = progress.getElapsedAfterStart().toMillis() / 1000.0;
    String speed =
        seconds < 0.5
            ? ""
            : String.format(
                Locale.ROOT,
                "  %,.0f images/s",
                (progress.getCurrent() - progress.getStart()) / seconds);
    String end = String.format(Locale.ROOT, " %3.0f %%", 100 * share) + speed + toGo.get();
    String task = progress.getTaskName() + " ";
    int length = Math.min(LONGEST, maxLength - task.length() - end.length() - 1);
    if (length < 5) {
      return (task + end).substring(0, Math.min(maxLength, (task + end).length()));
    }
    int filled = (int) Math.round(share * length);
    return task + "━".repeat(filled) + "─".repeat(length - filled) + end;
  }
}
