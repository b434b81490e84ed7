package org.robustlt.bench.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.robustlt.bench.console.Console;

/**
 * Data that cannot be trained on: exit code 2, a message that names the place, the rule and the
 * value, and no run directory.
 */
class BrokenDataTest {
  private static final int RECORD = 3073;

  @TempDir private Path folder;

  private final StringWriter err = new StringWriter();
  private Path data;
  private Path plugins;

  @BeforeEach
  void makeAFolder() throws IOException {
    data = Files.createDirectories(folder.resolve("data"));
    plugins = Files.createDirectories(folder.resolve("plugins"));
  }

  private void refused(String dataSet, String message) throws IOException {
    Path recipe = folder.resolve("recipe.yaml");
    Files.writeString(
        recipe,
        "{name: broken, data: {use: " + dataSet + "}, model: small-cnn, attack: {use: none}}");
    err.getBuffer().setLength(0);
    Console console =
        new Console(new PrintWriter(new StringWriter()), new PrintWriter(err), false, false, 100);
    int code =
        RobustLtCommand.commandLine(console)
            .execute(
                "train",
                recipe.toString(),
                "--data=" + data,
                "--out=" + folder.resolve("run"),
                "--plugins=" + plugins);
    assertThat(err.toString().replace(data.toString(), "DATA"))
        .startsWith("robustlt: " + message)
        .doesNotContain("\tat ");
    assertThat(code).isEqualTo(2);
    assertThat(folder.resolve("run")).doesNotExist();
  }

  private static byte[] cifar(int images) {
    byte[] records = new byte[images * RECORD];
    for (int i = 0; i < images; i++) {
      records[i * RECORD] = (byte) (i % 10);
    }
    return records;
  }

  private void writeCifar(byte[] firstBatch) throws IOException {
    for (int batch = 2; batch <= 5; batch++) {
      Files.write(data.resolve("data_batch_" + batch + ".bin"), cifar(20));
    }
    Files.write(data.resolve("test_batch.bin"), cifar(20));
    Files.write(data.resolve("data_batch_1.bin"), firstBatch);
  }

  @Test
  void truncatedBatchesAndLabelsOutOfRange() throws IOException {
    String unverified = "cifar-10, verify: false";
    writeCifar(new byte[RECORD - 1]);
    refused(unverified, "DATA/data_batch_1.bin: must be whole records of 3073 bytes, got 3072");
    byte[] batch = cifar(20);
    batch[3 * RECORD] = 10;
    writeCifar(batch);
    refused(unverified, "DATA/data_batch_1.bin: labels must be 0..9, image 3 has label 10");
  }

  @Test
  void filesThatAreNotTheOfficialOnes() throws IOException {
    writeCifar(cifar(10_000));
    refused(
        "cifar-10", "DATA/data_batch_1.bin: not the official file: its SHA-256 must be cee9165");
  }

  @Test
  void aRatioThatLeavesAClassWithoutImages() throws IOException {
    writeCifar(cifar(20));
    refused(
        "cifar-10, verify: false, imbalance: {use: exponential, ratio: 50}",
        "exponential profile of ratio 50.0 leaves class frog (7 of 10) without images: every class must"
            + " keep at least 1, the largest keeps 10");
  }

  @Test
  void tarArchives() throws IOException {
    Path archive = data.resolve("cifar-10-binary.tar.gz");
    writeTar(archive, "cifar-10-batches-bin/../../../evil.bin");
    refused(
        "cifar-10, verify: false",
        "DATA/cifar-10-binary.tar.gz: refused: entries must lie below the archive's folder, got"
            + " \"cifar-10-batches-bin/../../../evil.bin\"");
    refused("cifar-10", "DATA/cifar-10-binary.tar.gz: not the official cifar-10-binary.tar.gz");
    Files.write(archive, List.of("no archive"));
    refused("cifar-10, verify: false", "DATA/cifar-10-binary.tar.gz: damaged archive: ");
  }

  private static void writeTar(Path archive, String name) throws IOException {
    try (OutputStream file = new GZIPOutputStream(Files.newOutputStream(archive));
        TarArchiveOutputStream tar = new TarArchiveOutputStream(file)) {
      tar.putArchiveEntry(new TarArchiveEntry(name, true));
      tar.closeArchiveEntry();
    }
  }

  @Test
  void zipArchives() throws IOException {
    Path archive = data.resolve("tiny-imagenet-200.zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
      zip.putNextEntry(new ZipEntry("/etc/evil"));
    }
    refused(
        "tiny-imagenet, verify: false",
        "DATA/tiny-imagenet-200.zip: refused: entries must lie below the archive's folder, got"
            + " \"/etc/evil\"");
    Files.write(archive, new byte[100]);
    refused(
        "tiny-imagenet, verify: false", "DATA/tiny-imagenet-200.zip: not a readable ZIP archive: ");
  }

  @Test
  void foldersOfImages() throws IOException {
    refused("image-folder", "DATA: holds no folder of a class; image-folder needs a folder");
    for (String part : List.of("train", "test")) {
      writeImage(part + "/a/1.png", 4, 4);
      writeImage(part + "/b/1.png", 4, 4);
    }
    writeImage("test/b/2.png", 5, 4);
    refused("image-folder", "DATA/test/b/2.png: all images must have 4x4 pixels, got 5x4");
    Files.delete(data.resolve("test/b/2.png"));
    Files.delete(data.resolve("test/b/1.png"));
    refused("image-folder", "DATA/test/b: every class must have at least 1 image, this folder");
  }

  private void writeImage(String name, int width, int height) throws IOException {
    Path file = data.resolve(name);
    Files.createDirectories(file.getParent());
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    assertThat(ImageIO.write(image, "png", file.toFile())).isTrue();
  }

  @Test
  void arraysAndSplits() throws IOException {
    refused("arrays", "DATA/y_train.npy: no such file of an array");
    Files.write(data.resolve("y_train.npy"), new byte[] {1, 2, 3});
    refused("arrays", "DATA/y_train.npy: the array is not in the NPY format");
    writeCifar(cifar(20));
    Files.writeString(data.resolve("split.json"), "{}");
    refused(
        "cifar-10, verify: false, selection: {file: \"" + data.resolve("split.json") + "\"}",
        "DATA/split.json: not a manifest of a split: ");
  }
}
