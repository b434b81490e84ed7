package org.robustlt.attacks.autoattack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.api.attack.AttackRequest;
import org.robustlt.api.attack.LogitLoss;
import org.robustlt.api.attack.Norm;
import org.robustlt.api.budget.PerturbationBudget;
import org.robustlt.api.data.Images;
import org.robustlt.api.random.RandomSource;
import org.robustlt.attacks.RecordingClassifier;
import org.robustlt.attacks.golden.GoldenImages;
import org.robustlt.attacks.golden.GoldenNetwork;
import org.robustlt.attacks.loss.TargetedDlrLoss;
import org.robustlt.tck.golden.Npz;

/**
 * The attacks in L2, of which there are no golden vectors of the authors' code: they meet those of
 * an implementation in PyTorch, float64, that was written from the papers for this file only. The
 * network is one of two convolutions, for images of 10x10 pixels and 5 classes.
 */
final class EuclideanTest {
  private final Npz arrays = arrays();
  private final RecordingClassifier network =
      new RecordingClassifier(GoldenNetwork.read(arrays, "weights/"));

  private static Npz arrays() {
    try (InputStream stream = EuclideanTest.class.getResourceAsStream("euclidean.npz")) {
      return Npz.read(Objects.requireNonNull(stream));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Examples examples(double epsilon) {
    INDArray images = GoldenImages.read(arrays, "x_uint8", DataType.DOUBLE);
    int[] labels = arrays.get("y").ints();
    return Examples.of(
        AttackRequest.of(
                network,
                Images.of(images),
                labels,
                PerturbationBudget.uniform(epsilon, labels.length))
            .withRandom(RandomSource.ofSeed(0)),
        Norm.L2);
  }

  private Examples examples() {
    return examples(arrays.get("epsilon").number());
  }

  @ParameterizedTest
  @ValueSource(strings = {"ce", "targeted"})
  void apgdTakesTheSameSteps(String name) {
    String key = "apgd/" + name + "/";
    Examples examples = examples();
    int points = examples.size();
    double[][] noise = Net16.rows(arrays.get("apgd/start_normal").doubles(), points);
    double[][] start = new double[points][];
    for (int i = 0; i < points; i++) {
      Ball ball = examples.ball(i);
      start[i] = ball.at(noise[i], ball.radius() / (ball.length(noise[i]) + Ball.TINY));
    }
    double[] stepSizes = arrays.get(key + "step_size").doubles();
    int steps = stepSizes.length / points;
    LogitLoss.OfExample loss =
        name.equals("ce")
            ? LogitLoss.crossEntropy(examples.labels())
            : new TargetedDlrLoss(examples.labels(), examples.likelyClasses(1));
    ApgdRun run = new ApgdRun(examples, loss, new ApgdOptions(Norm.L2, steps, 1, 0.75, 1), start);
    double[][] losses = Net16.rows(arrays.get(key + "loss").doubles(), steps + 1);

    for (int step = 0; step < steps; step++) {
      for (int i = 0; i < points; i++) {
        assertThat(run.points().get(i).stepSize())
            .as("step size of point %d in iteration %d", i, step)
            .isEqualTo(stepSizes[step * points + i]);
      }
      run.step();
      for (int i = 0; i < points; i++) {
        double expected = losses[step + 1][i];
        assertThat(run.points().get(i).loss(step))
            .as("loss of point %d after iteration %d", i, step)
            .isCloseTo(expected, within(1e-9 * Math.max(1, Math.abs(expected))));
      }
    }

    INDArray last = network.gradients.get(network.gradients.size() - 1);
    arrays.expected(key + "x_last").relativeToLargest(1e-9, last.data().asDouble());
    double[] robust = arrays.get(key + "robust").doubles();
    for (int i = 0; i < points; i++) {
      assertThat(run.points().get(i).misclassified()).as("point %d", i).isEqualTo(robust[i] == 0);
    }
  }

  @Test
  void fabFindsTheSameImages() {
    Examples examples = examples();
    int steps = 20;
    FabRun run =
        new FabRun(
            examples,
            List.of(examples.likelyClasses(1)),
            FabOptions.standard(Norm.L2, steps),
            examples.natural());

    for (int step = 0; step < steps; step++) {
      run.step();
    }

    arrays
        .expected("fab/distance")
        .relative(1e-9, run.points().stream().mapToDouble(FabPoint::distance).toArray());
    arrays
        .expected("fab/adv")
        .relativeToLargest(
            1e-9,
            Net16.flat(run.points().stream().map(FabPoint::adversarial).toArray(double[][]::new)));
  }

  @Test
  void squareMovesTheSameMass() {
    int queries = (int) arrays.get("square/queries").number();
    SquareRun run =
        new SquareRun(
            examples(arrays.get("square/epsilon").number()),
            new SquareOptions(Norm.L2, queries, 1, 0.8, false),
            new ReplayedDraws(arrays.get("square/draws").doubles()));
    for (int query = 0; query < queries && run.step(); query++) {
      // one query of every standing example
    }

    arrays.expected("square/margin").relativeToLargest(1e-9, run.margins());
    arrays.expected("square/x_best").relativeToLargest(1e-9, Net16.flat(run.best()));
    arrays
        .expected("square/n_queries")
        .exactly(Arrays.stream(run.queries()).asDoubleStream().toArray());
  }
}
