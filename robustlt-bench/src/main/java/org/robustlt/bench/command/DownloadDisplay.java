package org.robustlt.bench.command;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.Optional;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.robustlt.bench.console.Console;
import org.robustlt.bench.dataset.Download;

/** Shows how a download goes on, on terminals. */
final class DownloadDisplay implements Download.Progress, AutoCloseable {
  private final Optional<ProgressBar> bar;

  DownloadDisplay(Console console, String file) {
    if (!console.errStyled()) {
      console.note(file + ": fetching");
      bar = Optional.empty();
      return;
    }
    bar =
        Optional.of(
            new ProgressBarBuilder()
                .setTaskName(file)
                .setUnit("MiB", 1 << 20)
                .setInitialMax(-1)
                .setStyle(ProgressBarStyle.ASCII)
                .showSpeed()
                .setConsumer(new ConsoleProgressBarConsumer(System.err, console.width()))
                .build());
  }

  @Override
  public void on(long bytes, long total) {
    bar.ifPresent(
        shown -> {
          shown.maxHint(total);
          shown.stepTo(bytes);
        });
  }

  /** Returns why a download failed: some exceptions have no message. */
  static String reason(IOException failure) {
    String message = failure.getMessage();
    String type = failure.getClass().getSimpleName();
    if (failure instanceof FileSystemException) {
      return "cannot write " + message + " (" + type + ")";
    }
    return message == null ? "no connection (" + type + ")" : message;
  }

  @Override
  public void close() {
    bar.ifPresent(ProgressBar::close);
  }
}
