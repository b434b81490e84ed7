package org.robustlt.bench.command;

import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** What hears of trainings; it changes nothing in them. */
final class ListenerOptions {
  private static final String TENSORBOARD = "tensorboard";

  @Option(
      names = "--listener",
      paramLabel = "NAME",
      description =
          "What hears of the training: tensorboard, or a plug-in's. Repeatable; with options as"
              + " \"{use: NAME, option: value}\".")
  private List<String> listeners = List.of();

  @Option(
      names = "--tensorboard",
      description = "Write event files for TensorBoard; the same as --listener tensorboard.")
  private boolean tensorBoard;

  List<String> names() {
    return tensorBoard && !listeners.contains(TENSORBOARD)
        ? Stream.concat(listeners.stream(), Stream.of(TENSORBOARD)).toList()
        : listeners;
  }
}
