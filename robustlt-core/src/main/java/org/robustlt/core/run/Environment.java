package org.robustlt.core.run;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.nd4j.linalg.factory.Nd4j;

/** Versions of what computes, and the machine: what bit-identical results depend on. */
public final class Environment {
  private Environment() {}

  /** Returns names and values, in a fixed order. */
  public static Map<String, String> describe() {
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("robustlt", version(Environment.class));
    environment.put("nd4j", version(Nd4j.class));
    environment.put("backend", Nd4j.getBackend().getClass().getSimpleName());
    environment.put("java", System.getProperty("java.vm.name") + " " + Runtime.version());
    environment.put("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    environment.put("processors", Integer.toString(Runtime.getRuntime().availableProcessors()));
    environment.put(
        "threads", Optional.ofNullable(System.getenv("OMP_NUM_THREADS")).orElse("default"));
    return environment;
  }

  private static String version(Class<?> type) {
    return Optional.ofNullable(type.getPackage().getImplementationVersion()).orElse("development");
  }
}
