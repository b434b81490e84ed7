package org.robustlt.bench.reliability;

import com.google.common.hash.Hashing;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.robustlt.api.random.RandomSource;
import org.robustlt.bench.command.RobustLtCommand;
import org.robustlt.bench.console.Console;
import org.robustlt.core.checkpoint.Checkpoint;
import org.robustlt.core.checkpoint.CheckpointFile;
import org.robustlt.core.file.Json;
import org.robustlt.core.file.SealedJson;
import org.robustlt.core.file.TensorFileWriter;

/** Makes small images, a recipe and runs, here or in processes of their own. */
final class Workshop {
  /** As many trials as the campaign makes, or as an ordinary build can afford. */
  static final boolean CAMPAIGN = Boolean.getBoolean("robustlt.campaign");

  private static final int SIDE = 12;

  private final Path folder;

  Workshop(Path folder) throws IOException {
    this.folder = folder;
    for (int label = 0; label < 3; label++) {
      for (int i = 0; i < 12; i++) {
        draw(label, i, i < 8 ? "train" : "test", 0);
      }
    }
    Files.writeString(recipe(), recipe("AT", 5));
  }

  /**
   * How many trials a campaign makes, here or as {@code -Drobustlt.trials} says; an ordinary build
   * makes one.
   */
  static int trials(int usual) {
    return CAMPAIGN ? Integer.getInteger("robustlt.trials", usual) : 1;
  }

  /** Returns random moments; {@code -Drobustlt.seed} gives other ones. */
  static RandomGenerator random(long seed) {
    return RandomSource.ofSeed(seed + Long.getLong("robustlt.seed", 0)).generator();
  }

  /** Draws an image again, of the same class but with other pixels. */
  void redraw(int label, int number, String part) throws IOException {
    draw(label, number, part, 100);
  }

  private void draw(int label, int number, String part, int shift) throws IOException {
    BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_GRAY);
    for (int x = 0; x < SIDE; x++) {
      for (int y = 0; y < SIDE; y++) {
        int bright = x / 4 == label ? 150 : 0;
        image.getRaster().setSample(x, y, 0, bright + (7 * x + 13 * y + 31 * number + shift) % 90);
      }
    }
    Path file = Files.createDirectories(images().resolve(part).resolve("class" + label));
    ImageIO.write(image, "png", file.resolve(number + ".png").toFile());
  }

  static String recipe(String name, int epochs) {
    return String.format(
        Locale.ROOT,
        """
    name: %s
    data:
      use: image-folder
      imbalance: {use: exponential, ratio: 2}
      validation: {fraction: 0.25}
    model: {use: small-cnn, width: 1}
    training:
      epochs: %d
      batchSize: 4
      checkpointMinutes: 0.00001
      optimizer: {use: sgd, learningRate: 0.05, momentum: 0.9}
      weightAverage: {decay: 0.9}
    attack: {use: pgd, steps: 2, objective: {use: effective-number}}
    budget: {use: constant}
    loss: {use: reat}
    evaluation: {protocols: [natural, fgsm]}
    """,
        name,
        epochs);
  }

  Path images() {
    return folder.resolve("images");
  }

  Path recipe() {
    return folder.resolve("at.yaml");
  }

  Path path(String name) {
    return folder.resolve(name);
  }

  /** What a command came to. */
  record Result(int code, String out, String err) {}

  /** Runs a command in this process. */
  Result run(Object... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Console console = new Console(new PrintWriter(out), new PrintWriter(err), false, false, 200);
    String[] texts = Stream.of(arguments).map(Object::toString).toArray(String[]::new);
    int code = RobustLtCommand.execute(console, texts);
    return new Result(code, out.toString(), err.toString());
  }

  Result train(Path run, Object... more) {
    return run(with(new Object[] {"train", recipe(), "--data", images(), "--out", run}, more));
  }

  /** Returns the command line of the program in a process of its own. */
  List<String> command(Object... arguments) {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(
        List.of(
            "-Xmx512m",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Dorg.bytedeco.javacpp.platform.extension="
                + System.getProperty("org.bytedeco.javacpp.platform.extension", "-onednn"),
            "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            "org.robustlt.bench.Main"));
    Stream.of(arguments).map(Object::toString).forEach(line::add);
    return line;
  }

  List<String> trainCommand(Path run, Object... more) {
    return command(with(new Object[] {"train", recipe(), "--data", images(), "--out", run}, more));
  }

  private static Object[] with(Object[] first, Object[] more) {
    return Stream.concat(Stream.of(first), Stream.of(more)).toArray();
  }

  /** Starts a process whose messages go to a file. */
  static Process start(List<String> command, Path log) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("OMP_WAIT_POLICY", "passive");
    return builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile())).start();
  }

  static void signal(long pid, String signal) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + signal, Long.toString(pid))
        .redirectErrorStream(true)
        .redirectOutput(new File("/dev/null"))
        .start()
        .waitFor();
  }

  /** What two runs must agree on: bits of all arrays, journal and evaluations, but for times. */
  static SortedMap<String, String> bits(Path run) throws IOException {
    SortedMap<String, String> bits = new TreeMap<>();
    for (String name : List.of("last", "best")) {
      Path file = run.resolve("checkpoints").resolve(name + ".safetensors");
      if (Files.exists(file)) {
        Checkpoint checkpoint = new CheckpointFile(file).read();
        checkpoint
            .arrays()
            .forEach(
                (array, values) ->
                    bits.put(
                        name + " " + array,
                        Hashing.sha256().hashBytes(TensorFileWriter.bytes(values)).toString()));
        bits.put(name, checkpoint.manifest().epoch() + " " + checkpoint.manifest().updates());
      }
    }
    int number = 0;
    for (String line : Files.readAllLines(run.resolve("metrics.jsonl"))) {
      bits.put("journal " + number++, withoutTimes(line));
    }
    try (Stream<Path> files = Files.list(run.resolve("evaluation"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".json")).toList()) {
        bits.put(
            "evaluation " + file.getFileName(),
            SealedJson.read(file).tree().without("token").toString());
      }
    }
    return bits;
  }

  private static String withoutTimes(String line) throws IOException {
    Map<String, Object> entry = new LinkedHashMap<>();
    Json.mapper()
        .readTree(line)
        .properties()
        .forEach(field -> entry.put(field.getKey(), field.getValue()));
    entry
        .keySet()
        .removeAll(List.of("seconds", "waitingSeconds", "imagesPerSecond", "token", "chain"));
    return entry.toString();
  }

  static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
  }

  static void delete(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    Files.walkFileTree(
        directory,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path path, IOException failure)
              throws IOException {
            Files.delete(path);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  static String text(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
