package org.robustlt.bench.doctor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.robustlt.core.engine.KernelLibrary;
import org.robustlt.core.engine.contract.KernelCheck;
import org.robustlt.core.engine.contract.KernelContract;

/** What came of trying the contract of kernels on this machine. */
public final class KernelReport {
  private final List<Rule> rules = new ArrayList<>();
  private final List<String> violations = new ArrayList<>();

  private KernelReport() {}

  /**
   * How a rule was kept.
   *
   * @param name the rule
   * @param kept on how many networks
   * @param tried on how many it was tried
   * @param seconds what that took
   */
  public record Rule(String name, int kept, int tried, double seconds) {
    /** Returns a line of a table. */
    public String line() {
      return String.format(Locale.ROOT, "  %-68s %3d of %3d %7.1f s", name, kept, tried, seconds);
    }
  }

  /**
   * Tries everything, rule by rule.
   *
   * @param listener hears of each rule when it was tried
   */
  public static KernelReport of(KernelLibrary library, Consumer<Rule> listener) {
    Map<String, List<KernelCheck>> byRule = new LinkedHashMap<>();
    KernelContract.of(library)
        .forEach(check -> byRule.computeIfAbsent(check.rule(), r -> new ArrayList<>()).add(check));
    KernelReport report = new KernelReport();
    byRule.forEach((rule, checks) -> listener.accept(report.tried(rule, checks)));
    return report;
  }

  private Rule tried(String name, List<KernelCheck> checks) {
    long start = System.nanoTime();
    int kept = 0;
    for (KernelCheck check : checks) {
      try {
        check.run();
        kept++;
      } catch (RuntimeException | Error e) {
        violations.add(
            check.name() + ": " + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
      }
    }
    Rule rule = new Rule(name, kept, checks.size(), (System.nanoTime() - start) / 1e9);
    rules.add(rule);
    return rule;
  }

  /** Returns a line for everything that was violated. */
  public List<String> violations() {
    return List.copyOf(violations);
  }

  /** Returns how many checks there were, and how many failed. */
  public String summary() {
    int tried = rules.stream().mapToInt(Rule::tried).sum();
    double seconds = rules.stream().mapToDouble(Rule::seconds).sum();
    String outcome = violations.isEmpty() ? "all kept" : violations.size() + " violated";
    return String.format(Locale.ROOT, "%d checks in %.0f s: %s.", tried, seconds, outcome);
  }
}
