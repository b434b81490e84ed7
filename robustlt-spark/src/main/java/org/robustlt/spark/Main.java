package org.robustlt.spark;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;
import scala.Tuple2;

/**
 * What {@code spark-submit --class org.robustlt.spark.Main robustlt-spark.jar compare …} runs: the
 * program, with {@code --spark} and everything that {@code spark-submit} was told. So both ways do
 * the same.
 */
public final class Main {
  /** The variable that names the folder of the program. */
  private static final String HOME = "ROBUSTLT_HOME";

  /** What only this application is concerned with. */
  private static final List<String> OWN =
      List.of("spark.master", "spark.app.", "spark.jars", "spark.submit.", "spark.robustlt.");

  private static final List<String> COMMANDS = List.of("compare", "evaluate");
  private static final int USER = 2;

  private Main() {}

  /** Runs the program and exits with its code. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    System.exit(run(List.of(arguments)));
  }

  private static int run(List<String> arguments) throws IOException, InterruptedException {
    if (arguments.isEmpty() || !COMMANDS.contains(arguments.get(0))) {
      return refuse("Spark runs " + String.join(" and ", COMMANDS) + ", got " + arguments);
    }
    Path launcher = home().resolve("robustlt");
    if (!Files.isExecutable(launcher)) {
      return refuse(
          HOME
              + " must name the folder of the program, the same on all hosts; there is no "
              + launcher);
    }
    SparkConf conf = new SparkConf();
    Path settings = Files.createTempFile("robustlt-spark-", ".conf");
    try {
      write(conf, settings);
      List<String> command = new ArrayList<>(List.of(launcher.toString()));
      command.addAll(arguments);
      command.addAll(List.of("--spark", conf.get("spark.master", "")));
      ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
      builder.environment().put(SparkSettings.FILE, settings.toString());
      Process program = builder.start();
      Runtime.getRuntime().addShutdownHook(new Thread(program::destroy, "robustlt-spark-stop"));
      return program.waitFor();
    } finally {
      Files.deleteIfExists(settings);
    }
  }

  private static int refuse(String why) {
    System.err.println("robustlt: " + why);
    return USER;
  }

  /** Writes down what {@code spark-submit} was told, by options and by its files. */
  private static void write(SparkConf conf, Path file) throws IOException {
    Properties settings = new Properties();
    for (Tuple2<String, String> setting : conf.getAll()) {
      if (OWN.stream().noneMatch(setting._1()::startsWith)) {
        settings.setProperty(setting._1(), setting._2());
      }
    }
    try (OutputStream out = Files.newOutputStream(file)) {
      settings.store(out, null);
    }
  }

  /** Returns the folder of the program: as said, or the one in which this jar lies. */
  private static Path home() {
    String said = System.getenv().getOrDefault(HOME, "");
    if (!said.isEmpty()) {
      return Path.of(said);
    }
    Path jar = Path.of(Main.class.getProtectionDomain().getCodeSource().getLocation().getPath());
    return Stream.iterate(jar, Path::getParent)
        .takeWhile(above -> above != null)
        .filter(above -> Files.isExecutable(above.resolve("robustlt")))
        .findFirst()
        .orElse(Path.of("").toAbsolutePath());
  }
}
