package org.robustlt.core.data.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.robustlt.api.component.ClassFrequencies;
import org.robustlt.api.data.DataException;
import org.robustlt.api.data.ImbalanceProfileProvider;
import org.robustlt.tck.golden.GoldenDirectory;
import org.robustlt.tck.golden.GoldenFiles;
import org.robustlt.tck.golden.JsonNumbers;

/** Class counts equal the published code's. */
@GoldenFiles("02_samples_per_class.json")
class ProfileCountsGoldenTest {
  @TestFactory
  Iterable<DynamicTest> countsEqualTheGoldenOnes() {
    JsonNode cases = GoldenDirectory.resolve().json("02_samples_per_class.json").get("cases");
    assertThat(cases).isNotEmpty();
    return () ->
        cases
            .valueStream()
            .map(
                golden ->
                    DynamicTest.dynamicTest(
                        String.format(
                            Locale.ROOT,
                            "%s, %s classes of %s, ratio %s",
                            golden.get("imb_type").asText(),
                            golden.get("num_classes"),
                            golden.get("img_max"),
                            golden.get("imb_rate")),
                        () -> check(golden)))
            .iterator();
  }

  private static void check(JsonNode golden) {
    double largest = golden.get("img_max").asDouble();
    int classes = golden.get("num_classes").asInt();
    double ratio = golden.get("imb_rate").asDouble();
    String profile = golden.get("imb_type").asText();
    long[] expected = JsonNumbers.longs(golden.get("samples_per_class"));
    long[] counts =
        switch (profile) {
          case "exp" -> ProfileCounts.exponential(largest, classes, ratio);
          case "step" -> ProfileCounts.step(largest, classes, ratio);
          case "uniform" -> ProfileCounts.uniform(largest, classes);
          default -> throw new AssertionError("unknown profile " + profile);
        };

    if (profile.equals("step") && classes % 2 == 1) {
      // The published step profile forgets the last class where the number of classes is odd.
      assertThat(expected).hasSize(classes - 1);
      assertThat(counts[classes - 1]).isEqualTo(expected[classes - 2]);
      counts = Arrays.copyOf(counts, classes - 1);
    }
    assertThat(counts).isEqualTo(expected);
    if (largest == Math.rint(largest) && ratio >= 1) {
      checkProvider(profile, golden, counts);
    }
  }

  private static void checkProvider(String profile, JsonNode golden, long[] counts) {
    int classes = golden.get("num_classes").asInt();
    long largest = golden.get("img_max").asLong();
    ClassFrequencies available =
        ClassFrequencies.of(LongStream.generate(() -> largest).limit(classes).toArray());
    ImbalanceOptions options = new ImbalanceOptions(golden.get("imb_rate").asDouble(), 0);
    if (LongStream.of(counts).anyMatch(count -> count == 0)) {
      assertThatThrownBy(() -> create(profile, options, available))
          .isInstanceOf(DataException.class)
          .hasMessageContaining("without images");
    } else {
      long[] created = create(profile, options, available).counts();
      assertThat(Arrays.copyOf(created, counts.length)).isEqualTo(counts);
    }
  }

  private static ClassFrequencies create(
      String profile, ImbalanceOptions options, ClassFrequencies available) {
    if (profile.equals("uniform")) {
      return new UniformProfile(new UniformOptions(0)).create(available);
    }
    ImbalanceProfileProvider provider =
        profile.equals("exp") ? new ExponentialProfile(options) : new StepProfile(options);
    return provider.create(available);
  }
}
