package org.robustlt.bench.command;

import java.nio.file.Path;
import java.util.Optional;
import org.robustlt.bench.cluster.Circumstances;
import org.robustlt.bench.comparison.Comparison;
import org.robustlt.bench.console.Console;
import org.robustlt.bench.job.Job;
import org.robustlt.bench.report.ReportFile;
import org.robustlt.core.run.Resume;

/** Makes the runs of a comparison one after the other, and shows what they came to. */
final class ComparisonJob {
  private final ComparisonPlans plans;
  private final Optional<Path> data;
  private final Optional<String> baseline;
  private final Console console;

  ComparisonJob(
      ComparisonPlans plans, Optional<Path> data, Optional<String> baseline, Console console) {
    this.plans = plans;
    this.data = data;
    this.baseline = baseline;
    this.console = console;
  }

  void run(boolean resume) {
    baseline.ifPresent(plans::checkBaseline);
    Path report = plans.out().resolve("report.html");
    Comparison comparison;
    try (ComparisonDirectory place =
        new ComparisonDirectory(plans.out(), plans.described(Circumstances.here()))) {
      place.check(resume);
      new Job(plans.runs(), data, console, Optional.of(report))
          .run(Resume.of(resume), () -> place.begin(resume));
      comparison = Results.print(console, plans.directories(), baseline);
      plans.tellBest(console, comparison);
      place.write(comparison);
    }
    ReportFile.write(report, comparison);
    console.note("");
    console.note("Report: " + report);
  }
}
