package org.robustlt.core.data.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.robustlt.api.component.ClassFrequencies;
import org.robustlt.api.data.DataException;
import org.robustlt.core.data.LongTailedSplit;
import org.robustlt.core.data.format.NpzIndices;
import org.robustlt.tck.golden.GoldenDirectory;
import org.robustlt.tck.golden.Npz;

class SplitFileTest {
  private static final int[] LABELS = IntStream.range(0, 60).map(i -> i % 3).toArray();
  private static final LongTailedSplit SPLIT =
      SplitConvention.GENERATOR.select(LABELS, ClassFrequencies.of(20, 10, 4), 7, 0.25);

  private static final SplitOrigin ORIGIN =
      SplitOrigin.drawn("20, 10, 4", SplitConvention.GENERATOR, 7);

  @TempDir private Path directory;

  private static SplitManifest manifest() {
    return SplitManifest.of("Fixture", LABELS, new OriginatedSplit(SPLIT, ORIGIN));
  }

  private Path written(String name) {
    Path file = directory.resolve(name);
    SplitFile.write(file, manifest());
    return file;
  }

  @Test
  void splitsAreReadAsTheyWereWritten() {
    for (String name : List.of("split.json", "split.npz")) {
      LongTailedSplit read = SplitFile.read(written(name), LABELS, 3).split();
      assertThat(read.training()).isEqualTo(SPLIT.training());
      assertThat(read.validation()).isEqualTo(SPLIT.validation());
      assertThat(read.selected()).isEqualTo(SPLIT.selected());
      assertThat(read.trainingFrequencies()).isEqualTo(SPLIT.trainingFrequencies());
    }
  }

  @Test
  void whereAManifestComesFromIsKept() {
    Path json = written("split.json");
    assertThat(SplitFile.read(json, LABELS, 3).origin()).isEqualTo(ORIGIN);
    Path npz = written("split.npz");
    SplitOrigin unknown = SplitFile.read(npz, LABELS, 3).origin();
    assertThat(unknown)
        .isEqualTo(
            new SplitOrigin(
                "as in " + npz, Optional.empty(), OptionalLong.empty(), Optional.empty()));
    Path again = directory.resolve("again.json");
    SplitFile.write(again, SplitManifest.of("Fixture", LABELS, SplitFile.read(npz, LABELS, 3)));
    assertThat(SplitFile.read(again, LABELS, 3).origin()).isEqualTo(unknown);
  }

  @Test
  void sameSplitsGiveTheSameFile() throws IOException {
    for (String name : List.of("split.json", "split.npz")) {
      assertThat(Files.readAllBytes(written("again-" + name)))
          .isEqualTo(Files.readAllBytes(written(name)));
    }
  }

  @Test
  void arraysThatNumpyWroteAreReadAndOursHaveItsForm() throws IOException {
    String name = "03_split_class0_check.npz";
    GoldenDirectory golden = GoldenDirectory.resolve();
    Path file = directory.resolve(name);
    Files.write(file, golden.bytes(name));
    for (String key : golden.npz(name).keys()) {
      assertThat(NpzIndices.read(file, key)).isEqualTo(golden.npz(name).get(key).ints());
    }
    try (var stream = Files.newInputStream(written("split.npz"))) {
      Npz ours = Npz.read(stream);
      assertThat(ours.keys()).containsExactlyInAnyOrder("train_indices", "val_indices");
      assertThat(ours.get("train_indices").ints()).isEqualTo(SPLIT.training());
    }
  }

  @Test
  void splitsOfOtherDataSetsAreRefused() {
    Path file = written("split.json");
    int[] other = LABELS.clone();
    other[0] = 1;
    assertFails(file, other, 3, "digest of the labels must be the stated");
    assertFails(
        file, Arrays.copyOf(LABELS, 59), 3, "number of images must be the stated 60, got 59");
    assertFails(written("split.npz"), Arrays.copyOf(LABELS, 12), 3, "indices must be 0..11, got");
  }

  @Test
  void changedManifestsAreRefused() throws IOException {
    Path file = written("split.json");
    String sealed = Files.readString(file);
    Files.writeString(file, sealed.replace("[20,10,4]", "[20,10,5]"));
    assertFails(file, LABELS, 3, "is damaged: its sha256 is");

    // As earlier versions wrote them, and whoever takes the seal off.
    String content =
        sealed.replaceFirst("\"schema\":[0-9]+,", "").replaceFirst(",\"sha256\":\"[^\"]*\"}", "}");
    assertThat(content).hasSizeLessThan(sealed.length() - 64);
    Files.writeString(
        file, content.replace("\"training\":[" + SPLIT.training()[0], "\"training\":[59"));
    assertFails(file, LABELS, 3, "digest of the training indices must be the stated");
    Files.writeString(file, content.replace("[20,10,4]", "[20,10,5]"));
    assertFails(file, LABELS, 3, "counts must be the stated [20, 10, 5], got [20, 10, 4]");
    Files.writeString(file, content.replace("\"format\":1", "\"format\":2"));
    assertFails(file, LABELS, 3, "format of the split must be 1, got 2");
    Files.writeString(file, content.replace("\"validation\"", "\"other\""));
    assertFails(file, LABELS, 3, "not a manifest of a split");
    Files.writeString(file, "null");
    assertFails(file, LABELS, 3, "not a manifest of a split");
    Files.writeString(file, content.substring(0, content.length() / 2));
    assertFails(file, LABELS, 3, "not a manifest of a split");
  }

  @Test
  void impossibleSelectionsAreRefused() throws IOException {
    Path file = directory.resolve("split.npz");
    int[] none = {};
    NpzIndices.write(
        file, Map.of("train_indices", new int[] {0, 1, 2}, "val_indices", new int[] {1}));
    assertFails(file, LABELS, 3, "every image may be selected once, got 1 twice");
    NpzIndices.write(file, Map.of("train_indices", new int[] {0, 1}, "val_indices", none));
    assertFails(
        file, LABELS, 3, "every class must keep at least 1 training image, class 2 has none");
    NpzIndices.write(file, Map.of("train_indices", none));
    assertFails(
        file, LABELS, 3, "array \"val_indices\" is not there, the arrays are train_indices");
  }

  @Test
  void damagedFilesAreRefused() throws IOException {
    Path file = written("split.npz");
    byte[] content = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(content, content.length - 30));
    assertFails(file, LABELS, 3, "not a readable NPZ file");
    assertFails(directory.resolve("none.npz"), LABELS, 3, "no such file of a split");
  }

  private static void assertFails(Path file, int[] labels, int classes, String problem) {
    assertThatThrownBy(() -> SplitFile.read(file, labels, classes))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith(file + ": " + problem);
  }
}
