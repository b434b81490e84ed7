package org.robustlt.core.run;

import com.google.common.collect.ImmutableMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.data.DataRemark;
import org.robustlt.api.training.EvaluationFinished;
import org.robustlt.api.training.TrainingProgress;
import org.robustlt.core.checkpoint.Checkpoint;
import org.robustlt.core.checkpoint.CheckpointManifest;
import org.robustlt.core.checkpoint.CheckpointStore;
import org.robustlt.core.checkpoint.RunIdentity;
import org.robustlt.core.data.split.SplitFile;
import org.robustlt.core.diagnosis.MaskingAttacks;
import org.robustlt.core.diagnosis.MaskingReport;
import org.robustlt.core.engine.HalfPrecision;
import org.robustlt.core.engine.Network;
import org.robustlt.core.file.AtomicFile;
import org.robustlt.core.file.Fence;
import org.robustlt.core.interchange.OnnxFile;
import org.robustlt.core.interchange.StateDict;
import org.robustlt.core.interchange.WeightsFile;
import org.robustlt.core.lease.Lease;
import org.robustlt.core.progress.RunEvent;
import org.robustlt.core.progress.RunListener;
import org.robustlt.core.recipe.Recipe;
import org.robustlt.core.record.CurveRecord;
import org.robustlt.core.record.EvaluationRecord;
import org.robustlt.core.record.Metrics;
import org.robustlt.core.record.RunManifest;
import org.robustlt.core.training.NetworkWeights;
import org.robustlt.core.training.Trainer;
import org.robustlt.core.training.TrainingListeners;

/**
 * A recipe at work in a directory. {@link org.robustlt.core.wiring.Runs} opens runs.
 *
 * <p>A run is used by one thread at a time.
 */
public final class Run implements AutoCloseable {
  private final Recipe recipe;
  private final Optional<Recipe> begun;
  private final RunDirectory directory;
  private final RunData data;
  private final RunImages images;
  private final Network network;
  private final Function<HalfPrecision, Network> lower;
  private final ComponentContext context;
  private final CheckpointStore checkpoints;
  private final ManifestWriter manifest;
  private final Supplier<Trainer> trainer;
  private final Runnable release;
  private final TrainingListeners listeners;
  private final RunListener listener;
  private Supplier<String> doing = () -> "";

  /** Puts the parts together; nothing is read or written yet. */
  public Run(
      Recipe recipe,
      Optional<Recipe> begun,
      RunDirectory directory,
      RunData data,
      RunImages images,
      Network network,
      Function<HalfPrecision, Network> lower,
      ComponentContext context,
      CheckpointStore checkpoints,
      ManifestWriter manifest,
      Supplier<Trainer> trainer,
      Runnable release,
      TrainingListeners listeners,
      RunListener listener) {
    this.recipe = recipe;
    this.begun = begun;
    this.directory = directory;
    this.data = data;
    this.images = images;
    this.network = network;
    this.lower = lower;
    this.context = context;
    this.checkpoints = checkpoints;
    this.manifest = manifest;
    this.trainer = trainer;
    this.listeners = listeners;
    this.release = release;
    this.listener = listener;
  }

  /** Returns what is learnt from. */
  public RunData data() {
    return data;
  }

  /** Returns the recipe. */
  public Recipe recipe() {
    return recipe;
  }

  /**
   * Says what the run is doing, to those who look at its leases; asked for every few seconds, on
   * another thread.
   */
  public void telling(Supplier<String> words) {
    doing = words;
  }

  /**
   * Makes all parts of a training, so that what does not fit together or cannot be had on this
   * machine is told before anything is written.
   *
   * @throws RunException if that is so
   */
  public void assemble() {
    trainer();
  }

  private Trainer trainer() {
    return trainer.get();
  }

  /**
   * Trains, from the last checkpoint in the directory if there is one.
   *
   * @param resume whether a run that was begun here may go on
   * @throws RunException if the directory cannot be used
   * @throws org.robustlt.core.lease.LeaseException if another process trains here
   * @throws org.robustlt.core.file.FileFormatException if a file is damaged or of another run
   * @throws org.robustlt.core.training.StoppedException if it was asked to stop
   */
  public void train(boolean resume) {
    train(Resume.of(resume));
  }

  /**
   * Trains, from the last checkpoint in the directory if there is one.
   *
   * @param resume whether a run that was begun here may go on, and with what
   * @throws RunException if the directory cannot be used
   * @throws org.robustlt.core.lease.LeaseException if another process trains here
   * @throws org.robustlt.core.file.FileFormatException if a file is damaged or of another run
   * @throws org.robustlt.core.training.StoppedException if it was asked to stop
   */
  public void train(Resume resume) {
    Trainer prepared = trainer();
    changes(resume);
    Optional<String> abandoned = directory.abandonedTraining();
    try (Lease lease = directory.takeTraining()) {
      lease.telling(doing);
      abandoned.ifPresent(note -> listener.on(new RunEvent.Noted(note)));
      List<String> changes = changes(resume);
      describe(lease, Optional.empty());
      List<DataRemark> remarks = data.remarks();
      if (!remarks.isEmpty()) {
        listener.on(new RunEvent.DataRemarked(remarks));
      }
      RunProof proof = RunProof.of(directory, SplitFile.manifest(directory.split()));
      if (!proof.proven()) {
        listener.on(
            new RunEvent.Noted(
                directory.path() + ": was begun by an older version, and cannot be proven"));
      }
      if (resume != Resume.WITH_CHANGES) {
        images.tellTraining(directory);
      }
      prepared.train(new OwnedRun(recipe, directory, data, images, lease, proof).of(changes));
    } catch (IOException e) {
      throw RunDirectory.unwritable(directory.path(), e);
    }
  }

