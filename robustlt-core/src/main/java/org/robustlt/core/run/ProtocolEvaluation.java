package org.robustlt.core.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.hash.Hashing;
import com.google.common.io.MoreFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.robustlt.api.budget.Magnitude;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.network.BatchNormMode;
import org.robustlt.api.random.RandomSource;
import org.robustlt.core.adversary.NetworkClassifier;
import org.robustlt.core.checkpoint.CheckpointFile;
import org.robustlt.core.checkpoint.CheckpointManifest;
import org.robustlt.core.checkpoint.RunIdentity;
import org.robustlt.core.data.ImageSelection;
import org.robustlt.core.diagnosis.SignTest;
import org.robustlt.core.engine.Network;
import org.robustlt.core.evaluation.AttackStages;
import org.robustlt.core.evaluation.ChunkSource;
import org.robustlt.core.evaluation.ClassGroups;
import org.robustlt.core.evaluation.ClassificationMeasures;
import org.robustlt.core.evaluation.EvaluatedElsewhereException;
import org.robustlt.core.evaluation.EvaluationJournal;
import org.robustlt.core.evaluation.ExampleOutcomes;
import org.robustlt.core.evaluation.RobustnessEvaluation;
import org.robustlt.core.evaluation.SharedJournals;
import org.robustlt.core.evaluation.TestImages;
import org.robustlt.core.file.AtomicFile;
import org.robustlt.core.file.FileFormatException;
import org.robustlt.core.file.SealedJson;
import org.robustlt.core.lease.Lease;
import org.robustlt.core.progress.RunEvent;
import org.robustlt.core.progress.RunListener;
import org.robustlt.core.recipe.PrecisionSection;
import org.robustlt.core.recipe.Recipe;
import org.robustlt.core.record.CurveRecord;
import org.robustlt.core.record.EvaluationRecord;
import org.robustlt.core.record.ProtocolRecord;
import org.robustlt.core.registry.NamePattern;

