package org.robustlt.bench.step;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.robustlt.core.engine.DeviceName;
import org.robustlt.core.engine.HalfPrecision;

/**
 * What training steps took, under the names that {@code torch_step.py} prints.
 *
 * @param peer the program and its kernel library
 * @param model the architecture
 * @param batch images of a batch
 * @param steps steps of the attack
 * @param threads threads of the kernels
 * @param precision how the attack computes
 * @param msMin milliseconds of the fastest step
 * @param msMedian milliseconds of the median step
 * @param imagesPerS images per second of the fastest step
 * @param peakMib the largest resident memory so far, in MiB; 0 if the system does not tell
 * @param gflopPerS 10⁹ operations of convolutions and linear layers per second, of the fastest step
 * @param convolutionGflopPerS the same of one large convolution alone: what the machine can do
 * @param productGflopPerS the same of one large matrix product
 * @param copyGbPerS 10⁹ bytes per second that a copy of a large array reads and writes
 * @param slowdown the median of the last tenth of the steps over that of the first tenth
 * @param growthMib how much the resident memory grew after the first tenth of the steps
 * @param hostMs milliseconds of the fastest step in which no kernel ran: the host's own work
 * @param crossedBytes bytes that went between the library's memory and Java's arrays in a step,
 *     without those of losses
 * @param lossCrossedBytes bytes of logits and their gradients that did so for losses which the
 *     library does not compute
 * @param device what computed
 * @param heapKib KiB of the Java heap that a step takes, for the collector to free
 * @param parts milliseconds of the parts of the fastest step
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record StepResult(
    String peer,
    String model,
    int batch,
    int steps,
    int threads,
    String precision,
    double msMin,
    double msMedian,
    double imagesPerS,
    long peakMib,
    double gflopPerS,
    double convolutionGflopPerS,
    double productGflopPerS,
    double copyGbPerS,
    double slowdown,
    long growthMib,
    double hostMs,
    long crossedBytes,
    long lossCrossedBytes,
    String device,
    double heapKib,
    Map<String, Double> parts) {
  /** What a step costs beside its kernels. */
  record Host(double milliseconds, long crossedBytes, long lossCrossedBytes) {}

  static StepResult of(
      StepOptions options,
      String library,
      List<Double> times,
      Map<StepPart, Double> parts,
      Host host,
      double operations,
      long growthMib,
      long heapBytes) {
    long peakMib = ThisProcess.peakMib();
    Ceiling ceiling = Ceiling.measure();
    double least = times.stream().min(Comparator.naturalOrder()).orElseThrow();
    Map<String, Double> named = new LinkedHashMap<>();
    parts.forEach((part, time) -> named.put(part.name().toLowerCase(Locale.ROOT), tenths(time)));
    return new StepResult(
        "robustlt " + library,
        options.model(),
        options.batch(),
        options.steps(),
        options.threads(),
        options.attack().half().map(HalfPrecision::toString).orElse("float32"),
        tenths(least),
        tenths(median(times)),
        tenths(options.batch() / least * 1e3),
        peakMib,
        tenths(operations / least / 1e6),
        tenths(ceiling.convolutionGflopPerS()),
        tenths(ceiling.productGflopPerS()),
        tenths(ceiling.copyGbPerS()),
        slowdown(times),
        growthMib,
        Math.round(host.milliseconds() * 100) / 100.0,
        host.crossedBytes(),
        host.lossCrossedBytes(),
        DeviceName.requested().map(DeviceName::value).orElse("cpu"),
        tenths(heapBytes / 1024.0),
        named);
  }

  private static double slowdown(List<Double> times) {
    int tenth = Math.max(1, times.size() / 10);
    double first = median(times.subList(0, tenth));
    double last = median(times.subList(times.size() - tenth, times.size()));
    return Math.round(last / first * 1000) / 1000.0;
  }

  private static double median(List<Double> times) {
    return times.stream().sorted().toList().get(times.size() / 2);
  }

  private static double tenths(double value) {
    return Math.round(value * 10) / 10.0;
  }
}
