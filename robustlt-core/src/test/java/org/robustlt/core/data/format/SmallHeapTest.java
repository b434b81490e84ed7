package org.robustlt.core.data.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import javax.imageio.ImageIO;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.robustlt.api.data.DataException;
import org.robustlt.api.data.DataSetProvider;
import org.robustlt.api.data.ImageDataSet;
import org.robustlt.core.data.folder.ImageFolder;

/** In a JVM with a heap of 32 MiB, data sets larger than that are read, and bombs are refused. */
class SmallHeapTest {
  private static final int IMAGES = 3_000;

  @TempDir private Path directory;

  /** Reads every image of a data set, and prints how many there are or why there are none. */
  public static void main(String[] arguments) {
    DataSetProvider.Location location = DataSetFixtures.at(Path.of(arguments[1]));
    try {
      ImageDataSet set =
          arguments[0].equals("folder")
              ? new ImageFolder().create(location)
              : new Cifar10(new CifarOptions(false)).create(location);
      byte[] image = new byte[set.shape().size()];
      for (int i = 0; i < set.training().size(); i++) {
        set.training().read(i, image, 0);
      }
      print(set.training().size() + " images");
    } catch (DataException e) {
      print(e.getMessage());
    }
  }

  private static void print(String line) {
    new PrintStream(new FileOutputStream(FileDescriptor.out), true, UTF_8).println(line);
  }

  private String inSmallHeap(String kind) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx32m", "-XX:+UseSerialGC", "-Djava.awt.headless=true"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(SmallHeapTest.class.getName(), kind, directory.toString()));
    Path output = directory.resolve("output.txt");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    return Files.readString(output).strip();
  }

  @Test
  void aFolderLargerThanTheHeapIsRead() throws Exception {
    ByteArrayOutputStream image = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB), "png", image);
    Path first = directory.resolve("train/a");
    Files.createDirectories(first);
    for (int i = 0; i < IMAGES; i++) {
      Files.write(first.resolve(i + ".png"), image.toByteArray());
    }
    Files.createDirectories(directory.resolve("test/a"));
    Files.write(directory.resolve("test/a/0.png"), image.toByteArray());
    assertThat((long) IMAGES * 3 * 64 * 64).isGreaterThan(32L << 20);
    assertThat(inSmallHeap("folder")).isEqualTo(IMAGES + " images");
  }

  @Test
  void anArchiveThatUnpacksToMoreThanTheHeapIsRefused() throws Exception {
    writeTar("cifar-10-batches-bin/data_batch_1.bin", false);
    assertThat(inSmallHeap("cifar"))
        .startsWith(directory.resolve("cifar-10-binary.tar.gz") + ": unpacked it would take 100 MB")
        .contains("ROBUSTLT_JAVA_OPTS=-Xmx");
  }

  @Test
  void aNameThatUnpacksToMoreThanTheHeapIsRefused() throws Exception {
    writeTar("././@LongLink", true);
    assertThat(inSmallHeap("cifar")).startsWith(directory.resolve("cifar-10-binary.tar.gz") + ": ");
  }

  private void writeTar(String name, boolean longName) throws IOException {
    try (OutputStream file =
            new GZIPOutputStream(
                Files.newOutputStream(directory.resolve("cifar-10-binary.tar.gz")));
        TarArchiveOutputStream tar = new TarArchiveOutputStream(file)) {
      TarArchiveEntry entry =
          longName ? new TarArchiveEntry(name, (byte) 'L') : new TarArchiveEntry(name);
      entry.setSize(100 << 20);
      tar.putArchiveEntry(entry);
      byte[] block = new byte[1 << 20];
      Arrays.fill(block, (byte) 'a');
      for (int i = 0; i < 100; i++) {
        tar.write(block);
      }
      tar.closeArchiveEntry();
    }
  }
}
