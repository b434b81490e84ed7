package org.robustlt.core.data.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.robustlt.api.component.ClassFrequencies;
import org.robustlt.core.data.ImageSelection;
import org.robustlt.core.data.LongTailedSplit;
import org.robustlt.tck.golden.GoldenDirectory;
import org.robustlt.tck.golden.GoldenFiles;
import org.tukaani.xz.XZInputStream;

/**
 * Selections from the real CIFAR-10 equal the published ones. The labels come from {@code
 * -Drobustlt.cifar10=DIR}, which holds the binary version, plain or each file packed with xz, or
 * from {@code ../shared/data/cifar-10} beside the project.
 */
@GoldenFiles({"03_cifar10_published.json", "03_split_files.json"})
class Cifar10GoldenTest {
  private static final int RECORD = 3073;
  private static final Pattern SHIPPED = Pattern.compile("cifar10-exp(\\d+)-seed(\\d+)\\.npz");

  private final GoldenDirectory golden = GoldenDirectory.resolve();

  @Test
  void selectionsEqualThePublishedOnes() {
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

  private static int[] labels() {
    Optional<Path> directory = directory();
    assumeThat(directory)
        .as("CIFAR-10 is not here: give -Drobustlt.cifar10=DIR to check the published selections")
        .isPresent();
    int[] labels = new int[50_000];
    IntStream.range(0, 5)
        .parallel()
        .forEach(
            file -> {
              byte[] content = read(directory.get(), "data_batch_" + (file + 1) + ".bin");
              assertThat(content).hasSize(10_000 * RECORD);
              for (int i = 0; i < 10_000; i++) {
                labels[file * 10_000 + i] = content[i * RECORD];
              }
            });
    return labels;
  }

  private static Optional<Path> directory() {
    String given = System.getProperty("robustlt.cifar10");
    if (given != null) {
      Path directory = Path.of(given);
      Path below = directory.resolve("cifar-10-batches-bin");
      return Optional.of(Files.isDirectory(below) ? below : directory);
    }
    for (Path base = Path.of("").toAbsolutePath(); base != null; base = base.getParent()) {
      Path shared = base.resolve("shared/data/cifar-10");
      if (Files.isDirectory(shared)) {
        return Optional.of(shared);
      }
    }
    return Optional.empty();
  }

  private static byte[] read(Path directory, String name) {
    Path packed = directory.resolve(name + ".xz");
    try (InputStream stream =
        Files.exists(packed)
            ? new XZInputStream(Files.newInputStream(packed))
            : Files.newInputStream(directory.resolve(name))) {
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new AssertionError("cannot read " + name + " in " + directory, e);
    }
  }
}
