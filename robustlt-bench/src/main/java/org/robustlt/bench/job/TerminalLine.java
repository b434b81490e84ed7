package org.robustlt.bench.job;

import me.tongfei.progressbar.ProgressBarConsumer;
import org.robustlt.bench.console.Console;

/** The last line of the terminal, which is written again and again and vanishes at the end. */
final class TerminalLine implements ProgressBarConsumer {
  private static final String START_OF_EMPTY_LINE = "\r\u001b[K";

  private final Console console;

  TerminalLine(Console console) {
    this.console = console;
  }

  @Override
  public int getMaxRenderedLength() {
    return console.width() - 1;
  }

  @Override
  public void accept(String line) {
    console.err().print(START_OF_EMPTY_LINE + line);
    console.err().flush();
  }

  @Override
  public void close() {
    console.err().print(START_OF_EMPTY_LINE);
    console.err().flush();
  }
}
