package org.robustlt.core.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.hash.Hashing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.network.BatchNormMode;
import org.robustlt.core.adversary.NetworkClassifier;
import org.robustlt.core.checkpoint.CheckpointManifest;
import org.robustlt.core.engine.HalfPrecision;
import org.robustlt.core.engine.Network;
import org.robustlt.core.evaluation.ChunkSource;
import org.robustlt.core.evaluation.EvaluatedElsewhereException;
import org.robustlt.core.evaluation.EvaluationJournal;
import org.robustlt.core.evaluation.ExampleOutcomes;
import org.robustlt.core.evaluation.RobustnessEvaluation;
import org.robustlt.core.evaluation.SharedJournals;
import org.robustlt.core.evaluation.TestImages;
import org.robustlt.core.file.FileFormatException;
import org.robustlt.core.lease.Lease;
import org.robustlt.core.progress.RunEvent;
import org.robustlt.core.progress.RunListener;
import org.robustlt.core.recipe.Recipe;
import org.robustlt.core.record.CurveRecord;
import org.robustlt.core.record.EvaluationRecord;

/**
 * Evaluates a network of a run by protocols, and writes what came out.
 *
 * @param recipe what was trained
 * @param directory where results go
 * @param data what is measured on
 * @param network with the weights to measure
 * @param lower the same network with fewer bits between its layers; throws {@code
 *     IllegalArgumentException} where there is none
 * @param context what attacks know of the run
 * @param doing says what is done, to those who look at the leases
 * @param listener hears of the progress
 */
