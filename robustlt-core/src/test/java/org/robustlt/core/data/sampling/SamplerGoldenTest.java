package org.robustlt.core.data.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.robustlt.api.data.ImageShape;
import org.robustlt.api.data.LabeledImages;
import org.robustlt.api.random.RandomSource;
import org.robustlt.core.data.BatchSource;
import org.robustlt.core.data.BatchStream;
import org.robustlt.core.data.format.ImagesInMemory;
import org.robustlt.core.data.pipeline.BatchOptions;
import org.robustlt.core.data.pipeline.ImageBatches;
import org.robustlt.tck.golden.GoldenDirectory;
import org.robustlt.tck.golden.GoldenFiles;
import org.robustlt.tck.golden.JsonNumbers;

/**
 * Batches are as many and as large as the published sampler's, every pass visits the images that
 * its passes visit, and balanced classes are as large. The order is our own: the published one
 * depends on everything else that was drawn from a global generator.
 */
@GoldenFiles("03_sampler.json")
class SamplerGoldenTest {
  private static final RandomSource RANDOM = RandomSource.ofSeed(1);

  private final JsonNode cases = GoldenDirectory.resolve().json("03_sampler.json").get("cases");

  @Test
  void epochsVisitTheImagesThatThePublishedOnesVisit() {
    assertThat(cases).isNotEmpty();
    for (JsonNode golden : cases) {
      if (!golden.get("class_balance").asBoolean()) {
        int[] indices = JsonNumbers.ints(golden.get("data_inds"));
        Sampler sampler = new ShufflingSampler(indices, RANDOM);
        assertThat(sampler.order(1))
            .containsExactlyInAnyOrder(JsonNumbers.ints(golden.get("effective_indices")));
        if (indices.length > 9) { // few images come in the same order by chance
          assertThat(sampler.order(1)).isNotEqualTo(sampler.order(2));
        }
        checkSizes(golden, images(golden), sampler);
      }
    }
  }

  @Test
  void balancedClassesAreAsLargeAsThePublishedOnes() {
    for (JsonNode golden : cases) {
      if (golden.get("class_balance").asBoolean()) {
        LabeledImages images = images(golden);
        int classes = golden.get("num_classes").asInt();
        int[] indices = JsonNumbers.ints(golden.get("data_inds"));
        int[] published =
            countClasses(JsonNumbers.ints(golden.get("effective_indices")), images, classes);
        int smallest = Arrays.stream(countClasses(indices, images, classes)).min().orElseThrow();
        int perClass = (int) (golden.get("gamma").asDouble() * smallest);
        Sampler sampler = new ClassBalancedSampler(images, indices, classes, perClass, RANDOM);
        assertThat(countClasses(sampler.order(1), images, classes)).isEqualTo(published);
        checkSizes(golden, images, sampler);
      }
    }
  }

  private static LabeledImages images(JsonNode golden) {
    int[] targets = JsonNumbers.ints(golden.get("targets"));
    return new ImagesInMemory(new ImageShape(1, 1, 1), new byte[targets.length], targets);
  }

  private static int[] countClasses(int[] indices, LabeledImages images, int classes) {
    int[] counts = new int[classes];
    IntStream.of(indices).forEach(index -> counts[images.label(index)]++);
    return counts;
  }

  /** The published sampler can also cut an epoch off after a number of batches; ours has none. */
  private static void checkSizes(JsonNode golden, LabeledImages images, Sampler sampler) {
    if (!golden.path("num_batches_argument").isNull()) {
      return;
    }
    BatchSource source =
        ImageBatches.training(
            images,
            sampler,
            List.of(),
            ImageBatches.UNMIXED,
            RANDOM,
            BatchOptions.ofSize(golden.get("batch_size").asInt()));
    List<Integer> sizes = new ArrayList<>();
    try (BatchStream stream = source.epoch(1)) {
      while (stream.hasNext()) {
        sizes.add(stream.next().size());
      }
    }
    assertThat(source.batches()).isEqualTo(golden.get("effective_num_batches").asInt());
    assertThat(sizes)
        .isEqualTo(golden.get("epoch1_batches").valueStream().map(JsonNode::size).toList());
  }
}
