package org.robustlt.spark;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Splitter;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.robustlt.core.file.SealedJson;

/** A cluster of a master and two workers on this machine, started from Maven's jars. */
class SparkClusterTest {
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();

  private static final String CLASS_PATH =
      System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));

  @TempDir private Path folder;

  private final List<Process> processes = new ArrayList<>();

  @AfterEach
  void stop() {
    processes.forEach(
        process -> {
          process.descendants().forEach(ProcessHandle::destroyForcibly);
          process.destroyForcibly();
        });
  }

  @Test
  void aKilledExecutorAndAKilledWorkerChangeNothingInTheTable() throws Exception {
    Path spark = sparkHome();
    Path home = programHome();
    Path alone = folder.resolve("alone");
    Process straight = start(program(home, compare(alone)), folder.resolve("alone.log"), spark);
    assertThat(straight.waitFor()).as(text("alone.log")).isZero();

    String master = "spark://127.0.0.1:" + freePort();
    start(
        daemon(
            spark,
            "master.Master",
            "--host",
            "127.0.0.1",
            "--port",
            master.substring(master.lastIndexOf(':') + 1)),
        folder.resolve("master.log"),
        spark);
    awaitText("master.log", "Starting Spark master");
    List<Process> workers = new ArrayList<>();
    for (int i = 1; i <= 2; i++) {
      workers.add(
          start(
              daemon(
                  spark,
                  "worker.Worker",
                  "--host",
                  "127.0.0.1",
                  "--cores",
                  "1",
                  "--memory",
                  "1g",
                  "--work-dir",
                  folder.resolve("work-" + i).toString(),
                  master),
              folder.resolve("worker-" + i + ".log"),
              spark));
      awaitText("worker-" + i + ".log", "Successfully registered with master");
    }

    Path shared = folder.resolve("shared");
    List<String> command = new ArrayList<>(compare(shared));
    command.addAll(List.of("--spark", master));
    Process driver = start(program(home, command), folder.resolve("driver.log"), spark);
    awaitCells(driver, shared, 1);
    executorOf(workers.get(0)).ifPresent(ProcessHandle::destroyForcibly);
    awaitCells(driver, shared, 2);
    ProcessHandle worker = workers.get(1).toHandle();
    List<ProcessHandle> below = worker.descendants().toList();
    worker.destroyForcibly();
    below.forEach(ProcessHandle::destroyForcibly);

    assertThat(driver.waitFor(5, TimeUnit.MINUTES)).as(text("driver.log")).isTrue();
    assertThat(driver.exitValue()).as(text("driver.log")).isZero();
    assertThat(text("driver.log"))
        .contains("2 workers", "6 of 6 cells are done", table(text("alone.log")));
    assertThat(results(shared)).isEqualTo(results(alone));
  }

  /** Six cells: three recipes with two seeds. */
  private List<String> compare(Path out) throws IOException {
    List<String> command = new ArrayList<>(List.of("compare", "--data", images().toString()));
    for (int i = 1; i <= 3; i++) {
      Path recipe = folder.resolve("recipe-" + i + ".yaml");
      Files.writeString(
          recipe,
          "name: V"
              + i
              + "\n"
              + "data: {use: image-folder, imbalance: {use: exponential, ratio: 2}}\n"
              + "model: {use: small-cnn, width: 1}\n"
              + "training: {epochs: 12, batchSize: 4, optimizer: {use: sgd, learningRate: 0.05}}\n"
              + "attack: {use: pgd, steps: "
              + i
              + "}\n"
              + "evaluation: {protocols: [natural, fgsm]}\n");
      command.add(recipe.toString());
    }
    command.addAll(List.of("--seeds", "1,2", "--out", out.toString()));
    return command;
  }

  /** Twelve images of each of three classes, which are bright in different places. */
  private Path images() throws IOException {
    Path images = folder.resolve("images");
    for (int i = 0; i < 36; i++) {
      BufferedImage image = new BufferedImage(12, 12, BufferedImage.TYPE_BYTE_GRAY);
      for (int pixel = 0; pixel < 144; pixel++) {
        int bright = pixel % 12 / 4 == i % 3 ? 150 : 0;
        image.getRaster().setSample(pixel % 12, pixel / 12, 0, bright + (7 * pixel + 31 * i) % 90);
      }
      Path part = images.resolve(i < 24 ? "train" : "test").resolve("class" + i % 3);
      ImageIO.write(image, "png", Files.createDirectories(part).resolve(i + ".png").toFile());
    }
    return images;
  }

  /** A directory as Spark's own is: its jars, and a file that says that it is a release. */
  private Path sparkHome() throws IOException {
    Path home = folder.resolve("spark");
    Path jars = Files.createDirectories(home.resolve("jars"));
    for (String entry : Splitter.on(':').split(CLASS_PATH)) {
      Path jar = Path.of(entry);
      String name = jar.getFileName().toString();
      if (name.endsWith(".jar") && !name.matches("(robustlt|nd4j|slf4j-simple|junit).*")) {
        Files.createSymbolicLink(jars.resolve(name), jar);
      }
    }
    Files.writeString(home.resolve("RELEASE"), "Spark of Maven\n");
    return home;
  }

  /** A directory as the program's is, whose launcher runs the classes under test. */
  private Path programHome() throws IOException {
    Path home = Files.createDirectories(folder.resolve("program"));
    Path launcher = home.resolve("robustlt");
    Files.writeString(
        launcher,
        "#!/bin/sh\nexport OMP_NUM_THREADS=${OMP_NUM_THREADS:-1}\nexec "
            + JAVA
            + " -Xmx512m -XX:+UseSerialGC -XX:TieredStopAtLevel=1"
            + " -Dorg.bytedeco.javacpp.platform.extension="
            + System.getProperty("org.bytedeco.javacpp.platform.extension", "-onednn")
            + " -Drobustlt.home="
            + home
            + " -Dspark.executor.memory=512m"
            + " $ROBUSTLT_JAVA_OPTS -cp '"
            + packed()
            + ":"
            + CLASS_PATH
            + "' org.robustlt.bench.Main \"$@\"\n");
    Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
    return home;
  }

  /** Packs this module as Maven does: Spark sends jars to its executors, and no directories. */
  private Path packed() throws IOException {
    Path classes =
        Path.of(SparkEngine.class.getProtectionDomain().getCodeSource().getLocation().getPath());
    Path jar = folder.resolve("robustlt-spark.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
        Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        out.putNextEntry(new JarEntry(classes.relativize(file).toString()));
        Files.copy(file, out);
        out.closeEntry();
      }
    }
    return jar;
  }

  private static List<String> program(Path home, List<String> arguments) {
    return Stream.concat(Stream.of(home.resolve("robustlt").toString()), arguments.stream())
        .toList();
  }

  private static List<String> daemon(Path spark, String name, String... arguments) {
    List<String> command = new ArrayList<>(List.of(JAVA, "-Xmx256m"));
    command.addAll(SparkJvm.OPTIONS);
    command.addAll(
        List.of("-cp", spark + "/jars/*", "org.apache.spark.deploy." + name, "--webui-port", "0"));
    command.addAll(Arrays.asList(arguments));
    return command;
  }

  private Process start(List<String> command, Path log, Path spark) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    Map<String, String> environment = builder.environment();
    environment.put("SPARK_HOME", spark.toString());
    environment.put("SPARK_LOCAL_IP", "127.0.0.1");
    environment.put("SPARK_SCALA_VERSION", "2.13"); // as bin/load-spark-env.sh says
    environment.put("OMP_NUM_THREADS", "1"); // as one core of a worker has
    environment.put("OMP_WAIT_POLICY", "passive");
    Process process = builder.redirectOutput(log.toFile()).start();
    processes.add(process);
    return process;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void awaitText(String log, String words) throws Exception {
    for (int i = 0; i < 600 && !text(log).contains(words); i++) {
      Thread.sleep(100);
    }
    assertThat(text(log)).contains(words);
  }

  private void awaitCells(Process driver, Path out, int cells) throws Exception {
    while (driver.isAlive() && ended(out) < cells) {
      Thread.sleep(50);
    }
    assertThat(driver.isAlive()).as(text("driver.log")).isTrue();
  }

  private static int ended(Path out) throws IOException {
    if (!Files.isDirectory(out.resolve("cells"))) {
      return 0;
    }
    try (Stream<Path> files = Files.list(out.resolve("cells"))) {
      return (int) files.filter(file -> file.toString().endsWith(".json")).count();
    }
  }

  private static Optional<ProcessHandle> executorOf(Process worker) {
    return worker
        .descendants()
        .filter(
            process ->
                process.info().arguments().stream()
                    .flatMap(Arrays::stream)
                    .anyMatch(argument -> argument.contains("CoarseGrainedExecutorBackend")))
        .findFirst();
  }

  private String text(String log) throws IOException {
    Path file = folder.resolve(log);
    return Files.exists(file) ? Files.readString(file) : "";
  }

  /** Returns the table, which begins with the first protocol. */
  private static String table(String output) {
    return output.substring(output.indexOf("natural accuracy in %"), output.indexOf("\nReport: "));
  }

  private static Map<String, String> results(Path out) throws IOException {
    Map<String, String> results = new TreeMap<>();
    for (int i = 1; i <= 3; i++) {
      for (int seed = 1; seed <= 2; seed++) {
        for (String protocol : List.of("natural", "fgsm")) {
          Path file = out.resolve("v" + i + "/seed-" + seed + "/evaluation/" + protocol + ".json");
          results.put(
              out.relativize(file).toString(),
              SealedJson.read(file).tree().without("token").toString());
        }
      }
    }
    return results;
  }
}
