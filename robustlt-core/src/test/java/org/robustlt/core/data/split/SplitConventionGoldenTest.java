package org.robustlt.core.data.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.robustlt.api.component.ClassFrequencies;
import org.robustlt.core.data.LongTailedSplit;
import org.robustlt.tck.golden.GoldenDirectory;
import org.robustlt.tck.golden.GoldenFiles;
import org.robustlt.tck.golden.JsonNumbers;
import org.robustlt.tck.golden.Npz;

/** Selections equal the published ones. */
@GoldenFiles({
  "03_synthetic_splits.json",
  "03_synthetic_splits.npz",
  "03_split_class0_check.npz",
  "03_split_files.json"
})
class SplitConventionGoldenTest {
  private static final double PUBLISHED_FRACTION = 0.2;
  private static final Pattern SEED = Pattern.compile("seed(\\d+)");
  private static final Pattern SHIPPED =
      Pattern.compile("(cifar10|cifar100|tiny-imagenet-200|imagenet)-exp(\\d+)-seed\\d+\\.npz");

  /** A data set whose splits the published code ships. */
  private record Published(int classes, int perClass, double largest) {}

  /**
   * The published profile begins at the mean size of a class. For the 20 classes of ImageNet that
   * is not a whole number: only 1278.7 to 1278.95 give the sizes of the shipped files.
   */
  private static final Map<String, Published> SETS =
      Map.of(
          "cifar10", new Published(10, 5000, 0),
          "cifar100", new Published(100, 500, 0),
          "tiny-imagenet-200", new Published(20, 500, 0),
          "imagenet", new Published(20, 1300, 1278.7));

  private final GoldenDirectory golden = GoldenDirectory.resolve();

  @Test
  void syntheticSplitsEqualTheGoldenOnes() {
    JsonNode cases = golden.json("03_synthetic_splits.json").get("cases");
    Npz arrays = golden.npz("03_synthetic_splits.npz");
    assertThat(cases).isNotEmpty();
    for (JsonNode each : cases) {
      long[] taken = JsonNumbers.longs(each.get("samples_per_class"));
      int[] labels = arrays.get("targets/" + each.get("targets").asText()).ints();
      if (isAClassLeftEmpty(labels, taken)) {
        // The published code selects nothing of such a class; here every class keeps an image.
        assertThatThrownBy(() -> select(each, labels, taken))
            .hasMessageContaining("every class must have at least 1 image");
        continue;
      }
      LongTailedSplit split = select(each, labels, taken);
      String id = each.get("id").asText();
      assertThat(split.training()).isEqualTo(arrays.get(id + "/train_indices").ints());
      assertThat(split.validation()).isEqualTo(arrays.get(id + "/val_indices").ints());
      assertThat(SplitDigest.sha256(split.training()))
          .isEqualTo(each.get("sha256_train_int64le").asText());
      assertThat(SplitDigest.sha256(split.validation()))
          .isEqualTo(each.get("sha256_val_int64le").asText());
      assertThat(split.trainingFrequencies().total()).isEqualTo(each.get("train").asLong());
    }
  }

  private static boolean isAClassLeftEmpty(int[] labels, long[] taken) {
    return IntStream.range(0, taken.length)
        .anyMatch(c -> taken[c] == 0 || IntStream.of(labels).noneMatch(label -> label == c));
  }

  private static LongTailedSplit select(JsonNode golden, int[] labels, long[] taken) {
    return SplitConvention.GENERATOR.select(
        labels, ClassFrequencies.of(taken), golden.get("seed").asLong(), PUBLISHED_FRACTION);
  }

  @Test
  void theFirstClassIsShuffledAsInTheShippedFiles() {
    Npz arrays = golden.npz("03_split_class0_check.npz");
    List<String> sorted =
        arrays.keys().stream().filter(key -> key.endsWith("/class0_sorted")).toList();
    assertThat(sorted).isNotEmpty();
    for (String key : sorted) {
      Matcher seed = SEED.matcher(key);
      assertThat(seed.find()).isTrue();
      int[] indices = arrays.get(key).ints();
      new Pcg64(Long.parseLong(seed.group(1))).shuffle(indices);
      assertThat(indices)
          .isEqualTo(arrays.get(key.replace("class0_sorted", "class0_as_in_file")).ints());
    }
  }

  @Test
  void partsAreAsLargeAsInTheShippedFiles() {
    JsonNode files = golden.json("03_split_files.json").get("all_files");
    for (Map.Entry<String, JsonNode> file : files.properties()) {
      Matcher name = SHIPPED.matcher(file.getKey());
      if (name.matches()) {
        Published set = SETS.get(name.group(1));
        long[] all = LongStream.generate(set::perClass).limit(set.classes()).toArray();
        ClassFrequencies taken =
            new ExponentialProfile(
                    new ImbalanceOptions(Double.parseDouble(name.group(2)), set.largest()))
                .create(ClassFrequencies.of(all));
        int[] labels = new int[set.classes() * set.perClass()];
        Arrays.setAll(labels, i -> i % set.classes());
        LongTailedSplit split =
            SplitConvention.GENERATOR.select(labels, taken, 1, PUBLISHED_FRACTION);
        assertThat(split.training()).hasSize(file.getValue().at("/train_indices/shape/0").asInt());
        assertThat(split.validation()).hasSize(file.getValue().at("/val_indices/shape/0").asInt());
      }
    }
  }
}
