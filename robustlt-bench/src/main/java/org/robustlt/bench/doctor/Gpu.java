package org.robustlt.bench.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.robustlt.core.engine.DeviceName;
import org.robustlt.core.machine.Program;

/**
 * A graphics processor of NVIDIA's.
 *
 * @param name as its driver says
 * @param capability the compute capability; empty if the driver is too old to tell
 * @param driver the version of the driver
 * @param mebibytes its memory
 */
record Gpu(String name, OptionalDouble capability, String driver, long mebibytes) {
  /**
   * The compute capabilities that nd4j-cuda-11.6 has machine code for. It has no PTX, from which a
   * driver could make code for later ones; but code for 8.6 also runs on 8.9.
   */
  private static final double LEAST_OF_ND4J = 3.7;

  private static final double MOST_OF_ND4J = 8.9;

  /** The launcher's {@code device.sh} chooses alike. */
  private static final double LEAST_OF_TORCH = 5.0;

  private static final double MOST_OF_CUDA_12 = 9.0;

  private static final int FIELDS = 4;

  static List<Gpu> ofThisMachine() {
    return Program.output(
            "nvidia-smi",
            "--query-gpu=name,compute_cap,driver_version,memory.total",
            "--format=csv,noheader,nounits")
        .map(Gpu::parse)
        .orElse(List.of());
  }

  /** Reads what nvidia-smi prints: a line for each GPU. */
  static List<Gpu> parse(String lines) {
    List<Gpu> gpus = new ArrayList<>();
    for (String line : lines.lines().filter(text -> !text.isBlank()).toList()) {
      String[] fields = line.split(",\\s*", -1);
      if (fields.length == FIELDS) {
        gpus.add(
            new Gpu(
                fields[0].strip(),
                fields[1].matches("[0-9]+\\.[0-9]+")
                    ? OptionalDouble.of(Double.parseDouble(fields[1]))
                    : OptionalDouble.empty(),
                fields[2].strip(),
                fields[3].strip().matches("[0-9]+") ? Long.parseLong(fields[3].strip()) : 0));
      }
    }
    return gpus;
  }

  /**
   * Tells whether training can use the GPU.
   *
   * @param nd4jOnCuda whether ND4J's build for CUDA is running
   * @param device what the program was started for
   */
  Finding check(boolean nd4jOnCuda, Optional<DeviceName> device) {
    if (capability.isEmpty()) {
      return Finding.note(
          "GPU", name + ", compute capability unknown", "install a driver that tells it");
    }
    double value = capability.getAsDouble();
    String what =
        String.format(
            Locale.ROOT,
            "%s, compute capability %.1f, %.1f GiB, driver %s",
            name,
            value,
            mebibytes / 1024.0,
            driver);
    if (nd4jOnCuda) {
      return ofNd4j(what, value);
    }
    if (device.filter(asked -> !asked.isCpu()).isPresent()) {
      return Finding.ok("GPU", what + ": in use, by " + torch(value));
    }
    return value < LEAST_OF_TORCH
        ? Finding.note(
            "GPU",
            what + ": libtorch's code begins at compute capability 5.0",
            value < LEAST_OF_ND4J
                ? "nothing to do: training runs on the CPU"
                : "run with ROBUSTLT_CUDA=1 to use it by ND4J's CUDA 11.6 build")
        : Finding.note(
            "GPU",
            what + ": not in use",
            "run with ROBUSTLT_DEVICE=cuda to use it, by "
                + torch(value)
                + "; "
                + (value > MOST_OF_CUDA_12
                    ? "460 MB are downloaded once, and CUDA 13, cuDNN 9 and NCCL must be installed"
                    : "2.5 GB are downloaded once, and nothing but the driver must be installed"));
  }

  private static String torch(double capability) {
    return capability > MOST_OF_CUDA_12
        ? "libtorch 2.10 with CUDA 13"
        : "libtorch 2.5.1 with CUDA 12.6";
  }

  private static Finding ofNd4j(String what, double value) {
    return value < LEAST_OF_ND4J || value > MOST_OF_ND4J
        ? Finding.problem(
            "GPU",
            what
                + ": ND4J's CUDA build (nd4j-cuda-11.6) cannot run on it. It has machine code for"
                + " compute capabilities 3.7 to 8.6 and no PTX to translate for "
                + (value > MOST_OF_ND4J ? "newer" : "older")
                + " GPUs",
            "run with ROBUSTLT_DEVICE=cuda in place of ROBUSTLT_CUDA=1")
        : Finding.ok("GPU", what + ": in use, by ND4J's CUDA 11.6 build");
  }
}
