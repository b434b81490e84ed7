package org.robustlt.bench.cluster;

/** Takes part in this process: {@code --join}. Others join by the same command, on any host. */
public final class JoinEngine implements WorkerEngine {
  /** What it is called. */
  public static final String NAME = "join";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String address() {
    return "";
  }

  @Override
  public int threads(String address) {
    if (!address.isEmpty()) {
      throw new IllegalArgumentException("takes nothing behind its name");
    }
    return 0;
  }

  @Override
  public void run(SharedWork work, String address) {
    work.here().run();
  }
}
