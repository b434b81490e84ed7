package org.robustlt.bench.doctor;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.robustlt.core.engine.HalfPrecision;
import org.robustlt.core.engine.KernelLibraries;
import org.robustlt.core.engine.KernelLibrary;
import org.robustlt.core.machine.Cpu;

/**
 * The tensor library.
 *
 * @param version of ND4J
 * @param extension the classifier of the native library in use
 * @param cuda whether it is made for GPUs
 * @param failure why it does not work, if so
 */
record Backend(String version, String extension, boolean cuda, Optional<String> failure) {
  /** Loads ND4J and computes something. */
  static Backend load() {
    String extension = System.getProperty("org.bytedeco.javacpp.platform.extension", "");
    boolean cuda = extension.contains("cudnn");
    try {
      INDArray matrix = Nd4j.eye(2).mul(3);
      double sum = matrix.mmul(matrix).sumNumber().doubleValue();
      Optional<String> failure =
          sum == 18 ? Optional.empty() : Optional.of("a matrix product came out as " + sum);
      return new Backend(readVersion(), extension, cuda, failure);
    } catch (RuntimeException | LinkageError e) {
      return new Backend(readVersion(), extension, cuda, Optional.of(firstLine(e)));
    }
  }

  List<Finding> check(Cpu cpu) {
    String text = version + ", library " + (extension.isEmpty() ? "plain" : extension.substring(1));
    if (failure.isPresent()) {
      return List.of(
          Finding.problem(
              "ND4J",
              text + ": " + failure.get(),
              "start the program by ./robustlt, which picks the library for this machine"));
    }
    String best = cpu.bestExtension();
    Finding library =
        cuda || extension.equals(best)
            ? Finding.ok("ND4J", text + (cuda ? "" : ", the best for this CPU"))
            : Finding.note(
                "ND4J",
                text
                    + ", but "
                    + (best.isEmpty() ? "the plain one" : best.substring(1))
                    + " suits this CPU",
                "unset ROBUSTLT_ND4J_EXTENSION and start the program by ./robustlt");
    return List.of(library, kernelLibraries(), bfloat16());
  }

  private static Finding kernelLibraries() {
    List<String> names =
        KernelLibraries.all().stream()
            .filter(kernels -> kernels.supports(DataType.FLOAT))
            .map(KernelLibrary::name)
            .toList();
    return names.isEmpty()
        ? Finding.problem(
            "kernel libraries", "none works here", "build the program again: mvn clean")
        : Finding.ok(
            "kernel libraries", String.join(", ", names) + "; " + names.get(0) + " is used");
  }

  private static Finding bfloat16() {
    return KernelLibraries.all().stream()
            .anyMatch(library -> library.supports(HalfPrecision.BFLOAT16))
        ? Finding.note(
            "bfloat16",
            "this CPU computes in it about twice as fast",
            "--set precision.attack=bfloat16 makes the training's attack use it; weights stay"
                + " float32, and robust accuracy came out the same within noise"
                + " (docs/benchmarks.md)")
        : Finding.ok("bfloat16", "not on this CPU; attacks compute in float32");
  }

  private static String firstLine(Throwable failure) {
    return failure.toString().lines().findFirst().orElse("");
  }

  private static String readVersion() {
    try (InputStream in =
        Nd4j.class.getResourceAsStream("/META-INF/maven/org.nd4j/nd4j-api/pom.properties")) {
      Properties properties = new Properties();
      if (in != null) {
        properties.load(in);
      }
      return properties.getProperty("version", "unknown version");
    } catch (IOException e) {
      return "unknown version";
    }
  }
}
