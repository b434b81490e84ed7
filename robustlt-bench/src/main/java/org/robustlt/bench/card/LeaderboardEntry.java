package org.robustlt.bench.card;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.robustlt.bench.record.RunRecord;
import org.robustlt.core.record.EvaluationRecord;

/**
 * A run in a leaderboard: the fields of RobustBench's {@code model_info} where they fit, spelt and
 * filled as there, and what numbers of long-tailed data need beside them.
 *
 * @param name of the run
 * @param dataset what was learnt and tested
 * @param architecture the network
 * @param eps the radius of the strongest attack that was tried
 * @param cleanAcc natural accuracy in %
 * @param autoattackAcc accuracy in % under AutoAttack standard, if it was measured
 * @param additionalData whether other images were learnt too; never here
 * @param numberForwardPasses how often the network sees an image to classify it
 * @param seed of the training
 * @param classCounts training images of each class
 * @param imbalanceRatio the largest of them to the smallest
 * @param splitHash SHA-256 of the selected images
 * @param recipeHash SHA-256 of the resolved recipe
 * @param identity digest of recipe, split and labels
 * @param results by protocol
 */
record LeaderboardEntry(
    String name,
    String dataset,
    String architecture,
    String eps,
    @JsonProperty("clean_acc") Optional<String> cleanAcc,
    @JsonProperty("autoattack_acc") Optional<String> autoattackAcc,
    @JsonProperty("additional_data") boolean additionalData,
    @JsonProperty("number_forward_passes") int numberForwardPasses,
    String seed,
    List<Long> classCounts,
    double imbalanceRatio,
    String splitHash,
    String recipeHash,
    String identity,
    List<Result> results) {
  /**
   * What a protocol found; accuracies are fractions in 0..1.
   *
   * @param protocol its name
   * @param protocolHash numbers compare only if it is the same
   * @param groups the rule that makes classes head, medium or tail
   * @param settings all of the protocol
   * @param examples the number of test images
   * @param overall over all images
   * @param balanced over the classes
   * @param head over the frequent classes
   * @param medium over those between
   * @param tail over the rare ones
   * @param worstClass the least of the classes
   */
  record Result(
      String protocol,
      String protocolHash,
      String groups,
      Map<String, String> settings,
      long examples,
      double overall,
      double balanced,
      double head,
      double medium,
      double tail,
      double worstClass) {
    static Result of(EvaluationRecord evaluation) {
      return new Result(
          evaluation.protocol().name(),
          evaluation.protocol().hash(),
          evaluation.protocol().groups(),
          evaluation.protocol().settings(),
          evaluation.examples(),
          evaluation.overall(),
          evaluation.balanced(),
          evaluation.head(),
          evaluation.medium(),
          evaluation.tail(),
          evaluation.worstClass());
    }
  }

  static LeaderboardEntry of(RunRecord run) {
    List<Long> counts = run.manifest().dataSet().classCounts();
    long most = counts.stream().mapToLong(n -> n).max().orElse(0);
    long least = counts.stream().mapToLong(n -> n).min().orElse(0);
    return new LeaderboardEntry(
        run.manifest().run(),
        run.manifest().dataSet().name(),
        run.manifest().model(),
        run.evaluations().stream()
            .map(evaluation -> evaluation.protocol().epsilon())
            .filter(epsilon -> !epsilon.equals("0"))
            .findFirst()
            .orElse(""),
        percent(run, "natural"),
        percent(run, "autoattack"),
        false,
        1,
        Long.toString(run.manifest().seed()),
        counts,
        least == 0 ? Double.NaN : (double) most / least,
        run.manifest().dataSet().splitHash(),
        run.manifest().recipeHash(),
        run.manifest().identity().value(),
        run.evaluations().stream().map(Result::of).toList());
  }

  private static Optional<String> percent(RunRecord run, String protocol) {
    return run.evaluations().stream()
        .filter(evaluation -> evaluation.protocol().name().equals(protocol))
        .findFirst()
        .map(e -> String.format(Locale.ROOT, "%.2f", 100 * e.overall()));
  }
}
