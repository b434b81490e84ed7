package org.robustlt.bench.step;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What training steps took, under the names that {@code torch_step.py} prints.
 *
 * @param peer the program and its kernel library
 * @param model the architecture
 * @param batch images of a batch
 * @param steps steps of the attack
 * @param threads threads of the kernels
 * @param msMin milliseconds of the fastest step
 * @param msMedian milliseconds of the median step
 * @param imagesPerS images per second of the fastest step
 * @param peakMib the largest resident memory so far, in MiB; 0 if the system does not tell
 * @param gflopPerS 10⁹ operations of convolutions and linear layers per second, of the fastest step
 * @param parts milliseconds of the parts of the fastest step
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record StepResult(
    String peer,
    String model,
    int batch,
    int steps,
    int threads,
    double msMin,
    double msMedian,
    double imagesPerS,
    long peakMib,
    double gflopPerS,
    Map<String, Double> parts) {
  static StepResult of(
      StepOptions options,
      String library,
      List<Double> times,
      Map<StepPart, Double> parts,
      double operations) {
    List<Double> sorted = times.stream().sorted().toList();
    double least = sorted.get(0);
    Map<String, Double> named = new LinkedHashMap<>();
    parts.forEach((part, time) -> named.put(part.name().toLowerCase(Locale.ROOT), tenths(time)));
    return new StepResult(
        "robustlt " + library,
        options.model(),
        options.batch(),
        options.steps(),
        ThisProcess.threads(),
        tenths(least),
        tenths(sorted.get(sorted.size() / 2)),
        tenths(options.batch() / least * 1e3),
        ThisProcess.peakMib(),
        tenths(operations / least / 1e6),
        named);
  }

  private static double tenths(double value) {
    return Math.round(value * 10) / 10.0;
  }
}
