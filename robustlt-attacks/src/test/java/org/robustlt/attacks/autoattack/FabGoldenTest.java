package org.robustlt.attacks.autoattack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.nd4j.linalg.api.buffer.DataType;
import org.robustlt.api.attack.InputBounds;
import org.robustlt.api.attack.Norm;
import org.robustlt.tck.golden.Expected;
import org.robustlt.tck.golden.GoldenFiles;

/** Golden kind 08: projections to hyperplanes, and runs of targeted FAB. */
@GoldenFiles({"08_eval.json", "08_eval_net16.npz"})
final class FabGoldenTest {
  private final Net16 net16 = new Net16();

  @Test
  void projectionsAreThoseOfThePublishedCode() {
    double[] offsets = net16.arrays.get("projection_linf/b").doubles();
    double[][] points = rows("projection_linf/points", offsets.length);
    double[][] normals = rows("projection_linf/w", offsets.length);
    double[][] changes = new double[offsets.length][];
    HyperplaneProjection projection = new HyperplaneProjection(Norm.LINF, InputBounds.UNIT);
    for (int i = 0; i < changes.length; i++) {
      changes[i] = projection.change(points[i], normals[i], offsets[i]);
    }

    Expected expected = net16.arrays.expected("projection_linf/f64/d");
    expected.relativeToLargest(1e-12, Net16.flat(changes));
  }

  @TestFactory
  Stream<DynamicTest> runsFindThePublishedImagesInFloat64() {
    return runs().stream()
        .map(
            run ->
                DynamicTest.dynamicTest(
                    run.get("key").asText(),
                    () -> {
                      String key = run.get("key").asText() + "/f64/adv";
                      net16
                          .arrays
                          .expected(key)
                          .relativeToLargest(1e-12, Net16.flat(search(run, DataType.DOUBLE)));
                    }));
  }

  @TestFactory
  Stream<DynamicTest> float32FindsImagesAsNear() {
    return runs().stream()
        .map(
            run ->
                DynamicTest.dynamicTest(
                    run.get("key").asText(),
                    () -> {
                      Examples examples = net16.apgdPoints(DataType.FLOAT);
                      double[][] images = search(run, DataType.FLOAT);
                      for (int i = 0; i < images.length; i++) {
                        assertThat(examples.ball(i).distance(images[i]))
                            .as("distance of point %d", i)
                            .isCloseTo(run.get("linf_f32").get(i).asDouble(), within(1e-3));
                      }
                    }));
  }

  private List<JsonNode> runs() {
    JsonNode runs = net16.json.get("fab").get("runs");
    assertThat(runs).isNotEmpty();
    return StreamSupport.stream(runs.spliterator(), false).toList();
  }

  private double[][] search(JsonNode json, DataType type) {
    Examples examples = net16.apgdPoints(type);
    int[] targets = examples.likelyClasses(json.get("target_rank").asInt() - 1);
    int steps = json.get("steps").asInt();
    FabRun run =
        new FabRun(
            examples, List.of(targets), FabOptions.standard(Norm.LINF, steps), examples.natural());
    for (int step = 0; step < steps; step++) {
      run.step();
    }
    return run.points().stream().map(FabPoint::adversarial).toArray(double[][]::new);
  }

  private double[][] rows(String key, int count) {
    return Net16.rows(net16.arrays.get(key).doubles(), count);
  }
}
