package org.robustlt.bench.job;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import org.robustlt.bench.comparison.Comparison;
import org.robustlt.bench.console.Console;
import org.robustlt.bench.record.RunReader;
import org.robustlt.bench.record.RunRecord;
import org.robustlt.bench.report.ReportFile;
import org.robustlt.core.diagnosis.MaskingAttacks;
import org.robustlt.core.progress.RunListener;
import org.robustlt.core.run.EvaluationOptions;
import org.robustlt.core.run.FittingProtocols;
import org.robustlt.core.run.Protocol;
import org.robustlt.core.run.Resume;
import org.robustlt.core.run.Run;
import org.robustlt.core.run.Surrogate;
import org.robustlt.core.wiring.Runs;

/** Runs to be made one after the other. What is done already is not done again. */
public final class Job {
  private final List<RunPlan> plans;
  private final Optional<Path> data;
  private final Console console;
  private final Optional<Path> comparisonPage;

  /** Plans runs whose data sets lie in the given directory, if the user said so. */
  public Job(List<RunPlan> plans, Optional<Path> data, Console console) {
    this(plans, data, console, Optional.empty());
  }

  /**
   * Plans runs that stand side by side on a page.
   *
   * @param comparisonPage the page, which is written while they are under way
   */
  public Job(
      List<RunPlan> plans, Optional<Path> data, Console console, Optional<Path> comparisonPage) {
    this.plans = List.copyOf(plans);
    this.data = data;
    this.console = console;
    this.comparisonPage = comparisonPage;
  }

  /**
   * Trains and evaluates.
   *
   * @param resume whether runs that were begun may go on
   * @param begin what to do before anything is written, when the first data set is read
   * @throws org.robustlt.core.run.RunException if a directory cannot be used; then nothing is
   *     trained
   */
  public void run(Resume resume, Runnable begin) {
    try (Signals signals = new Signals(console);
        ProgressDisplay display = new ProgressDisplay(console, plans, System::nanoTime)) {
      LivePages pages = new LivePages(plans, comparisonPage, display::toGo, System::nanoTime);
      try {
        for (RunPlan plan : plans) {
          make(plan, resume, begin, display, pages, signals);
        }
      } finally {
        pages.finish();
      }
    }
  }

  /**
   * Evaluates the only run of this job, which is trained.
   *
   * @param masking attacks to look for masked gradients with, if that is wanted
   * @param perClass how many images of each class to look at
   * @param surrogate the network to make adversarial images on, if not on the run's own
   */
  public void evaluate(
      EvaluationOptions options,
      Optional<MaskingAttacks> masking,
      int perClass,
      Optional<Surrogate> surrogate) {
    evaluating(
        options,
        (run, protocol) -> true,
        (run, protocols) -> {
          masking.ifPresent(attacks -> run.diagnose(attacks, perClass, options.which()));
          protocols.forEach(protocol -> evaluate(run, protocol, options, surrogate));
        });
    plans.forEach(Job::writePage);
  }

  /**
   * Takes part in evaluations of the only run of this job that other processes share, until there
   * are results of all.
   */
  public void evaluateTogether(EvaluationOptions options) {
    evaluating(
        options,
        (run, protocol) -> true,
        (run, protocols) ->
            protocols.forEach(protocol -> evaluateTogether(run, protocol, options)));
    plans.forEach(Job::writePage);
  }

  private void evaluateTogether(Run run, Protocol protocol, EvaluationOptions options) {
    if (options.epsilons().isEmpty()) {
      if (run.evaluateTogether(protocol, options).isEmpty()) {
        console.note(options.label(protocol) + "  evaluated by another process, or before");
      }
    } else {
      run.curveTogether(protocol, options)
          .ifPresentOrElse(
              curve -> CurveText.of(curve).forEach(console::print),
              () ->
                  console.note(
                      options.curveLabel(protocol) + "  measured by another process, or before"));
    }
  }

  /** Evaluates trained runs where there is no result of just these weights and protocols yet. */
  public void evaluateWhatIsMissing(EvaluationOptions options) {
    evaluating(
        options,
        (run, protocol) -> !run.isEvaluated(protocol, options),
        (run, protocols) -> protocols.forEach(protocol -> run.evaluate(protocol, options)));
  }

  /**
   * Opens trained runs one after the other.
   *
   * @param wanted which of the protocols that fit a run are meant
   * @param work what is done with the run and these protocols
   */
  private void evaluating(
      EvaluationOptions options,
      BiPredicate<Run, Protocol> wanted,
      BiConsumer<Run, List<Protocol>> work) {
    try (ProgressDisplay display = new ProgressDisplay(console, plans, System::nanoTime)) {
      for (RunPlan plan : plans) {
        try (Run run = Runs.open(plan.recipe(), plan.directory(), data, display)) {
          run.telling(display::doing);
          List<Protocol> protocols =
              fitting(run, plan).stream().filter(protocol -> wanted.test(run, protocol)).toList();
          display.beginRun(new TimeToGo.Work(0, 0, evaluations(run, protocols, options)));
          work.accept(run, protocols);
        }
      }
    }
  }

  /** Evaluates at the protocol's radius, or at those that were asked for. */
  private void evaluate(
      Run run, Protocol protocol, EvaluationOptions options, Optional<Surrogate> surrogate) {
    if (surrogate.isPresent()) {
      run.transfer(protocol, options, surrogate.get());
    } else if (options.epsilons().isEmpty()) {
      run.evaluate(protocol, options);
    } else {
      CurveText.of(run.curve(protocol, options)).forEach(console::print);
    }
  }

  private void make(
      RunPlan plan,
      Resume resume,
      Runnable begin,
      ProgressDisplay display,
      LivePages pages,
      Signals signals) {
    RunListener both =
        event -> {
          display.on(event);
          pages.on(event);
        };
    try (Run run =
        Runs.open(
            plan.recipe(), plan.begun(), plan.directory(), data, plan.makeListeners(), both)) {
      run.telling(display::doing);
      List<Protocol> protocols = fitting(run, plan);
      pages.beginRun();
      display.beginRun(
          new TimeToGo.Work(
              run.data().training().images(),
              run.data().validation().map(images -> images.images()).orElse(0),
              evaluations(run, protocols, EvaluationOptions.USUAL)));
      if (plan.equals(plans.get(0))) {
        run.assemble();
        begin.run();
        plans.forEach(each -> each.directory().prepare(resume, each.recipe(), each.begun()));
      }
      signals.during(run, () -> run.train(resume));
      for (Protocol protocol : protocols) {
        if (!run.isEvaluated(protocol, EvaluationOptions.USUAL)) {
          run.evaluate(protocol, EvaluationOptions.USUAL);
        }
      }
    }
    writePage(plan);
  }

  /** Returns the protocols that the classes of the data allow, and tells of the others. */
  private List<Protocol> fitting(Run run, RunPlan plan) {
    FittingProtocols protocols = run.fitting(plan.protocols());
    protocols.leftOut().forEach(console::note);
    return protocols.fitting();
  }

  /** Returns how often test images go through the network under each protocol. */
  private static List<Double> evaluations(
      Run run, List<Protocol> protocols, EvaluationOptions options) {
    int test = run.data().dataSet().test().size();
    int images = Math.min(test, options.limit().orElse(test));
    int radii = Math.max(1, options.epsilons().size());
    return protocols.stream().map(protocol -> radii * images * run.passes(protocol)).toList();
  }

  private static void writePage(RunPlan plan) {
    RunRecord run = new RunReader().read(plan.directory().path());
    ReportFile.write(plan.directory().report(), Comparison.of(List.of(run)));
  }
}