  /** Asks the training, from another thread, to save itself after the present batch. */
  public void saveSoon() {
    trainer().savePoints().saveSoon();
  }

  /** Asks the training, from another thread, to save itself after the present batch and to end. */
  public void stopSoon() {
    trainer().savePoints().stopSoon();
  }

  private List<String> changes(Resume resume) {
    List<String> changes = directory.prepare(resume, recipe, begun);
    if (resume == Resume.YES && !changes.isEmpty()) {
      begun
          .flatMap(before -> new MoreEpochs(before, recipe).refusal(context))
          .ifPresent(
              why -> {
                throw new RunException(
                    directory.path()
                        + ": the training cannot be made longer: "
                        + why
                        + "; go on all the same by --allow-changes, which is written down");
              });
    }
    return changes;
  }

  /**
   * Takes weights that were trained elsewhere, as if this run had trained them: the directory then
   * holds a run that is done.
   *
   * @param file where they come from
   * @param weights the arrays in it
   * @throws RunException if the directory cannot be used
   * @throws org.robustlt.core.file.FileFormatException if the file is damaged or holds another
   *     network; nothing is written then
   */
  public void adopt(WeightsFile file, StateDict weights) {
    NetworkWeights.load(network, file.path(), weights.of(network.description()));
    directory.prepare(Resume.NO, recipe, Optional.empty());
    try (Lease lease = directory.takeTraining()) {
      directory.prepare(Resume.NO, recipe, Optional.empty());
      adopt(new RunManifest.Weights(file.name(), file.sha256()), lease);
    }
  }

  private void adopt(RunManifest.Weights origin, Fence fence) {
    describe(fence, Optional.of(origin));
    Map<String, INDArray> ours = new LinkedHashMap<>();
    network.parameters().all().forEach(p -> ours.put(p.name(), p.value()));
    checkpoints.save(
        new Checkpoint(
            new CheckpointManifest(
                CheckpointManifest.FORMAT_VERSION,
                recipe.training().epochs(),
                0,
                recipe.sha256(),
                CheckpointManifest.Best.NONE,
                Environment.describe(),
                Map.of(),
                RunIdentity.of(recipe.yaml(), data.splitManifest()),
                RunIdentity.of(recipe.yaml(), data.splitManifest()),
                fence.token(),
                Optional.empty()),
            recipe.yaml(),
            ours),
        false,
        fence);
  }

  /**
   * Writes the network with the weights of a checkpoint as an ONNX file.
   *
   * @throws RunException if there is no such checkpoint or the file cannot be written
   * @throws org.robustlt.core.file.FileFormatException if the checkpoint is damaged
   */
  public void exportOnnx(CheckpointStore.Which which, Path file) {
    load(which);
    try {
      OnnxFile.write(
          file,
          network,
          ImmutableMap.of(
              "run", recipe.name(),
              "recipeHash", recipe.sha256(),
              "recipe", recipe.yaml(),
              "classes", String.join(",", data.dataSet().classNames())));
    } catch (IOException e) {
      throw RunDirectory.unwritable(file, e);
    }
  }

  private void describe(Fence fence, Optional<RunManifest.Weights> weights) {
    try {
      if (!directory.holdsRun()) {
        AtomicFile.write(directory.recipe(), fence, file -> Files.writeString(file, recipe.yaml()));
      }
      if (!Files.exists(directory.split())) {
        SplitFile.write(directory.split(), fence, data.splitManifest());
      }
      Optional<String> problem = RunProof.problemOfManifest(directory);
      if (problem.isPresent()) {
        if (Files.exists(directory.manifest())
            || Files.exists(checkpoints.file(CheckpointStore.Which.LAST))) {
          listener.on(new RunEvent.Noted(problem.get() + "; it is made again"));
        }
        manifest.write(directory.manifest(), fence, weights);
      }
    } catch (IOException e) {
      throw RunDirectory.unwritable(directory.path(), e);
    }
  }

  /**
   * Evaluates a checkpoint of this run on test images, and writes the result to the directory. An
   * evaluation that was begun there and killed goes on.
   *
   * @throws RunException if there is no such checkpoint, the protocol does not fit the data, or the
   *     directory cannot be written to
   * @throws org.robustlt.core.file.FileFormatException if the checkpoint is damaged
   */
  public EvaluationRecord evaluate(Protocol protocol, EvaluationOptions options) {
    EvaluationRecord result =
        measured(options, weights -> evaluation().run(protocol, options, weights, images));
    int epochs = recipe.training().epochs();
    listeners.on(
        EvaluationFinished.of(
            TrainingProgress.ofEpoch(epochs, epochs),
            result.protocol().name(),
            Metrics.of(result)));
    return result;
  }

