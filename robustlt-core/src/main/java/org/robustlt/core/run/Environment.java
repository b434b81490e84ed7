package org.robustlt.core.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.nd4j.linalg.factory.Nd4j;
import org.robustlt.core.engine.DeviceName;
import org.robustlt.core.engine.KernelLibrary;
import org.robustlt.core.recipe.Recipe;
import org.robustlt.core.registry.Origin;

/** Versions of what computes, and the machine: what bit-identical results depend on. */
public final class Environment {
  private static final Pattern JAR = Pattern.compile(".*?-([0-9].*)\\.jar");

  private Environment() {}

  /** Returns names and values, in a fixed order. */
  public static Map<String, String> describe() {
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("robustlt", version(Environment.class));
    environment.put("nd4j", version(Nd4j.class));
    environment.put("backend", Nd4j.getBackend().getClass().getSimpleName());
    environment.put("nativeLibrary", nativeLibrary());
    environment.put("java", System.getProperty("java.vm.name") + " " + Runtime.version());
    environment.put("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    environment.put("processors", Integer.toString(Runtime.getRuntime().availableProcessors()));
    environment.put("cpu", cpu());
    environment.put(
        "threads", Optional.ofNullable(System.getenv("OMP_NUM_THREADS")).orElse("default"));
    return environment;
  }

  /**
   * Returns the same with kernel library, the device if one was asked for, and components' jars.
   */
  public static Map<String, String> of(Recipe recipe, KernelLibrary library) {
    Map<String, String> environment = describe();
    environment.put("kernelLibrary", library.name());
    DeviceName.requested().ifPresent(device -> environment.put("device", device.value()));
    ComponentOrigins.of(recipe).stream()
        .filter(component -> !component.sha256().isEmpty())
        .forEach(component -> environment.put(component.jar(), component.sha256()));
    return environment;
  }

  /** Returns which of ND4J's native libraries is loaded: each is made for other processors. */
  private static String nativeLibrary() {
    return "nd4j" + System.getProperty("org.bytedeco.javacpp.platform.extension", "");
  }

  /** Returns the processor's name, as far as the system tells it. */
  private static String cpu() {
    try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("unknown");
    } catch (IOException | UncheckedIOException e) {
      return "unknown";
    }
  }

  /** Returns what the jar's manifest says, else what its name says, as ND4J's alone does. */
  private static String version(Class<?> type) {
    return Optional.ofNullable(type.getPackage().getImplementationVersion())
        .or(() -> Origin.of(type).path().flatMap(Environment::versionOf))
        .orElse("development");
  }

  private static Optional<String> versionOf(Path jar) {
    Matcher name = JAR.matcher(String.valueOf(jar.getFileName()));
    return name.matches() ? Optional.of(name.group(1)) : Optional.empty();
  }
}
