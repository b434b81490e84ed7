package org.robustlt.bench.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.robustlt.bench.console.Console;

/**
 * What users do wrong most often: exit code 2, a message that a golden file pins, and every file as
 * it was. In the golden files {@code FOLDER} is the folder of the test and {@code JAR} where the
 * built-in attacks come from.
 */
class BrokenInputTest {
  private static final String RECIPE =
      """
      name: small
      data:
        use: fashion-mnist-mini
        imbalance: {use: exponential, ratio: 2, largest: 20}
      model: {use: small-cnn, width: 1}
      training: {epochs: 1, batchSize: 64, monitor: off}
      attack:
        use: pgd
        steps: 1
      budget: {use: robustlt, epsilon: 8/255}
      loss: {use: cross-entropy}
      evaluation: {protocols: [natural]}
      """;

  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void makeAFolderOfPlugins() throws IOException {
    Files.createDirectories(folder.resolve("plugins"));
  }

  @Test
  void anUnknownComponent() throws IOException {
    refused("unknown-component", "validate", recipe("use: pgd", "use: pdg"));
  }

  @Test
  void aMistypedOption() throws IOException {
    refused("mistyped-option", "validate", recipe("steps: 1", "stps: 1"));
  }

  @Test
  void aValueOfAnotherType() throws IOException {
    refused("wrong-type", "validate", recipe("8/255", "8/225x"));
  }

  @Test
  void aMissingFolderOfData() throws IOException {
    refused(
        "missing-data",
        "train",
        recipe("fashion-mnist-mini", "cifar-10"),
        "--data",
        folder.resolve("nowhere").toString(),
        "--out",
        folder.resolve("run").toString());
  }

  @Test
  void aTruncatedDataFile() throws IOException {
    Path data = Files.createDirectories(folder.resolve("cifar-10-batches-bin"));
    for (int batch = 1; batch <= 5; batch++) {
      Files.write(data.resolve("data_batch_" + batch + ".bin"), new byte[3000]);
    }
    Files.write(data.resolve("test_batch.bin"), new byte[3000]);
    refused(
        "truncated-data",
        "train",
        recipe("fashion-mnist-mini", "cifar-10"),
        "--data",
        data.toString(),
        "--out",
        folder.resolve("run").toString());
  }

  @Test
  void aCorruptCheckpoint() throws IOException {
    Path run = folder.resolve("run");
    assertThat(execute("train", recipe("", ""), "--out", run.toString())).isZero();
    Path checkpoint = run.resolve("checkpoints/last.safetensors");
    byte[] bytes = Files.readAllBytes(checkpoint);
    bytes[bytes.length - 1] ^= 1;
    Files.write(checkpoint, bytes);
    refused("corrupt-checkpoint", "evaluate", run.toString());
  }

  @Test
  void weightsOfAnotherNetwork() throws IOException {
    refused("foreign-weights", imported(exported(), "width: 2"));
  }

  @Test
  void weightsThatAreCutOff() throws IOException {
    Path weights = exported();
    byte[] bytes = Files.readAllBytes(weights);
    Files.write(weights, Arrays.copyOf(bytes, bytes.length - 50));
    refused("truncated-weights", imported(weights, "width: 1"));
  }

