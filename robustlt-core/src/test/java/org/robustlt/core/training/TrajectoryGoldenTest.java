package org.robustlt.core.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.robustlt.tck.golden.JsonNumbers.number;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.api.data.Images;
import org.robustlt.api.network.BatchNormMode;
import org.robustlt.api.optimization.Optimizer;
import org.robustlt.api.optimization.OptimizerProvider;
import org.robustlt.api.training.BatchFinished;
import org.robustlt.api.training.TrainingProgress;
import org.robustlt.api.weight.ParameterVector;
import org.robustlt.core.adversary.Adversary;
import org.robustlt.core.data.Batch;
import org.robustlt.core.engine.ForwardPass;
import org.robustlt.core.engine.KernelLibraries;
import org.robustlt.core.engine.KernelLibrary;
import org.robustlt.core.engine.Network;
import org.robustlt.core.engine.Parameter;
import org.robustlt.core.optimization.GoldenSgd;
import org.robustlt.core.optimization.GradientClipping;
import org.robustlt.tck.golden.Expected;
import org.robustlt.tck.golden.GoldenDirectory;
import org.robustlt.tck.golden.GoldenFiles;
import org.robustlt.tck.golden.NpyArray;
import org.robustlt.tck.golden.Npz;

/**
 * Golden vectors of kind 06: every step of the published implementation's training, for each of its
 * methods with and without RobustLT. In float64 the whole trajectory is run; in float32, where
 * trajectories may fork, every step begins at the recorded weights and learns from the recorded
 * adversarial images. Further kernel libraries give their own runs.
 */
@GoldenFiles({"06_trajectories.json", "06_traj_common.npz"})
public class TrajectoryGoldenTest {
  private static final GoldenDirectory GOLDEN = GoldenDirectory.resolve();
  private static final JsonNode JSON = GOLDEN.json("06_trajectories.json");
  private static final double FLOAT64 = 1e-8;
  private static final double FLOAT32 = 1e-5;

  /** The tolerance for one step of a run: what is 6e-8 before a ReLU may be rounded to below 0. */
  private static final double FORKED = 1e-4;

  private final Npz common = GOLDEN.npz("06_traj_common.npz");
  private Network network;
  private TrainingMethods methods;
  private Optimizer optimizer;
  private GradientClipping clipping;

