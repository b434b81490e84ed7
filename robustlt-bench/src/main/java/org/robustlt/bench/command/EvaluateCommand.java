package org.robustlt.bench.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.robustlt.api.budget.Magnitude;
import org.robustlt.bench.cluster.Workers;
import org.robustlt.bench.console.Console;
import org.robustlt.bench.job.Job;
import org.robustlt.bench.job.RunPlan;
import org.robustlt.bench.record.RunReader;
import org.robustlt.core.adversary.LogitAdjustment;
import org.robustlt.core.checkpoint.CheckpointStore.Which;
import org.robustlt.core.diagnosis.MaskingAttacks;
import org.robustlt.core.recipe.ProtocolNames;
import org.robustlt.core.recipe.Recipe;
import org.robustlt.core.recipe.RecipeReader;
import org.robustlt.core.run.EvaluationOptions;
import org.robustlt.core.run.Protocol;
import org.robustlt.core.run.Protocols;
import org.robustlt.core.run.RunDirectory;
import org.robustlt.core.run.Surrogate;
import org.robustlt.core.wiring.PredictorAssembly;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Evaluates a trained run. */
@Command(
    name = "evaluate",
    header = "Measure the accuracy of a run by protocols.",
    description = {
      "Writes evaluation/PROTOCOL.json and .npz (what became of every image) in the run directory and"
          + " makes its report.html again. Numbers compare only under one protocol: a file tells"
          + " attack, budget, seed, test set and checkpoint, and a hash of them. An evaluation that"
          + " was stopped, or killed, goes on where it was. With --join, processes on any hosts that"
          + " share the directory do it together, batch by batch, with the same result:"
          + " docs/cluster.md."
    },
    footer = {
      "  ./robustlt evaluate runs/pgdat",
      "  ./robustlt evaluate runs/pgdat --protocol robustlt-paper --protocol pgd-100",
      "  ./robustlt evaluate runs/pgdat --protocol autoattack --limit 1000 --diagnose",
      "  ./robustlt evaluate runs/pgdat --protocol autoattack --epsilons 0,2/255,4/255,8/255",
      "  ./robustlt evaluate runs/pgdat --adjust-logits --protocol natural --protocol pgd-20",
      "  ./robustlt evaluate runs/pgdat --transfer-from runs/trades --protocol pgd-20",
      "  ./robustlt evaluate runs/pgdat --data ~/data/cifar-10 --checkpoint best",
      "  ./robustlt evaluate runs/pgdat --protocol autoattack --join"
    })
