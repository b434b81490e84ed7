package org.robustlt.spark;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.api.java.function.Function;

/** A Spark task that finds out whether workers could work on its host. */
final class HostCheck implements Function<Integer, String> {
  private static final long serialVersionUID = 1L;

  /** So long that every slot of the cluster gets one of as many tasks. */
  private static final int MILLIS = 1_000;

  private final String home;
  private final SharedPlaces places;

  HostCheck(String home, SharedPlaces places) {
    this.home = home;
    this.places = places;
  }

  /** Returns what is wrong; empty if nothing is. */
  @Override
  public String call(Integer number) throws IOException, InterruptedException {
    Thread.sleep(MILLIS);
    String problem =
        Files.isExecutable(Path.of(home, "robustlt"))
            ? places.problem()
            : home + "/robustlt is not there: the program must lie there on all hosts";
    return problem.isEmpty() ? "" : host() + ": " + problem;
  }

  static String host() throws IOException {
    return InetAddress.getLocalHost().getHostName();
  }
}
