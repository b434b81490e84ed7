package org.robustlt.attacks.autoattack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.robustlt.tck.golden.JsonNumbers.ints;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.nd4j.linalg.api.buffer.DataType;
import org.robustlt.api.attack.Norm;
import org.robustlt.tck.golden.GoldenFiles;

/** Golden kind 08: the square attack with recorded random numbers, and how its squares shrink. */
@GoldenFiles({"08_eval.json", "08_eval_net16.npz"})
final class SquareGoldenTest {
  private static final double INITIAL_SHARE = 0.8;

  private final Net16 net16 = new Net16();

  @Test
  void squaresShrinkAsPublished() {
    assertThat(net16.json.get("square_side_schedule")).isNotEmpty();
    for (JsonNode schedule : net16.json.get("square_side_schedule")) {
      int queries = schedule.get("n_queries").asInt();
      int image = schedule.get("image_side").asInt();
      SquareOptions options = options(queries, schedule.get("resc_schedule").asBoolean());
      int expected = 0;
      JsonNode changes = schedule.get("first_query_and_square_side");
      for (int query = 0, next = 0; query < queries; query++) {
        if (next < changes.size() && changes.get(next).get(0).asInt() == query) {
          expected = changes.get(next++).get(1).asInt();
        }
        int side = Math.max((int) Math.rint(options.side(query, image, image)), 1);
        assertThat(side).as("side for query %d of %s", query, options).isEqualTo(expected);
      }
    }
  }

  @TestFactory
  Stream<DynamicTest> recordedNumbersGiveThePublishedImages() {
    JsonNode runs = net16.json.get("square").get("runs");
    assertThat(runs).isNotEmpty();
    return StreamSupport.stream(runs.spliterator(), false)
        .map(run -> DynamicTest.dynamicTest(run.get("key").asText(), () -> replay(run)));
  }

  private void replay(JsonNode json) {
    String key = json.get("key").asText();
    int queries = json.get("n_queries_limit").asInt();
    SquareOptions options = options(queries, json.get("resc_schedule").asBoolean());
    RandomGenerator draws = new ReplayedDraws(net16.arrays.get(key + "/draws").doubles());

    SquareRun run = new SquareRun(net16.examples(points(json), DataType.DOUBLE), options, draws);
    for (int query = 0; query < queries && run.step(); query++) {
      // one query of every standing example
    }

    net16.arrays.expected(key + "/f64/x_best").relativeToLargest(1e-15, Net16.flat(run.best()));
    net16.arrays.expected(key + "/f64/margin").relativeToLargest(1e-10, run.margins());
    net16
        .arrays
        .expected(key + "/f64/n_queries")
        .exactly(Arrays.stream(run.queries()).asDoubleStream().toArray());
  }

  /** Returns the points: images, if all of them are points of APGD, else places among those. */
  private int[] points(JsonNode json) {
    int[] given = ints(json.get("indices"));
    int[] apgd = net16.arrays.get("apgd/indices").ints();
    boolean images =
        Arrays.stream(given).allMatch(i -> Arrays.stream(apgd).anyMatch(point -> point == i));
    return images ? given : Arrays.stream(given).map(i -> apgd[i]).toArray();
  }

  private static SquareOptions options(int queries, boolean rescaled) {
    return new SquareOptions(Norm.LINF, queries, 1, INITIAL_SHARE, rescaled);
  }
}
