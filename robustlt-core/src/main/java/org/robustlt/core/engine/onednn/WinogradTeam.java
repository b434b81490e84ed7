package org.robustlt.core.engine.onednn;

import java.util.List;
import java.util.stream.Stream;

/** The threads of one network that convolve by minimal filtering, and what each works with. */
final class WinogradTeam implements AutoCloseable {
  private final Team threads = new Team(Team.processors());
  private final List<WinogradWorker> workers =
      Stream.generate(WinogradWorker::new).limit(threads.members()).toList();

  Team threads() {
    return threads;
  }

  List<WinogradWorker> workers() {
    return workers;
  }

  @Override
  public void close() {
    threads.close();
    workers.forEach(WinogradWorker::close);
  }
}