  /**
   * Evaluates a checkpoint of this run on adversarial images of another network, and writes the
   * result to the directory, with how it compares with the attack on this network.
   *
   * @throws RunException if there is no such checkpoint, the other network does not fit, or the
   *     directory cannot be written to
   * @throws org.robustlt.core.file.FileFormatException if the checkpoint is damaged
   */
  public EvaluationRecord transfer(
      Protocol protocol, EvaluationOptions options, Surrogate surrogate) {
    Path file = checkpoints.file(options.which());
    return measured(
        options,
        weights -> evaluation().transfer(protocol, options, weights, file, images, surrogate));
  }

  /**
   * Measures the accuracy of a checkpoint of this run over ε, and writes the curve to the
   * directory. One that was begun there and killed goes on.
   *
   * @param options with the radii; of none, sixteen of equal steps up to twice the protocol's
   * @throws RunException if there is no such checkpoint, the protocol attacks nothing, or the
   *     directory cannot be written to
   * @throws org.robustlt.core.file.FileFormatException if the checkpoint is damaged
   */
  public CurveRecord curve(Protocol protocol, EvaluationOptions options) {
    return measured(options, weights -> evaluation().curve(protocol, options, weights, images));
  }

  /**
   * Takes part in an evaluation that several processes share, on one machine or on many: each
   * computes batches that nobody is at, and one of them writes the result, which is that of a
   * process alone. Returns when there is a result of these weights.
   *
   * @return the result, if this process wrote it
   * @throws RunException if there is no such checkpoint, the protocol does not fit the data, or the
   *     directory cannot be written to
   * @throws org.robustlt.core.file.FileFormatException if the checkpoint is damaged
   */
  public Optional<EvaluationRecord> evaluateTogether(Protocol protocol, EvaluationOptions options) {
    return measured(options, weights -> evaluation().together(protocol, options, weights, images));
  }

  /**
   * Takes part in a curve that several processes share, as {@link #evaluateTogether} does.
   *
   * @return the curve, if this process wrote it
   * @throws RunException as that one, or if the protocol attacks nothing
   */
  public Optional<CurveRecord> curveTogether(Protocol protocol, EvaluationOptions options) {
    return measured(
        options, weights -> evaluation().curveTogether(protocol, options, weights, images));
  }

  /** Measures with the weights of a checkpoint; images are checked as they are read. */
  private <T> T measured(EvaluationOptions options, Function<CheckpointManifest, T> work) {
    CheckpointManifest weights = load(options.which());
    images.tellTest(directory);
    T result = work.apply(weights);
    images.noteTest(directory);
    return result;
  }

  /**
   * Returns whether a checkpoint of this run was evaluated by a protocol: whether there is a result
   * of just these weights under just this protocol. A damaged one is none.
   */
  public boolean isEvaluated(Protocol protocol, EvaluationOptions options) {
    Path file = checkpoints.file(options.which());
    return Files.exists(file) && evaluation().isDone(protocol, options, file);
  }

  private ProtocolEvaluation evaluation() {
    return new ProtocolEvaluation(
        recipe, directory, data, network, lower, context, doing, listener);
  }

  /**
   * Looks for masked gradients in a checkpoint of this run, and writes the result to the directory.
   *
   * @param perClass how many test images of each class to look at
   * @throws RunException if there is no such checkpoint, or there are too few images
   */
  public MaskingReport diagnose(MaskingAttacks attacks, int perClass, CheckpointStore.Which which) {
    load(which);
    return new RunDiagnosis(recipe, directory, data, network, context, listener)
        .run(attacks, perClass, which, checkpoints.file(which));
  }

  /** Returns how often a test image goes through the network under a protocol, at most. */
  public double passes(Protocol protocol) {
    return protocol.stages(context).passes();
  }

  /**
   * Returns which protocols the classes of the data allow.
   *
   * @throws org.robustlt.core.guard.ComponentException if there are protocols but none fits
   */
  public FittingProtocols fitting(List<Protocol> protocols) {
    return FittingProtocols.of(protocols, context);
  }

  private CheckpointManifest load(CheckpointStore.Which which) {
    Path file = checkpoints.file(which);
    Checkpoint checkpoint =
        checkpoints
            .find(which)
            .orElseThrow(
                () ->
                    new RunException(
                        file
                            + ": there is no such checkpoint; "
                            + (which == CheckpointStore.Which.BEST
                                ? "only runs that hold images out for validation have one"
                                : "train the run first")));
    try {
      RunProof.of(directory, SplitFile.manifest(directory.split()))
          .check(file, checkpoint.manifest());
    } catch (IOException e) {
      throw new RunException(directory.path() + ": cannot be read: " + e.getMessage(), e);
    }
    NetworkWeights.loadForEvaluation(network, file, checkpoint);
    return checkpoint.manifest();
  }

  /** Frees the memory of all networks. */
  @Override
  public void close() {
    release.run();
  }
}
