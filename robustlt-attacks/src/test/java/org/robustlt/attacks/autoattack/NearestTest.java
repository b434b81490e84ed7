package org.robustlt.attacks.autoattack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.robustlt.api.attack.AttackRequest;
import org.robustlt.api.attack.Norm;
import org.robustlt.api.budget.PerturbationBudget;
import org.robustlt.api.data.Images;
import org.robustlt.api.random.RandomSource;
import org.robustlt.attacks.golden.GoldenImages;
import org.robustlt.attacks.golden.GoldenNetwork;
import org.robustlt.tck.golden.Npz;

/**
 * FMN and DDN meet an implementation in PyTorch, float64, that was written from the papers: {@code
 * nearest.py} beside the numbers.
 */
final class NearestTest {
  private static final double EVERYWHERE = 100;

  private final Npz network = read("euclidean.npz");
  private final Npz expected = read("nearest.npz");
  private final int steps = (int) expected.get("steps").number();

  private static Npz read(String name) {
    try (InputStream stream = NearestTest.class.getResourceAsStream(name)) {
      return Npz.read(Objects.requireNonNull(stream));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Examples examples(Norm norm) {
    int[] labels = network.get("y").ints();
    return Examples.of(
        AttackRequest.of(
            GoldenNetwork.read(network, "weights/"),
            Images.of(GoldenImages.read(network, "x_uint8", DataType.DOUBLE)),
            labels,
            PerturbationBudget.uniform(EVERYWHERE, labels.length)),
        norm);
  }

  @ParameterizedTest
  @EnumSource(names = {"LINF", "L2"})
  void fmnFindsTheSameImages(Norm norm) {
    finds("fmn", norm, new FmnOptions(norm, steps, 1, 0.05).run(examples(norm)));
  }

  @ParameterizedTest
  @EnumSource(names = {"LINF", "L2"})
  void ddnFindsTheSameImages(Norm norm) {
    double radius = norm == Norm.LINF ? 0.1 : 1;
    finds("ddn", norm, new DdnOptions(norm, steps, radius, 1, 0.05).run(examples(norm)));
  }

  private void finds(String way, Norm norm, NearestRun run) {
    for (int step = 0; step < steps; step++) {
      run.step();
    }
    String key = way + "/" + norm.name().toLowerCase(Locale.ROOT) + "/";
    expected
        .expected(key + "distance")
        .relative(1e-9, run.points().stream().mapToDouble(NearestPoint::distance).toArray());
    expected
        .expected(key + "nearest")
        .relativeToLargest(
            1e-9,
            Net16.flat(run.points().stream().map(NearestPoint::nearest).toArray(double[][]::new)));
  }

  @Test
  void unboundedFabGoesOnToWhereTargetedFabArrives() {
    Examples examples = examples(Norm.L2);
    UnboundedFab fab = new UnboundedFab(FabOptions.standard(Norm.L2, 20));
    double[] targeted = network.get("fab/distance").doubles();

    double[][] nearest = fab.run(examples, RandomSource.ofSeed(0));

    for (int i = 0; i < targeted.length; i++) {
      assertThat(examples.ball(i).distance(nearest[i]))
          .as("distance of point %d", i)
          .isLessThanOrEqualTo(targeted[i] * 1.01);
    }
    assertThat(examples.misclassified(examples.logits(nearest))).containsOnly(true);
  }
}
