package org.robustlt.bench.comparison;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.statistics.distribution.TDistribution;
import org.robustlt.bench.record.RunRecord;
import org.robustlt.core.record.EvaluationRecord;

/**
 * How much larger a number of a variant is than that of another.
 *
 * <p>Variants are compared seed by seed, and within a seed image by image, since both classify the
 * same test images. The interval allows for other test images, and where there are several seeds
 * for other seeds too: the half widths of both are added in quadrature, that of the seeds being
 * Student's. With one seed it says nothing of what another seed would give.
 *
 * @param change the mean over the seeds, with its spread
 * @param interval of the mean, if the evaluations tell enough
 */
public record Difference(Statistic change, Optional<ConfidenceInterval> interval) {
  /** Returns whether the interval tells the number from 0. */
  public boolean isCertain() {
    return interval.filter(ConfidenceInterval::excludesZero).isPresent();
  }

  /** Subtracts a variant from another, of their common seeds where they have some. */
  static Difference of(
      Variant base, Variant variant, String protocol, Quantity measure, VerdictFiles verdicts) {
    List<Sampling.Pair> pairs = pairs(base, variant, protocol, verdicts);
    if (pairs.isEmpty()) {
      return ofOtherSeeds(base, variant, protocol, measure);
    }
    List<Double> changes = new ArrayList<>();
    double unpaired = 0;
    for (Sampling.Pair pair : pairs) {
      changes.add(measure.of(pair.after()) - measure.of(pair.before()));
      unpaired +=
          (Sampling.variance(measure, pair.before()) + Sampling.variance(measure, pair.after()))
              / pairs.size();
    }
    double images = Sampling.paired(measure, pairs).orElse(unpaired);
    Statistic change = Statistic.of(changes);
    double seeds = change.deviation() * change.deviation() / change.count();
    return new Difference(change, interval(change.mean(), images, seeds, change.count() - 1));
  }

  private static Difference ofOtherSeeds(
      Variant base, Variant variant, String protocol, Quantity measure) {
    Statistic before = base.statistic(protocol, measure::of);
    Statistic after = variant.statistic(protocol, measure::of);
    double images =
        variance(base.evaluations(protocol), measure)
            + variance(variant.evaluations(protocol), measure);
    double seeds =
        before.count() > 1 && after.count() > 1
            ? before.deviation() * before.deviation() / before.count()
                + after.deviation() * after.deviation() / after.count()
            : Double.NaN;
    Statistic change = Statistic.of(List.of(after.mean() - before.mean()));
    return new Difference(
        change,
        interval(change.mean(), images, seeds, Math.min(before.count(), after.count()) - 1));
  }

  /** Test images are the same for all seeds, so that seeds do not make their variance less. */
  private static double variance(List<EvaluationRecord> evaluations, Quantity measure) {
    return evaluations.stream()
        .mapToDouble(evaluation -> Sampling.variance(measure, evaluation))
        .average()
        .orElse(Double.NaN);
  }

  private static Optional<ConfidenceInterval> interval(
      double centre, double images, double seeds, int degreesOfFreedom) {
    if (!Double.isFinite(centre) || !Double.isFinite(images)) {
      return Optional.empty();
    }
    double z = Sampling.quantile();
    double square = z * z * images;
    if (degreesOfFreedom > 0 && Double.isFinite(seeds)) {
      double t =
          TDistribution.of(degreesOfFreedom)
              .inverseSurvivalProbability(ConfidenceInterval.ERROR_RATE / 2);
      square += t * t * seeds;
    }
    double half = Math.sqrt(square);
    return Optional.of(
        new ConfidenceInterval(Math.max(-1, centre - half), Math.min(1, centre + half)));
  }

  /** Pairs the evaluations of the seeds that both variants have. */
  private static List<Sampling.Pair> pairs(
      Variant base, Variant variant, String protocol, VerdictFiles verdicts) {
    Map<Long, RunRecord> before = bySeed(base, protocol);
    Map<Long, RunRecord> after = bySeed(variant, protocol);
    Set<Long> seeds = new TreeSet<>(before.keySet());
    seeds.retainAll(after.keySet());
    List<Sampling.Pair> pairs = new ArrayList<>();
    for (long seed : seeds) {
      RunRecord one = before.get(seed);
      RunRecord other = after.get(seed);
      if (one != null && other != null) {
        pairs.add(
            new Sampling.Pair(
                Variant.evaluation(one, protocol).orElseThrow(),
                verdicts.of(one, protocol),
                Variant.evaluation(other, protocol).orElseThrow(),
                verdicts.of(other, protocol)));
      }
    }
    return pairs;
  }

  private static Map<Long, RunRecord> bySeed(Variant variant, String protocol) {
    Map<Long, RunRecord> runs = new LinkedHashMap<>();
    for (RunRecord run : variant.runs()) {
      if (Variant.evaluation(run, protocol).isPresent()) {
        runs.putIfAbsent(run.manifest().seed(), run);
      }
    }
    return runs;
  }
}