/**
 * Evaluates a network of a run by protocols, and writes what came out.
 *
 * @param recipe what was trained
 * @param directory where results go
 * @param data what is measured on
 * @param network with the weights to measure
 * @param inBfloat16 the same network with bfloat16 between its layers; throws {@code
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
    Supplier<Network> inBfloat16,
    ComponentContext context,
    Supplier<String> doing,
    RunListener listener) {
  /**
   * The root of an evaluation's randomness. It is the same for all runs, so that networks of other
   * training seeds are measured alike.
   */
  private static final long SEED = 0;

  /** Points of a curve beyond its first, where nobody says which. */
  private static final int STEPS = 16;

  /**
   * Evaluates, at the protocol's radius. Of an attack that looks for the nearest images, the curve
   * is written too.
   *
   * @param weights the checkpoint that the network's weights come from
   * @param images the images, each checked when it is read
   */
  EvaluationRecord run(
      Protocol protocol, EvaluationOptions options, CheckpointManifest weights, RunImages images) {
    return run(
        plan(protocol, options, List.of(epsilon(protocol, protocol.stages(context)))),
        weights,
        images);
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
    if (isSearchedOtherwise(protocol)) {
      throw new RunException(
          "protocol "
              + protocol.name()
              + " searches in bfloat16, a transfer attack does not; name the one without");
    }
    if (protocol.isNatural()) {
      return run(protocol, options, weights, images);
    }
    if (!isDone(protocol, options, file)) {
      run(protocol, options, weights, images);
    }
    Plan plan = plan(protocol, options, List.of(epsilon(protocol, protocol.stages(context))));
    return run(plan.on(surrogate, describe(plan, Optional.of(surrogate))), weights, images);
  }

  private EvaluationRecord run(Plan plan, CheckpointManifest weights, RunImages images) {
    String label = plan.description().name();
    try (Lease lease = directory.takeEvaluation(label)) {
      lease.telling(doing);
      Files.createDirectories(directory.evaluations());
      return measured(
          plan,
          directory.evaluationJournal(label),
          directory.samples(directory.evaluations(), label),
          weights,
          lease,
          (outcomes, held) -> finish(plan, outcomes, weights, images, held));
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
    Plan plan = plan(protocol, options, List.of(epsilon(protocol, protocol.stages(context))));
    String label = plan.description().name();
    try {
      Files.createDirectories(directory.evaluations());
      return measuredTogether(
          plan,
          directory.sharedEvaluation(label),
          directory.samples(directory.evaluations(), label),
          weights,
          () -> isWritten(directory.evaluation(label), plan, weights),
          directory.evaluationTurn(label),
          (outcomes, held) -> finish(plan, outcomes, weights, images, held));
    } catch (IOException e) {
      throw RunDirectory.unwritable(directory.evaluations(), e);
    }
  }

  private EvaluationRecord finish(
      Plan plan,
      ExampleOutcomes outcomes,
      CheckpointManifest weights,
      RunImages images,
      Lease lease)
      throws IOException {
    String label = plan.description().name();
    EvaluationRecord result =
        EvaluationRecord.of(
                plan.description(),
                weights,
                counts(outcomes, plan.stages(), plan.groups(), weights(plan.sample())),
                plan.groups(),
                weights(plan.sample()))
            .withTransfer(transfer(plan, outcomes));
    AtomicFile.write(
        directory.examples(label),
        lease,
        target -> ExamplesFile.write(target, outcomes, plan.description(), plan.stages().names()));
    write(directory.evaluation(label), result, plan, weights, images, lease);
    if (plan.stages().isMinimumNorm()) {
      List<Magnitude> radii = curveRadii(plan.protocol(), plan.options());
      writeCurve(plan, outcomes, radii, weights, images, lease);
    }
    listener.on(new RunEvent.Evaluated(result));
    return result;
  }

  /**
   * Measures accuracy over the radii of the options, or of the usual ones.
   *
   * @throws RunException if the protocol attacks nothing
   */
  CurveRecord curve(
      Protocol protocol, EvaluationOptions options, CheckpointManifest weights, RunImages images) {
    List<Magnitude> radii = curveRadii(protocol, options);
    Plan plan = curvePlan(protocol, options, radii);
    String label = plan.description().name();
    try (Lease lease = directory.takeCurve(label)) {
      lease.telling(doing);
      Files.createDirectories(directory.curves());
      return measured(
          plan,
          directory.curveJournal(label),
          directory.samples(directory.curves(), label),
          weights,
          lease,
          (outcomes, held) -> writeCurve(plan, outcomes, radii, weights, images, held));
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
    List<Magnitude> radii = curveRadii(protocol, options);
    Plan plan = curvePlan(protocol, options, radii);
    String label = plan.description().name();
    try {
      Files.createDirectories(directory.curves());
      return measuredTogether(
          plan,
          directory.sharedCurve(label),
          directory.samples(directory.curves(), label),
          weights,
          () -> isWritten(directory.curve(label), plan, weights),
          directory.curveTurn(label),
          (outcomes, held) -> writeCurve(plan, outcomes, radii, weights, images, held));
    } catch (IOException e) {
      throw RunDirectory.unwritable(directory.curves(), e);
    }
  }

  private Plan curvePlan(Protocol protocol, EvaluationOptions options, List<Magnitude> radii) {
    AttackStages stages = protocol.stages(context);
    if (stages.stages().isEmpty()) {
      throw new RunException(
          "protocol "
              + protocol.name()
              + " leaves images as they are, so its accuracy does not depend on epsilon; name"
              + " another --protocol");
    }
    List<Magnitude> attacked =
        stages.isMinimumNorm()
            ? radii.subList(radii.size() - 1, radii.size())
            : radii.stream().filter(radius -> radius.value() > 0).toList();
    return plan(protocol, options, attacked).over(radii, options.curveLabel(protocol));
  }

  /** Returns 0 and the radii of the options; without any, sixteen of equal steps up to 2ε. */
  private List<Magnitude> curveRadii(Protocol protocol, EvaluationOptions options) {
    if (!options.epsilons().isEmpty()) {
      return options.epsilons();
    }
    Magnitude epsilon = protocol.definition().epsilon().of(recipe.budget().epsilon());
    return IntStream.rangeClosed(0, STEPS)
        .mapToObj(i -> new Magnitude(epsilon.numerator() * 2 * i / STEPS, epsilon.denominator()))
        .toList();
  }

  private CurveRecord writeCurve(
      Plan plan,
      ExampleOutcomes outcomes,
      List<Magnitude> radii,
      CheckpointManifest weights,
      RunImages images,
      Lease lease)
      throws IOException {
    CurveRecord curve =
        CurveRecord.of(
            plan.description(),
            weights,
            outcomes,
            plan.stages().norm(),
            radii,
            plan.stages().isMinimumNorm(),
            plan.groups(),
            weights(plan.sample()));
    String label = plan.description().name();
    Files.createDirectories(directory.curves());
    AtomicFile.write(
        directory.distances(label),
        lease,
        target -> DistancesFile.write(target, outcomes, plan.description()));
    write(directory.curve(label), curve, plan, weights, images, lease);
    return curve;
  }

  private void write(
      Path file,
      Object result,
      Plan plan,
      CheckpointManifest weights,
      RunImages images,
      Lease lease)
      throws IOException {
    AtomicFile.write(
        file,
        lease,
        target ->
            Files.writeString(
                target,
                SealedJson.pages(
                    result,
                    new Origin(
                        weights.identity(),
                        images.test().digest(plan.sample().indices()),
                        lease.token()))));
  }

  /** What is to be measured. */
  private record Plan(
      Protocol protocol,
      EvaluationOptions options,
      AttackStages stages,
      List<Magnitude> epsilons,
      TestSample sample,
      ClassGroups groups,
      Optional<Surrogate> surrogate,
      ProtocolRecord description) {
    Plan on(Surrogate other, ProtocolRecord description) {
      return new Plan(
          protocol, options, stages, epsilons, sample, groups, Optional.of(other), description);
    }

    Plan over(List<Magnitude> radii, String label) {
      String all = radii.stream().map(Magnitude::toString).collect(Collectors.joining(", "));
      return new Plan(
          protocol,
          options,
          stages,
          epsilons,
          sample,
          groups,
          surrogate,
          description.over(label, all));
    }
  }

  private Plan plan(Protocol protocol, EvaluationOptions options, List<Magnitude> epsilons) {
    AttackStages stages = protocol.stages(context);
    TestSample sample = sample(options);
    ClassGroups groups = groups();
    return new Plan(
        protocol,
        options,
        stages,
        epsilons,
        sample,
        groups,
        Optional.empty(),
        describe(protocol, stages, options, sample, groups, Optional.empty()));
  }

  private ProtocolRecord describe(Plan plan, Optional<Surrogate> surrogate) {
    return describe(
        plan.protocol(), plan.stages(), plan.options(), plan.sample(), plan.groups(), surrogate);
  }

  /** Compares a transfer attack, image by image, with the attack on the network itself. */
  private Optional<EvaluationRecord.Transfer> transfer(Plan plan, ExampleOutcomes outcomes)
      throws IOException {
    if (plan.surrogate().isEmpty()) {
      return Optional.empty();
    }
    Surrogate surrogate = plan.surrogate().get();
    long[] own = ExamplesFile.brokenBy(directory.examples(plan.options().label(plan.protocol())));
    int[] transferred = outcomes.brokenBy();
    int onlyByTransfer = 0;
    int onlyByOwn = 0;
    for (int i = 0; i < transferred.length; i++) {
      boolean stands = transferred[i] == ExampleOutcomes.WITHSTOOD;
      boolean stood = own[i] == ExampleOutcomes.WITHSTOOD;
      onlyByTransfer += stood && !stands ? 1 : 0;
      onlyByOwn += stands && !stood ? 1 : 0;
    }
    return Optional.of(
        new EvaluationRecord.Transfer(
            surrogate.name(),
            surrogate.weights(),
            onlyByTransfer,
            onlyByOwn,
            SignTest.isSignificant(onlyByTransfer, onlyByOwn)));
  }

  /** Makes a result of what was measured; while it does, what was measured is not forgotten. */
  @FunctionalInterface
  private interface Finish<T> {
    T of(ExampleOutcomes outcomes, Lease lease) throws IOException;
  }

  /** Returns everything that decides the outcomes. */
  private static String key(Plan plan, CheckpointManifest weights) {
    return plan.description().hash() + " " + weights.weights() + " " + plan.options().saveImages();
  }

  private <T> T measured(
      Plan plan,
      Path journalFile,
      Path samplesFile,
      CheckpointManifest weights,
      Lease lease,
      Finish<T> finish)
      throws IOException {
    try (EvaluationJournal journal =
            EvaluationJournal.open(journalFile, key(plan, weights), lease);
        ImagesFile kept = images(plan, journal.isBegun());
        SamplesFile samples = samples(plan, samplesFile, Optional.empty(), journal.isBegun())) {
      journal
          .problem()
          .ifPresent(
              problem -> listener.on(new RunEvent.Noted(problem + "; the evaluation begins anew")));
      if (journal.isBegun()) {
        listener.on(new RunEvent.EvaluationResumed(plan.description().name()));
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
      Plan plan,
      Path shared,
      Path samplesFile,
      CheckpointManifest weights,
      BooleanSupplier written,
      SharedJournals.Turn turn,
      Finish<T> finish)
      throws IOException {
    if (written.getAsBoolean()) {
      return Optional.empty();
    }
    String key = key(plan, weights);
    Path cells =
        shared.resolve(Hashing.sha256().hashString(key, UTF_8).toString().substring(0, 16));
    SharedJournals journals = new SharedJournals(cells, key, written, doing);
    Files.createDirectories(cells);
    try (SamplesFile samples = samples(plan, samplesFile, Optional.of(cells), true)) {
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

  /**
   * What a result comes from.
   *
   * @param run the run's identity
   * @param images a digest of the test images' pixels
   * @param token the number of the lease under which it was written
   */
  private record Origin(RunIdentity run, String images, long token) {}

  /**
   * Returns whether there is a result of these weights under this protocol.
   *
   * @param weights the checkpoint
   */
  boolean isDone(Protocol protocol, EvaluationOptions options, Path weights) {
    Path file = directory.evaluation(options.label(protocol));
    if (!Files.exists(file)) {
      return false;
    }
    try {
      SealedJson result = SealedJson.read(file);
      AttackStages stages = protocol.stages(context);
      String hash =
          describe(protocol, stages, options, sample(options), groups(), Optional.empty()).hash();
      String evaluated = result.tree().path("weights").asText();
      CheckpointManifest manifest = new CheckpointFile(weights).readManifest();
      return result.tree().path("protocol").path("hash").asText().equals(hash)
          && (result.proven()
              ? evaluated.equals(manifest.weights())
              : evaluated.equals(digest(weights)));
    } catch (FileFormatException e) {
      listener.on(new RunEvent.Noted(e.getMessage() + "; it is evaluated again"));
      return false;
    } catch (IOException e) {
      throw new RunException(file + ": cannot be read: " + e.getMessage(), e);
    }
  }

  /** Returns whether a file holds a result of these weights under a plan. */
  private static boolean isWritten(Path file, Plan plan, CheckpointManifest weights) {
    try {
      JsonNode result = SealedJson.read(file).tree();
      return result.path("protocol").path("hash").asText().equals(plan.description().hash())
          && result.path("weights").asText().equals(weights.weights());
    } catch (NoSuchFileException | FileFormatException e) {
      return false;
    } catch (IOException e) {
      throw new RunException(file + ": cannot be read: " + e.getMessage(), e);
    }
  }

  private TestSample sample(EvaluationOptions options) {
    int[] labels = ImageSelection.labels(data.dataSet().test());
    try {
      return TestSample.of(
          labels, context.classes(), options.limit(), RandomSource.ofSeed(SEED).at("sample"));
    } catch (IllegalArgumentException e) {
      throw new RunException(String.valueOf(e.getMessage()), e);
    }
  }

  private ClassGroups groups() {
    try {
      return ClassGroups.of(recipe.evaluation().groups(), data.split().selected());
    } catch (IllegalArgumentException e) {
      throw new RunException(String.valueOf(e.getMessage()), e);
    }
  }

  private ImagesFile images(Plan plan, boolean resumed) throws IOException {
    return plan.options().saveImages()
        ? ImagesFile.open(
            directory.adversarialImages(plan.description().name()),
            plan.sample().indices().length,
            data.dataSet().shape(),
            resumed)
        : ImagesFile.NONE;
  }

  /** Opens what samples are kept in; those of several processes are kept beside their journals. */
  private SamplesFile samples(Plan plan, Path file, Optional<Path> shared, boolean resumed)
      throws IOException {
    if (plan.stages().stages().isEmpty()) {
      return SamplesFile.NONE;
    }
    int[] labels =
        new TestImages(data.dataSet().test(), network.type()).labels(plan.sample().indices());
    return shared.isPresent()
        ? SamplesFile.shared(
            file, shared.get(), labels, data.split().selected(), data.dataSet().shape())
        : SamplesFile.open(file, labels, data.split().selected(), data.dataSet().shape(), resumed);
  }

  private ExampleOutcomes measure(
      Plan plan, ChunkSource source, ImagesFile kept, SamplesFile samples) {
    String label = plan.description().name();
    RobustnessEvaluation evaluation =
        new RobustnessEvaluation(
            plan.stages(),
            plan.epsilons(),
            RandomSource.ofSeed(SEED).at("evaluation").at(plan.protocol().title()),
            recipe.training().batchSize());
    try (NetworkClassifier classifier = adjusted(network, plan.options());
        NetworkClassifier searched = searched(plan)) {
      return evaluation.run(
          attacked(plan, classifier, searched),
          new TestImages(data.dataSet().test(), network.type()),
          plan.sample().indices(),
          source,
          (positions, natural, tried) -> {
            kept.keep(positions, natural, tried);
            samples.keep(positions, natural, tried);
          },
          (stage, done, examples, passes, left) ->
              listener.on(new RunEvent.Evaluating(label, stage, done, examples, passes, left)));
    }
  }

  private NetworkClassifier adjusted(Network network, EvaluationOptions options) {
    return NetworkClassifier.adjusted(network, options.adjustment(), context.frequencies());
  }

  private static boolean isSearchedOtherwise(Protocol protocol) {
    return protocol.definition().search() == PrecisionSection.Attack.BFLOAT16;
  }

  private static RobustnessEvaluation.Attacked attacked(
      Plan plan, NetworkClassifier classifier, NetworkClassifier searched) {
    if (plan.surrogate().isPresent()) {
      return RobustnessEvaluation.Attacked.transferred(classifier, searched);
    }
    return isSearchedOtherwise(plan.protocol())
        ? RobustnessEvaluation.Attacked.verified(classifier, searched)
        : RobustnessEvaluation.Attacked.of(classifier);
  }

  /** Returns what the attack sees: the adjustment is none of another network. */
  private NetworkClassifier searched(Plan plan) {
    if (plan.surrogate().isPresent()) {
      return new NetworkClassifier(
          plan.surrogate().get().network(), BatchNormMode.RUNNING_STATISTICS);
    }
    try {
      return adjusted(
          isSearchedOtherwise(plan.protocol()) ? inBfloat16.get() : network, plan.options());
    } catch (IllegalArgumentException e) {
      throw new RunException(
          "protocol " + plan.protocol().name() + ": search: " + e.getMessage(), e);
    }
  }

  private EvaluationRecord.Weights weights(TestSample sample) {
    return new EvaluationRecord.Weights(
        sample.population(), LongStream.of(data.split().selected().counts()).boxed().toList());
  }

  private EvaluationRecord.Counts counts(
      ExampleOutcomes outcomes,
      AttackStages stages,
      ClassGroups groups,
      EvaluationRecord.Weights weights) {
    int classes = context.classes();
    List<EvaluationRecord.Stage> after = new ArrayList<>();
    for (int stage = 0; stage < stages.names().size(); stage++) {
      after.add(
          EvaluationRecord.Stage.of(
              stages.names().get(stage), outcomes.confusionAfter(stage + 1, classes), weights));
    }
    return new EvaluationRecord.Counts(
        outcomes.confusionAfter(stages.names().size(), classes),
        stages.names().isEmpty()
            ? Optional.empty()
            : Optional.of(outcomes.confusionAfter(0, classes)),
        measures(outcomes, outcomes.predictions(), outcomes.confidences(), groups, weights),
        stages.names().isEmpty()
            ? Optional.empty()
            : Optional.of(
                measures(
                    outcomes, outcomes.natural(), outcomes.naturalConfidences(), groups, weights)),
        after,
        outcomes.withoutGradient());
  }

  /** Measures all classes and each group, with classes weighing as in the whole test set. */
  private Map<String, ClassificationMeasures> measures(
      ExampleOutcomes outcomes,
      int[] predictions,
      double[] confidences,
      ClassGroups groups,
      EvaluationRecord.Weights weights) {
    int[] labels = outcomes.labels();
    long[] sampled = new long[context.classes()];
    Arrays.stream(labels).forEach(label -> sampled[label]++);
    Map<String, Set<Integer>> parts = new LinkedHashMap<>();
    parts.put("all", IntStream.range(0, sampled.length).boxed().collect(Collectors.toSet()));
    parts.put("head", Set.copyOf(groups.head()));
    parts.put("medium", Set.copyOf(groups.medium()));
    parts.put("tail", Set.copyOf(groups.tail()));
    Map<String, ClassificationMeasures> measures = new LinkedHashMap<>();
    parts.forEach(
        (name, classes) -> {
          if (!classes.isEmpty()) {
            measures.put(
                name,
                ClassificationMeasures.of(
                    labels,
                    predictions,
                    confidences,
                    sampled.length,
                    c -> (double) weights.test().get(c) / sampled[c],
                    classes::contains));
          }
        });
    return measures;
  }

  private Magnitude epsilon(Protocol protocol, AttackStages stages) {
    return stages.stages().isEmpty()
        ? Magnitude.of(0)
        : protocol.definition().epsilon().of(recipe.budget().epsilon());
  }

  private ProtocolRecord describe(
      Protocol protocol,
      AttackStages stages,
      EvaluationOptions options,
      TestSample sample,
      ClassGroups groups,
      Optional<Surrogate> surrogate) {
    Protocol.AttackSection attack = protocol.definition().attack();
    return new ProtocolRecord(
            options.label(protocol) + surrogate.map(Surrogate::label).orElse(""),
            protocol.definition().version(),
            "",
            NamePattern.nameOf(attack.attack()),
            ways(protocol, options, surrogate),
            NamePattern.nameOf(attack.objective()),
            epsilon(protocol, stages).toString(),
            "0..1",
            "running-statistics",
            SEED,
            data.dataSet().name() + ", " + sample.describe(),
            groups.rule(),
            options.which().label())
        .hashed();
  }

  /** Returns the options of the attack, and what else of the evaluation is not as usual. */
  private static Map<String, String> ways(
      Protocol protocol, EvaluationOptions options, Optional<Surrogate> surrogate) {
    Map<String, String> ways = new LinkedHashMap<>(protocol.options());
    if (options.adjustment().tau() > 0) {
      ways.put("adjustLogits", Double.toString(options.adjustment().tau()));
    }
    surrogate.ifPresent(
        other -> ways.put("transferFrom", other.name() + ", weights " + other.weights()));
    return ways;
  }

  private static String digest(Path file) throws IOException {
    return MoreFiles.asByteSource(file).hash(Hashing.sha256()).toString();
  }
}
