package org.robustlt.spark;

import com.google.common.base.Splitter;
import java.io.File;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.robustlt.bench.cluster.SharedWork;
import org.robustlt.bench.cluster.WorkerEngine;
import org.robustlt.core.run.RunException;

/**
 * Starts workers on a Spark cluster: {@code --workers spark://host:7077}. Spark comes from {@code
 * SPARK_HOME} and runs in a JVM of its own, by {@code spark-submit}'s class and with its files of
 * settings.
 */
public final class SparkEngine implements WorkerEngine {
  /** Of a master of Spark's own; other clusters are named without slashes. */
  private static final String STANDALONE = "//[^/\\s,]+:[0-9]{1,5}(,[^/\\s,]+:[0-9]{1,5})*";

  private static final String OTHERS =
      "yarn|k8s://\\S+|local(\\[[0-9*,]+\\])?|local-cluster\\[[0-9,]+\\]";
  private static final String SPARK_HOME = "SPARK_HOME";
  private static final int CONNECT_MILLIS = 5_000;
  private static final int LOOK_SECONDS = 5;

  @Override
  public String name() {
    return "spark";
  }

  @Override
  public String address() {
    return "//HOST:PORT";
  }

  @Override
  public int threads(String address) {
    if (!address.matches(STANDALONE) && !address.matches(OTHERS)) {
      throw new IllegalArgumentException(
          "needs a master such as spark://HOST:7077, got \"" + master(address) + '"');
    }
    return SparkSettings.here().taskCpus();
  }

  private static String master(String address) {
    return address.startsWith("//") ? "spark:" + address : address;
  }

  @Override
  public void run(SharedWork work, String address) {
    Path spark = spark();
    if (address.matches(STANDALONE)) {
      checkAnswers(address);
    }
    ProcessBuilder builder = new ProcessBuilder(command(work, address, spark));
    builder.redirectOutput(ProcessBuilder.Redirect.INHERIT);
    builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    try {
      await(builder.start(), work);
    } catch (IOException e) {
      throw new RunException("Spark cannot be started: " + e.getMessage(), e);
    }
  }

  private static List<String> command(SharedWork work, String address, Path spark) {
    String separator = File.pathSeparator;
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(SparkJvm.OPTIONS);
    if (Files.notExists(spark.resolve("conf/log4j2.properties"))) {
      command.add("-Dlog4j2.configurationFile=classpath:robustlt-spark-log4j2.properties");
    }
    command.add("-cp");
    command.add(spark + "/conf" + separator + spark + "/jars/*" + separator + jar());
    command.add("org.apache.spark.deploy.SparkSubmit");
    command.addAll(List.of("--master", master(address)));
    SparkSettings.here()
        .values()
        .forEach((name, value) -> command.addAll(List.of("--conf", name + "=" + value)));
    command.addAll(List.of("--class", WorkersApplication.class.getName(), jar().toString()));
    command.add(Path.of(System.getProperty("robustlt.home", "")).toAbsolutePath().toString());
    command.add(work.directory().toAbsolutePath().toString());
    command.add(work.command().threads());
    command.addAll(work.arguments());
    return command;
  }

  /** Spark itself would look for the master for a minute. */
  private static void checkAnswers(String address) {
    List<String> failures = new ArrayList<>();
    for (String place : Splitter.on(',').split(address.substring(2))) {
      int colon = place.lastIndexOf(':');
      int port = Integer.parseInt(place.substring(colon + 1));
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress(place.substring(0, colon), port), CONNECT_MILLIS);
        return;
      } catch (UnknownHostException e) {
        failures.add("no host has this name");
      } catch (IOException | IllegalArgumentException e) {
        failures.add(String.valueOf(e.getMessage()));
      }
    }
    throw new RunException(
        master(address)
            + ": no Spark master answers there ("
            + String.join("; ", failures)
            + "); its web page tells its address");
  }

  /** Tells how far the work is until the application ends. */
  private static void await(Process application, SharedWork work) {
    Thread hook = new Thread(application::destroy, "robustlt-spark-stop");
    Runtime.getRuntime().addShutdownHook(hook);
    List<String> told = List.of();
    try {
      boolean ended = false;
      while (!ended) {
        ended = application.waitFor(LOOK_SECONDS, TimeUnit.SECONDS);
        List<String> now = work.progress().get();
        if (!now.equals(told)) {
          now.forEach(work.console()::note);
          told = now;
        }
      }
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (InterruptedException e) {
      application.destroy();
      Thread.currentThread().interrupt();
      throw new RunException("interrupted while waiting for Spark", e);
    }
    if (application.exitValue() != 0) {
      throw new RunException(
          "the Spark application ended with exit code "
              + application.exitValue()
              + ", as it said above; the same command goes on with what is done");
    }
  }

  private static Path spark() {
    String home = System.getenv().getOrDefault(SPARK_HOME, "");
    if (home.isEmpty() || !Files.isDirectory(Path.of(home, "jars"))) {
      throw new RunException(
          SPARK_HOME
              + (home.isEmpty() ? " is not set" : " is " + home + ", which has no folder jars")
              + "; it must name an installation of Apache Spark");
    }
    return Path.of(home);
  }

  /** Returns the jar in which this class lies. */
  private static Path jar() {
    try {
      return Path.of(SparkEngine.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