  @Test
  void weightsThatWouldRunCode() throws IOException {
    Path weights = folder.resolve("weights.pt");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(weights))) {
      zip.putNextEntry(new ZipEntry("archive/data.pkl"));
      zip.write("cos\nsystem\n(S'echo hello'\ntR.".getBytes(StandardCharsets.US_ASCII));
      zip.closeEntry();
    }
    refused("weights-that-run-code", imported(weights, "width: 1"));
  }

  private Path exported() throws IOException {
    Path run = folder.resolve("run");
    Path weights = folder.resolve("weights.safetensors");
    assertThat(execute("train", recipe("", ""), "--out", run.toString())).isZero();
    String[] export = {
      "export", run.toString(), "--format", "safetensors", "--out", weights.toString()
    };
    assertThat(execute(export)).isZero();
    return weights;
  }

  private String[] imported(Path weights, String width) throws IOException {
    String recipe = recipe("width: 1", width);
    String out = folder.resolve("imported").toString();
    return new String[] {"import", weights.toString(), "--recipe", recipe, "--out", out};
  }

  @Test
  void aPluginWithoutProvider() throws IOException {
    jar("acme/acme.jar", Map.of("notes.txt", new byte[0]));
    refused("plugin-without-provider", "validate", recipe("use: pgd", "use: twin"));
    assertThat(execute("validate", recipe("", ""))).isZero();
  }

  @Test
  void twoPluginsOfOneName() throws IOException {
    jar("first/first.jar", twin());
    jar("second/second.jar", twin());
    refused("two-plugins-of-one-name", "validate", recipe("use: pgd", "use: twin"));
    assertThat(execute("validate", recipe("", ""))).isZero();
  }

  @Test
  void aPluginThatBundlesNd4j() throws IOException {
    Map<String, byte[]> entries = twin();
    entries.put("org/nd4j/linalg/factory/Nd4j.class", new byte[0]);
    jar("acme/acme-all.jar", entries);
    refused("plugin-that-bundles-nd4j", "validate", recipe("use: pgd", "use: twin"));
    assertThat(execute("validate", recipe("", ""))).isZero();
  }

  @Test
  void aFolderOfPluginsThatIsNotThere() throws IOException {
    Files.delete(folder.resolve("plugins"));
    refused("missing-plugins", "components", "attack");
  }

  @Test
  @EnabledOnOs(OS.LINUX) // everybody, root included, may write nothing to /proc
  void anOutputThatCannotBeWritten() throws IOException {
    refused("read-only-output", "train", recipe("", ""), "--out", "/proc/robustlt-run");
  }

  private void refused(String golden, String... arguments) throws IOException {
    Map<String, byte[]> before = files();
    err.getBuffer().setLength(0);

    assertThat(execute(arguments)).as(err.toString()).isEqualTo(2);

    String message =
        err.toString()
            .replace(folder.toString(), "FOLDER")
            .replaceAll("(?m)   from .*$", "   from JAR")
            .replaceAll("[0-9a-f]{64}", "SHA256")
            .replaceAll("after [0-9]+ bytes", "after N bytes"); // with the machine's name
    assertThat(message).isEqualTo(golden(golden)).doesNotContain("\tat ");
    Map<String, byte[]> after = files();
    assertThat(after.keySet()).isEqualTo(before.keySet());
    before.forEach((name, bytes) -> assertThat(after.get(name)).as(name).isEqualTo(bytes));
  }

  private String recipe(String from, String to) throws IOException {
    return Files.writeString(folder.resolve("recipe.yaml"), RECIPE.replace(from, to)).toString();
  }

  private int execute(String... arguments) {
    Console console = new Console(new PrintWriter(out), new PrintWriter(err), false, false, 100);
    String[] all = Arrays.copyOf(arguments, arguments.length + 1);
    all[arguments.length] = "--plugins=" + folder.resolve("plugins");
    return RobustLtCommand.commandLine(console).execute(all);
  }

  private static Map<String, byte[]> twin() throws IOException {
    Map<String, byte[]> entries = new TreeMap<>();
    for (Class<?> type : new Class<?>[] {TwinAttack.class}) {
      String name = type.getName().replace('.', '/') + ".class";
      try (InputStream stream = type.getResourceAsStream("/" + name)) {
        assertThat(stream).isNotNull();
        entries.put(name, stream.readAllBytes());
      }
    }
    entries.put(
        "META-INF/services/org.robustlt.api.attack.AttackProvider",
        TwinAttack.class.getName().getBytes(StandardCharsets.UTF_8));
    return entries;
  }

  private void jar(String name, Map<String, byte[]> entries) throws IOException {
    Path file = folder.resolve("plugins").resolve(name);
    Files.createDirectories(file.resolveSibling(""));
    try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file))) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        jar.putNextEntry(new JarEntry(entry.getKey()));
        jar.write(entry.getValue());
        jar.closeEntry();
      }
    }
  }

  private Map<String, byte[]> files() throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(folder)) {
      paths
          .filter(Files::isRegularFile)
          .forEach(
              path -> {
                try {
                  files.put(folder.relativize(path).toString(), Files.readAllBytes(path));
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
    }
    return files;
  }

  private static String golden(String name) throws IOException {
    try (InputStream stream =
        BrokenInputTest.class.getResourceAsStream("/errors/" + name + ".txt")) {
      return stream == null ? "" : new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