final class EvaluateCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "RUN", description = "The run directory.")
  private Path directory = Path.of("");

  @Option(
      names = "--protocol",
      paramLabel = "NAME",
      completionCandidates = BuiltIn.class,
      description =
          "One of ${COMPLETION-CANDIDATES}, or a YAML file; those of the recipe if not given."
              + " Repeatable.")
  private List<String> names = List.of();

  @Option(
      names = "--checkpoint",
      paramLabel = "WHICH",
      description =
          "Weights to evaluate: last or best (on validation). ${DEFAULT-VALUE} by default.")
  private Which which = Which.LAST;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description =
          "Evaluate N test images only, as many of each class, always the same ones. Intervals tell"
              + " how much that leaves open.")
  private Optional<Integer> limit = Optional.empty();

  @Option(
      names = "--epsilons",
      paramLabel = "LIST",
      converter = Epsilons.class,
      description =
          "Measure accuracy over these radii, 0,2/255,4/255 say, instead of at the protocol's: what"
              + " fell at a smaller one is not attacked again. Writes curves/PROTOCOL-DIGEST.json"
              + " and .npz.")
  private List<Magnitude> epsilons = List.of();

  @ArgGroup(exclusive = false)
  private Adjustment adjustment = new Adjustment();

  /** Logits adjusted after training. */
  static final class Adjustment {
    @Option(
        names = "--adjust-logits",
        required = true,
        description =
            "Take the logarithm of each class's share of the training images from its logit, natural"
                + " and robust: the attack sees the adjusted network. Results are called"
                + " PROTOCOL-adjusted.")
    private boolean adjusted;

    @Option(
        names = "--tau",
        paramLabel = "TAU",
        converter = Tau.class,
        defaultValue = "1",
        description = "Take TAU times that; ${DEFAULT-VALUE} by default.")
    private LogitAdjustment byTau = LogitAdjustment.NONE;
  }

  @Option(
      names = "--transfer-from",
      paramLabel = "RUN",
      description =
          "Make the adversarial images on the network of another run, and show them to this one. Also"
              + " measures the attack on this network itself where that was not done, and warns if it"
              + " is the weaker one: then gradients are masked. Writes"
              + " evaluation/PROTOCOL-from-RUN-DIGEST.json and .npz.")
  private Optional<Path> surrogate = Optional.empty();

  @Option(
      names = "--save-images",
      description = "Also write the adversarial images: evaluation/PROTOCOL-images.npy.")
  private boolean saveImages;

  @Option(
      names = "--diagnose",
      description =
          "Also look for masked gradients, which make networks seem robust. Writes masking.json.")
  private boolean diagnose;

  @Option(
      names = "--diagnose-images",
      paramLabel = "N",
      description =
          "Look at N correctly classified images of each class; ${DEFAULT-VALUE} by default.")
  private int diagnosedImages = 20;

  @Mixin private DataOptions data = new DataOptions();

  @SuppressWarnings("UnusedVariable") // the launcher has read it
  @Mixin
  private DeviceOption device = new DeviceOption();

  @Mixin private PluginOptions plugins = new PluginOptions();

  @Mixin private WorkersOptions workers = new WorkersOptions();

  @Spec private @Nullable CommandSpec spec;

  EvaluateCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    RecipeReader reader = new RecipeReader(plugins.registry());
    RunDirectory run = new RunDirectory(directory);
    Recipe recipe = Recipes.of(run, reader);
    Protocols known = new Protocols(reader);
    List<Protocol> protocols =
        known.find(names.isEmpty() ? recipe.evaluation().protocols() : names);
    if (surrogate.isPresent() && !epsilons.isEmpty()) {
      throw new UserException("--transfer-from goes without --epsilons");
    }
    Job job =
        new Job(
            List.of(new RunPlan(recipe, Optional.of(recipe), run, protocols)),
            data.directory().or(this::dataOfTraining),
            console);
    EvaluationOptions options =
        new EvaluationOptions(
            which,
            limit.map(OptionalInt::of).orElse(OptionalInt.empty()),
            saveImages,
            epsilons,
            adjustment.adjusted ? adjustment.byTau : LogitAdjustment.NONE);
    Optional<Workers> shared = workers.chosen(false);
    if (shared.isPresent()) {
      checkShared();
      Optional<Integer> code =
          new SharedEvaluation(run, console)
              .run(
                  shared.get(),
                  WorkersOptions.arguments(spec),
                  () -> job.evaluateTogether(options));
      if (code.isPresent()) {
        return code.get();
      }
    } else {
      evaluateAlone(job, options, reader);
    }
    Results.printMeasures(console, Results.print(console, List.of(directory)));
    console.note("");
    console.note("Report: " + run.report());
    return 0;
  }

  /** What one process at a time can do. */
  private void checkShared() {
    String alone =
        saveImages
            ? "--save-images"
            : diagnose ? "--diagnose" : surrogate.isPresent() ? "--transfer-from" : "";
    if (!alone.isEmpty()) {
      throw new UserException(alone + ": one process does that; leave out --join and --workers");
    }
  }

  private void evaluateAlone(Job job, EvaluationOptions options, RecipeReader reader) {
    Optional<Surrogate> other = surrogate.map(place -> surrogate(place, reader));
    try {
      job.evaluate(
          options,
          diagnose ? Optional.of(MaskingAttacks.builtIn(reader)) : Optional.empty(),
          diagnosedImages,
          other);
    } finally {
      other.ifPresent(Surrogate::close);
    }
  }

  private Surrogate surrogate(Path place, RecipeReader reader) {
    RunDirectory other = new RunDirectory(place);
    return PredictorAssembly.of(Recipes.of(other, reader), other, data.directory())
        .surrogate(which);
  }

  /** Reads radii between commas: rising, each once. */
  static final class Epsilons implements CommandLine.ITypeConverter<List<Magnitude>> {
    @Override
    public List<Magnitude> convert(String text) {
      try {
        List<Magnitude> radii = Arrays.stream(text.split(",", -1)).map(Magnitude::parse).toList();
        for (int i = 1; i < radii.size(); i++) {
          if (radii.get(i).value() <= radii.get(i - 1).value()) {
            throw new IllegalArgumentException(
                "epsilons must rise, got " + radii.get(i) + " after " + radii.get(i - 1));
          }
        }
        return radii;
      } catch (IllegalArgumentException e) {
        throw new CommandLine.TypeConversionException(String.valueOf(e.getMessage()));
      }
    }
  }

  /** Reads τ. */
  static final class Tau implements CommandLine.ITypeConverter<LogitAdjustment> {
    @Override
    public LogitAdjustment convert(String text) {
      try {
        return new LogitAdjustment(Double.parseDouble(text));
      } catch (NumberFormatException e) {
        throw new CommandLine.TypeConversionException("expected a number, got \"" + text + "\"");
      } catch (IllegalArgumentException e) {
        throw new CommandLine.TypeConversionException(String.valueOf(e.getMessage()));
      }
    }
  }

  /** Returns where the data of the training lay, if they still do. */
  private Optional<Path> dataOfTraining() {
    Optional<Path> noted = new RunReader().read(directory).manifest().dataDirectory().map(Path::of);
    noted
        .filter(path -> !Files.exists(path))
        .ifPresent(
            path ->
                console.note(
                    "its training read the data from "
                        + path
                        + ", which is not there any more: say by --data where they lie"));
    return noted.filter(Files::exists);
  }

  /** The protocols that come with the program, for help and completion. */
  static final class BuiltIn implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return ProtocolNames.BUILT_IN.iterator();
    }
  }
}
