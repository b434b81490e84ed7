package org.robustlt.bench.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A graphics processor of NVIDIA's.
 *
 * @param name as its driver says
 * @param capability the compute capability; empty if the driver is too old to tell
 */
record Gpu(String name, OptionalDouble capability) {
  /**
   * The compute capabilities that nd4j-cuda-11.6 has machine code for. It has no PTX, from which a
   * driver could make code for later ones; but code for 8.6 also runs on 8.9.
   */
  private static final double LEAST = 3.7;

  private static final double MOST = 8.9;

  static List<Gpu> ofThisMachine() {
    return Program.output("nvidia-smi", "--query-gpu=name,compute_cap", "--format=csv,noheader")
        .or(() -> Program.output("nvidia-smi", "--query-gpu=name", "--format=csv,noheader"))
        .map(Gpu::parse)
        .orElse(List.of());
  }

  /** Reads what nvidia-smi prints: a line for each GPU, with its name and compute capability. */
  static List<Gpu> parse(String lines) {
    List<Gpu> gpus = new ArrayList<>();
    for (String line : lines.lines().filter(text -> !text.isBlank()).toList()) {
      int comma = line.lastIndexOf(',');
      String last = line.substring(comma + 1).strip();
      boolean known = comma > 0 && last.matches("[0-9]+\\.[0-9]+");
      gpus.add(
          new Gpu(
              (known ? line.substring(0, comma) : line).strip(),
              known ? OptionalDouble.of(Double.parseDouble(last)) : OptionalDouble.empty()));
    }
    return gpus;
  }

  /** Tells whether training can use the GPU, which the running backend may be made for. */
  Finding check(boolean cudaBuild) {
    if (capability.isEmpty()) {
      return Finding.note(
          "GPU",
          name + ", compute capability unknown",
          "its driver does not tell; the CUDA build needs 3.7 to 8.9");
    }
    double value = capability.getAsDouble();
    String what = name + ", compute capability " + value;
    if (value < LEAST || value > MOST) {
      String text =
          what
              + ": the CUDA build (nd4j-cuda-11.6) cannot run on it. It has machine code for"
              + " compute capabilities 3.7 to 8.6 and no PTX to translate for "
              + (value > MOST ? "newer" : "older")
              + " GPUs";
      return cudaBuild
          ? Finding.problem("GPU", text, "unset ROBUSTLT_CUDA to train on the CPU")
          : Finding.note("GPU", text, "nothing to do: training runs on the CPU");
    }
    return cudaBuild
        ? Finding.ok("GPU", what + ", in use")
        : Finding.note(
            "GPU", what + ": not in use", "run with ROBUSTLT_CUDA=1 to build for it and use it");
  }
}
