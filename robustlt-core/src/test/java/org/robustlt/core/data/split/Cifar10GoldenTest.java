package org.robustlt.core.data.split;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.robustlt.api.component.ClassFrequencies;
import org.robustlt.core.data.ImageSelection;
import org.robustlt.core.data.LongTailedSplit;
import org.robustlt.tck.golden.GoldenDirectory;
import org.robustlt.tck.golden.GoldenFiles;

/** Selections from the real CIFAR-10, by the labels of its files, equal the published ones. */
@GoldenFiles({"03_cifar10_published.json", "03_split_files.json"})
class Cifar10GoldenTest {
  private static final Pattern SHIPPED = Pattern.compile("cifar10-exp(\\d+)-seed(\\d+)\\.npz");

  private final GoldenDirectory golden = GoldenDirectory.resolve();

  @Test
  void selectionsEqualThePublishedOnes() throws IOException {
    int[] labels = labels();
    assertThat(select(labels, 50, 102).selected().total()).isEqualTo(13_996);
    for (JsonNode published : golden.json("03_cifar10_published.json").get("splits")) {
      assertThat(published.get("profile").asText()).isEqualTo("exponential");
      LongTailedSplit split =
          select(labels, published.get("ratio").asDouble(), published.get("seed").asLong());
      assertThat(split.training()).hasSize(published.get("train").asInt());
      assertThat(split.validation()).hasSize(published.get("validation").asInt());
      assertThat(SplitDigest.sha256(split.training()))
          .isEqualTo(published.get("train_sha256").asText());
      assertThat(SplitDigest.sha256(split.validation()))
          .isEqualTo(published.get("validation_sha256").asText());
    }
    for (Map.Entry<String, JsonNode> file :
        golden.json("03_split_files.json").get("files").properties()) {
      Matcher name = SHIPPED.matcher(file.getKey());
      if (name.matches()) {
        LongTailedSplit split =
            select(labels, Double.parseDouble(name.group(1)), Long.parseLong(name.group(2)));
        assertThat(SplitDigest.sha256(split.training()))
            .isEqualTo(file.getValue().at("/train_indices/sha256_int64le").asText());
        assertThat(SplitDigest.sha256(split.validation()))
            .isEqualTo(file.getValue().at("/val_indices/sha256_int64le").asText());
      }
    }
  }

  private static LongTailedSplit select(int[] labels, double ratio, long seed) {
    ClassFrequencies available = ImageSelection.frequencies(labels, 10);
    return SplitConvention.GENERATOR.select(
        labels,
        new ExponentialProfile(new ImbalanceOptions(ratio, 0)).create(available),
        seed,
        0.2);
  }

  /** Returns the labels of the training images, in the order of the files. */
  private static int[] labels() throws IOException {
    try (InputStream packed =
            Objects.requireNonNull(
                Cifar10GoldenTest.class.getResourceAsStream("cifar-10-labels.gz"));
        InputStream labels = new GZIPInputStream(packed)) {
      byte[] bytes = labels.readAllBytes();
      return IntStream.range(0, bytes.length).map(i -> bytes[i]).toArray();
    }
  }
}
