package org.robustlt.bench.command;

import java.util.Optional;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.robustlt.api.data.ReadingProgress;
import org.robustlt.bench.console.Console;

/** Shows how the decoding of images goes on, on terminals. */
final class DecodingDisplay implements ReadingProgress, AutoCloseable {
  private final Console console;
  private Optional<ProgressBar> bar = Optional.empty();

  DecodingDisplay(Console console) {
    this.console = console;
  }

  @Override
  public void advanced(int done, int images) {
    if (bar.isEmpty() && console.errStyled()) {
      bar =
          Optional.of(
              new ProgressBarBuilder()
                  .setTaskName("decoding images")
                  .setInitialMax(images)
                  .setStyle(ProgressBarStyle.ASCII)
                  .setConsumer(new ConsoleProgressBarConsumer(System.err, console.width()))
                  .build());
    }
    bar.ifPresent(shown -> shown.stepTo(done));
  }

  @Override
  public void close() {
    bar.ifPresent(ProgressBar::close);
  }
}