  @AfterEach
  void freeTheNetwork() {
    network.close();
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("float64Runs")
  void theWholeTrajectoryIsThePublishedOne(String name, String library, JsonNode run) {
    begin(run, KernelLibraries.named(library, DataType.DOUBLE), DataType.DOUBLE);
    Npz arrays = GOLDEN.npz(file(name, "f64"));
    GoldenNetwork.load(network, common, "init_" + run.get("classifier").asText() + "/");

    for (JsonNode step : run.get("steps")) {
      TrainingProgress progress = progress(step);
      Batch batch = batch(step, DataType.DOUBLE);
      TrainingMethod method = methods.of(progress.epoch());
      double[] radii = method.scheduler().radii(method.epsilon().value(), progress);

      TrainingStep.Outcome outcome = step(method).learn(batch, radii, progress);
      tell(progress, batch, outcome);

      check(step, arrays, batch, radii, outcome, FLOAT64);
      checkWeights(step, arrays, FLOAT64);
    }
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("float32Runs")
  void everyFloat32StepFromTheRecordedWeightsIsThePublishedOne(
      String name, String library, JsonNode run) {
    begin(run, KernelLibraries.named(library, DataType.FLOAT), DataType.FLOAT);
    Npz doubles = GOLDEN.npz(file(name, "f64"));
    String from = "init_" + run.get("classifier").asText() + "/";
    int forks = 0;
    for (JsonNode step : run.get("steps")) {
      String prefix = "step" + step.get("step").asInt();
      boolean first = step.get("step").asInt() == 1;
      GoldenNetwork.load(network, first ? common : doubles, from);
      if (!first) {
        loadVelocity(doubles, from.replace("/state/", "/momentum/"));
      }
      TrainingProgress progress = progress(step);
      Batch batch = batch(step, DataType.FLOAT);
      TrainingMethod method = methods.of(progress.epoch());
      INDArray recorded =
          doubles.has(prefix + "/x_adv")
              ? doubles.get(prefix + "/x_adv").array().castTo(DataType.FLOAT)
              : batch.images();

      TrainingStep.Outcome outcome =
          step(withRecorded(method, recorded))
              .learn(batch, new double[network.description().classes()], progress);
      tell(progress, batch, outcome);

      Expected.of(prefix + "/loss", number(step.get("loss")))
          .relative(FLOAT32, outcome.loss().value());
      forks += isWithin(FLOAT32, step, doubles) ? 0 : 1;
      checkWeights(step, doubles, FORKED);
      from = prefix + "/state/";
    }
    assertThat(forks).as("steps further than %s from the published", FLOAT32).isLessThan(2);
  }

  /** Gives the optimizer the velocities under a prefix; one without momentum records none. */
  private void loadVelocity(Npz arrays, String prefix) {
    for (ParameterVector.Part part : velocity()) {
      if (arrays.has(prefix + part.name())) {
        part.values().load(arrays.get(prefix + part.name()).array());
      }
    }
  }

  private boolean isWithin(double tolerance, JsonNode step, Npz arrays) {
    try {
      checkWeights(step, arrays, tolerance);
      return true;
    } catch (AssertionError e) {
      return false;
    }
  }

  private void begin(JsonNode run, KernelLibrary library, DataType type) {
    network = GoldenNetwork.of(common, run.get("classifier").asText(), library, type);
    GoldenMethod method = new GoldenMethod(JSON, run);
    methods = method.methods();
    clipping = method.clipping();
    optimizer =
        GoldenSgd.options(JSON.path("produced_by").asText())
            .create(OptimizerProvider.Context.of(network.parameters().weights()));
  }

  private TrainingStep step(TrainingMethod method) {
    return new TrainingStep(
        network,
        new AttackedNetwork(network),
        method,
        new WeightUpdate(optimizer, clipping),
        new RecordedNoise(common, JSON.get("num_batches").asInt(), List.of()));
  }

  private static TrainingMethod withRecorded(TrainingMethod method, INDArray adversarial) {
    Adversary recorded =
        new Adversary(
            request -> Images.of(adversarial),
            method.adversary().objective(),
            method.adversary().mode());
    return new TrainingMethod(
        method.name(),
        recorded,
        method.scheduler(),
        method.epsilon(),
        method.loss(),
        method.weightPerturbation(),
        method.monitor(),
        method.unusedNaturalForward());
  }

  private void tell(TrainingProgress progress, Batch batch, TrainingStep.Outcome outcome) {
    methods.on(
        BatchFinished.of(
                progress, batch.labels(), outcome.adversarialPredictions(), outcome.loss().value())
            .withNaturalPredictions(outcome.naturalPredictions()));
  }

  private void check(
      JsonNode step,
      Npz arrays,
      Batch batch,
      double[] radii,
      TrainingStep.Outcome outcome,
      double tolerance) {
    String prefix = "step" + step.get("step").asInt();
    if (arrays.has(prefix + "/classwise_epsilon")) {
      arrays.expected(prefix + "/classwise_epsilon").relative(1e-6, radii);
    }
    check(arrays, prefix + "/x_adv", outcome.adversarial().array(), tolerance);
    arrays.expected(prefix + "/loss").relative(tolerance, outcome.loss().value());
    checkLogits(arrays, prefix + "/eval_logits_nat", batch.images(), tolerance);
    checkLogits(arrays, prefix + "/eval_logits_adv", outcome.adversarial().array(), tolerance);
    velocity()
        .forEach(
            part -> check(arrays, prefix + "/momentum/" + part.name(), part.array(), tolerance));
  }

  private void checkLogits(Npz arrays, String key, INDArray images, double tolerance) {
    if (arrays.has(key)) {
      try (ForwardPass pass = network.forward(images, BatchNormMode.RUNNING_STATISTICS)) {
        arrays.expected(key).relativeToLargest(tolerance, pass.logits());
      }
    }
  }

  private List<ParameterVector.Part> velocity() {
    return ((ParameterVector) Objects.requireNonNull(optimizer.memory().get("velocity"))).parts();
  }

  private void checkWeights(JsonNode step, Npz arrays, double tolerance) {
    for (Parameter parameter : network.parameters().all()) {
      check(
          arrays,
          "step" + step.get("step").asInt() + "/state/" + parameter.name(),
          parameter.value(),
          tolerance);
    }
  }

  private static void check(Npz arrays, String key, INDArray actual, double tolerance) {
    if (arrays.has(key)) {
      double scale = actual.dataType() == DataType.FLOAT ? 1 : 0;
      arrays.expected(key).relativeToLargestOr(scale, tolerance, actual);
    }
  }

  private static TrainingProgress progress(JsonNode step) {
    return TrainingProgress.ofEpoch(step.get("epoch").asInt(), JSON.get("num_epochs").asInt())
        .atBatch(step.get("batch").asInt(), JSON.get("num_batches").asInt());
  }

  private Batch batch(JsonNode step, DataType type) {
    String prefix = "batch" + step.get("batch").asInt() + "/";
    NpyArray labels = common.get(prefix + "y");
    return new Batch(common.get(prefix + "x").array().castTo(type), labels.ints(), labels.ints());
  }

  static Stream<Arguments> float64Runs() {
    return runsOf(KernelLibraries.named("nd4j", DataType.DOUBLE));
  }

  static Stream<Arguments> float32Runs() {
    return KernelLibraries.all().stream()
        .filter(library -> library.supports(DataType.FLOAT))
        .flatMap(TrajectoryGoldenTest::runsOf);
  }

  /** Returns all runs on a library. */
  protected static Stream<Arguments> runsOf(KernelLibrary library) {
    return runs().map(run -> Arguments.of(run.get("name").asText(), library.name(), run));
  }

  private static Stream<JsonNode> runs() {
    return StreamSupport.stream(JSON.get("runs").spliterator(), false)
        .filter(run -> GOLDEN.exists(file(run.get("name").asText(), "f64")));
  }

  private static String file(String run, String precision) {
    return "06_traj_" + run + "_" + precision + ".npz";
  }
}