record ProtocolEvaluation(
    Recipe recipe,
    RunDirectory directory,
    RunData data,
    Network network,
    Function<HalfPrecision, Network> lower,
    ComponentContext context,
    Supplier<String> doing,
    RunListener listener) {

  /**
   * Evaluates, at the protocol's radius. Of an attack that looks for the nearest images, the curve
   * is written too.
   *
   * @param weights the checkpoint that the network's weights come from
   * @param images the images, each checked when it is read
   */
  EvaluationRecord run(
      Protocol protocol, EvaluationOptions options, CheckpointManifest weights, RunImages images) {
    return run(plans().of(protocol, options), weights, images);
  }

  /**
   * Evaluates on what the protocol's attack on another network makes, and compares with its attack
   * on the network itself, which is made before where there is no result of it. Of a protocol that
   * attacks nothing there is but one result.
   *
   * @param file the checkpoint that the network's weights come from
   * @param surrogate the other network
   * @throws RunException if the other network does not fit, or the protocol searches in bfloat16
   */
  EvaluationRecord transfer(
      Protocol protocol,
      EvaluationOptions options,
      CheckpointManifest weights,
      Path file,
      RunImages images,
      Surrogate surrogate) {
    surrogate.checkFits(data.dataSet(), network);
    EvaluationPlan plan = plans().of(protocol, options);
    if (plan.searchedIn().isPresent()) {
      throw new RunException(
          "protocol "
              + protocol.name()
              + " searches in "
              + plan.searchedIn().get()
              + ", a transfer attack does not; name the one without");
    }
    if (protocol.isNatural()) {
      return run(plan, weights, images);
    }
    if (!isDone(protocol, options, file)) {
      run(plan, weights, images);
    }
    return run(plans().transferred(plan, surrogate), weights, images);
  }

  private EvaluationRecord run(EvaluationPlan plan, CheckpointManifest weights, RunImages images) {
    try (Lease lease = directory.takeEvaluation(plan.label())) {
      return measured(
          plan,
          Place.evaluation(directory, plan),
          weights,
          lease,
          evaluation(plan, weights, images));
    } catch (IOException e) {
      throw RunDirectory.unwritable(directory.evaluations(), e);
    }
  }

  /**
   * Takes part in an evaluation that several processes share, at the protocol's radius.
   *
   * @param weights the checkpoint that the network's weights come from
   * @param images the images, each checked when it is read
   * @return the result, if this process wrote it
   */
  Optional<EvaluationRecord> together(
      Protocol protocol, EvaluationOptions options, CheckpointManifest weights, RunImages images) {
    EvaluationPlan plan = plans().of(protocol, options);
    try {
      return measuredTogether(
          plan,
          Place.evaluation(directory, plan),
          weights,
          directory.evaluationTurn(plan.label()),
          evaluation(plan, weights, images));
    } catch (IOException e) {
      throw RunDirectory.unwritable(directory.evaluations(), e);
    }
  }

  /**
   * Measures accuracy over the radii of the options, or of the usual ones.
   *
   * @throws RunException if the protocol attacks nothing
   */
  CurveRecord curve(
      Protocol protocol, EvaluationOptions options, CheckpointManifest weights, RunImages images) {
    EvaluationPlan plan = plans().overRadii(protocol, options);
    try (Lease lease = directory.takeCurve(plan.label())) {
      return measured(
          plan, Place.curve(directory, plan), weights, lease, curve(plan, weights, images));
    } catch (IOException e) {
      throw RunDirectory.unwritable(directory.curves(), e);
    }
  }

  /**
   * Takes part in a curve that several processes share.
   *
   * @return the curve, if this process wrote it
   * @throws RunException if the protocol attacks nothing
   */
  Optional<CurveRecord> curveTogether(
      Protocol protocol, EvaluationOptions options, CheckpointManifest weights, RunImages images) {
    EvaluationPlan plan = plans().overRadii(protocol, options);
    try {
      return measuredTogether(
          plan,
          Place.curve(directory, plan),
          weights,
          directory.curveTurn(plan.label()),
          curve(plan, weights, images));
    } catch (IOException e) {
      throw RunDirectory.unwritable(directory.curves(), e);
    }
  }

  /**
   * Returns whether there is a result of these weights under this protocol.
   *
   * @param weights the checkpoint
   */
  boolean isDone(Protocol protocol, EvaluationOptions options, Path weights) {
    try {
      return files().isDone(plans().of(protocol, options), weights);
    } catch (FileFormatException e) {
      listener.on(new RunEvent.Noted(e.getMessage() + "; it is evaluated again"));
      return false;
    }
  }

  private EvaluationPlans plans() {
    return new EvaluationPlans(recipe, data, context);
  }

  private EvaluationFiles files() {
    return new EvaluationFiles(directory);
  }

  /** Makes a result of what was measured; while it does, what was measured is not forgotten. */
  @FunctionalInterface
  private interface Finish<T> {
    T of(ExampleOutcomes outcomes, Lease lease) throws IOException;
  }

  private Finish<EvaluationRecord> evaluation(
      EvaluationPlan plan, CheckpointManifest weights, RunImages images) {
    return (outcomes, lease) -> {
      EvaluationRecord result =
          files().write(plan, outcomes, new EvaluationFiles.Source(weights, images, lease));
      listener.on(new RunEvent.Evaluated(result));
      return result;
    };
  }

  private Finish<CurveRecord> curve(
      EvaluationPlan plan, CheckpointManifest weights, RunImages images) {
    return (outcomes, lease) ->
        files().writeCurve(plan, outcomes, new EvaluationFiles.Source(weights, images, lease));
  }

  /**
   * Where a measurement keeps what it has.
   *
   * @param folder of the results
   * @param result that comes last
   * @param journal of a process alone
   * @param shared journals of processes that share it
   * @param samples some images
   */
  private record Place(Path folder, Path result, Path journal, Path shared, Path samples) {
    static Place evaluation(RunDirectory directory, EvaluationPlan plan) {
      String label = plan.label();
      return new Place(
          directory.evaluations(),
          directory.evaluation(label),
          directory.evaluationJournal(label),
          directory.sharedEvaluation(label),
          directory.samples(directory.evaluations(), label));
    }

    static Place curve(RunDirectory directory, EvaluationPlan plan) {
      String label = plan.label();
      return new Place(
          directory.curves(),
          directory.curve(label),
          directory.curveJournal(label),
          directory.sharedCurve(label),
          directory.samples(directory.curves(), label));
    }
  }

  private <T> T measured(
      EvaluationPlan plan, Place place, CheckpointManifest weights, Lease lease, Finish<T> finish)
      throws IOException {
    lease.telling(doing);
    Files.createDirectories(place.folder());
    try (EvaluationJournal journal =
            EvaluationJournal.open(place.journal(), plan.key(weights), lease);
        ImagesFile kept = images(plan, journal.isBegun());
        SamplesFile samples = samples(plan, place, Optional.empty(), journal.isBegun())) {
      journal
          .problem()
          .ifPresent(
              problem -> listener.on(new RunEvent.Noted(problem + "; the evaluation begins anew")));
      if (journal.isBegun()) {
        listener.on(new RunEvent.EvaluationResumed(plan.label()));
      }
      ExampleOutcomes outcomes = measure(plan, journal, kept, samples);
      kept.finish();
      samples.finish(outcomes, lease);
      T result = finish.of(outcomes, lease);
      journal.delete();
      return result;
    }
  }

  /** Measures together with other processes; the first that knows all of it writes the result. */
  private <T> Optional<T> measuredTogether(
      EvaluationPlan plan,
      Place place,
      CheckpointManifest weights,
      SharedJournals.Turn turn,
      Finish<T> finish)
      throws IOException {
    BooleanSupplier written = () -> EvaluationFiles.isWritten(place.result(), plan, weights);
    if (written.getAsBoolean()) {
      return Optional.empty();
    }
    String key = plan.key(weights);
    String name = Hashing.sha256().hashString(key, UTF_8).toString().substring(0, 16);
    Path cells = place.shared().resolve(name);
    SharedJournals journals = new SharedJournals(cells, key, written, doing);
    Files.createDirectories(cells);
    try (SamplesFile samples = samples(plan, place, Optional.of(cells), true)) {
      ExampleOutcomes outcomes = measure(plan, journals, ImagesFile.NONE, samples);
      try (Lease lease = journals.awaitTurn(turn)) {
        samples.finish(outcomes, lease);
        T made = finish.of(outcomes, lease);
        journals.delete();
        return Optional.of(made);
      }
    } catch (EvaluatedElsewhereException e) {
      return Optional.empty();
    }
  }

  private ImagesFile images(EvaluationPlan plan, boolean resumed) throws IOException {
    return plan.options().saveImages()
        ? ImagesFile.open(
            directory.adversarialImages(plan.label()),
            plan.sample().indices().length,
            data.dataSet().shape(),
            resumed)
        : ImagesFile.NONE;
  }

  /** Opens what samples are kept in; those of several processes are kept beside their journals. */
  private SamplesFile samples(
      EvaluationPlan plan, Place place, Optional<Path> shared, boolean resumed) throws IOException {
    if (plan.stages().stages().isEmpty()) {
      return SamplesFile.NONE;
    }
    Path file = place.samples();
    int[] labels =
        new TestImages(data.dataSet().test(), network.type()).labels(plan.sample().indices());
    return shared.isPresent()
        ? SamplesFile.shared(
            file, shared.get(), labels, data.split().selected(), data.dataSet().shape())
        : SamplesFile.open(file, labels, data.split().selected(), data.dataSet().shape(), resumed);
  }

  private ExampleOutcomes measure(
      EvaluationPlan plan, ChunkSource source, ImagesFile kept, SamplesFile samples) {
    try (NetworkClassifier classifier = adjusted(network, plan);
        NetworkClassifier searched = searched(plan)) {
      return plan.evaluation(recipe.training().batchSize())
          .run(
              attacked(plan, classifier, searched),
              new TestImages(plan.shown(data.dataSet().test()), network.type()),
              plan.sample().indices(),
              source,
              (positions, natural, tried) -> {
                kept.keep(positions, natural, tried);
                samples.keep(positions, natural, tried);
              },
              (stage, done, examples, passes, left) ->
                  listener.on(
                      new RunEvent.Evaluating(plan.label(), stage, done, examples, passes, left)));
    }
  }

  private static RobustnessEvaluation.Attacked attacked(
      EvaluationPlan plan, NetworkClassifier classifier, NetworkClassifier searched) {
    if (plan.surrogate().isPresent()) {
      return RobustnessEvaluation.Attacked.transferred(classifier, searched);
    }
    return plan.searchedIn().isPresent()
        ? RobustnessEvaluation.Attacked.verified(classifier, searched)
        : RobustnessEvaluation.Attacked.of(classifier);
  }

  /** Returns what the attack sees: the adjustment is none of another network. */
  private NetworkClassifier searched(EvaluationPlan plan) {
    if (plan.surrogate().isPresent()) {
      return new NetworkClassifier(
          plan.surrogate().get().network(), BatchNormMode.RUNNING_STATISTICS);
    }
    try {
      return adjusted(plan.searchedIn().map(lower).orElse(network), plan);
    } catch (IllegalArgumentException e) {
      throw new RunException(
          "protocol " + plan.protocol().name() + ": search: " + e.getMessage(), e);
    }
  }

  private NetworkClassifier adjusted(Network of, EvaluationPlan plan) {
    return NetworkClassifier.adjusted(of, plan.options().adjustment(), context.frequencies());
  }
}
