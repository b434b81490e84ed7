package org.robustlt.bench.cluster;

import java.util.ArrayList;
import java.util.List;

/** Starts processes on this machine, which share its cores: {@code --workers local:2}. */
public final class LocalEngine implements WorkerEngine {
  @Override
  public String name() {
    return "local";
  }

  @Override
  public String address() {
    return "N";
  }

  @Override
  public int threads(String address) {
    return Math.max(1, Runtime.getRuntime().availableProcessors() / workers(address));
  }

  private static int workers(String address) {
    if (!address.matches("[1-9][0-9]{0,3}")) {
      throw new IllegalArgumentException("needs the number of workers, such as local:2");
    }
    return Integer.parseInt(address);
  }

  @Override
  public void run(SharedWork work, String address) {
    List<WorkerProcess> workers = new ArrayList<>();
    for (int i = 1; i <= workers(address); i++) {
      String mark = "[" + i + "] ";
      workers.add(
          WorkerProcess.beside(
              work.command(), line -> work.console().note(line.isBlank() ? "" : mark + line)));
    }
    for (int i = 0; i < workers.size(); i++) {
      int code = workers.get(i).await();
      if (code != 0) {
        work.console().note("worker " + (i + 1) + " ended with exit code " + code);
      }
    }
  }
}
