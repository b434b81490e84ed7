package org.robustlt.core.data.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.robustlt.core.data.format.DataSetFixtures.at;
import static org.robustlt.core.data.format.DataSetFixtures.cifar;
import static org.robustlt.core.data.format.DataSetFixtures.pickledCifar;
import static org.robustlt.core.data.format.DataSetFixtures.writeTarGz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.robustlt.api.data.DataException;
import org.robustlt.api.data.ImageDataSet;
import org.robustlt.api.data.LabeledImages;

/** The versions of CIFAR, unpacked and in their archives, give the same images. */
class CifarVersionsTest {
  private static final CifarOptions UNVERIFIED = new CifarOptions(false);

  @TempDir private Path directory;

  private static Map<String, byte[]> binary() {
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (int i = 1; i <= 5; i++) {
      files.put("cifar-10-batches-bin/data_batch_" + i + ".bin", cifar(1, 10, 10 + i));
    }
    files.put("cifar-10-batches-bin/test_batch.bin", cifar(1, 10, 10));
    return files;
  }

  private static Map<String, byte[]> python() throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (int i = 1; i <= 5; i++) {
      files.put("cifar-10-batches-py/data_batch_" + i, pickledCifar("labels", 10, 10 + i));
    }
    files.put("cifar-10-batches-py/test_batch", pickledCifar("labels", 10, 10));
    return files;
  }

  private void unpack(Map<String, byte[]> files) throws IOException {
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Path path = directory.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.write(path, file.getValue());
    }
  }

  private ImageDataSet open() {
    return new Cifar10(UNVERIFIED).create(at(directory));
  }

  private static void assertSame(LabeledImages found, LabeledImages expected) {
    assertThat(found.size()).isEqualTo(expected.size());
    byte[] one = new byte[3072];
    byte[] other = new byte[3072];
    for (int i = 0; i < expected.size(); i++) {
      found.read(i, one, 0);
      expected.read(i, other, 0);
      assertThat(one).isEqualTo(other);
      assertThat(found.label(i)).isEqualTo(expected.label(i));
    }
  }

  @Test
  void allVersionsGiveTheSameImages() throws IOException {
    unpack(binary());
    ImageDataSet expected = open();
    assertThat(expected.training().size()).isEqualTo(65);

    directory = directory.resolve("archive");
    writeTarGz(directory.resolve("cifar-10-binary.tar.gz"), binary());
    assertSame(open().training(), expected.training());

    directory = directory.resolve("python");
    unpack(python());
    assertSame(open().training(), expected.training());
    assertSame(open().test(), expected.test());

    directory = directory.resolve("python-archive");
    writeTarGz(directory.resolve("cifar-10-python.tar.gz"), python());
    assertSame(open().training(), expected.training());

    ImageDataSet given =
        new Cifar10(UNVERIFIED).create(at(directory.resolve("cifar-10-python.tar.gz")));
    assertSame(given.test(), expected.test());
  }

  @Test
  void theFineLabelsOfCifar100Count() throws IOException {
    unpack(
        Map.of(
            "cifar-100-python/train", pickledCifar("fine_labels", 100, 120),
            "cifar-100-python/test", pickledCifar("fine_labels", 100, 100)));
    ImageDataSet set = new Cifar100(UNVERIFIED).create(at(directory));
    assertThat(set.training().label(117)).isEqualTo(17);
  }

  @Test
  void anotherArchiveIsRefused() throws IOException {
    Path archive = directory.resolve("cifar-10-binary.tar.gz");
    writeTarGz(archive, binary());
    assertThatThrownBy(() -> new Cifar10(new CifarOptions(true)).create(at(directory)))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith(
            archive
                + ": not the official cifar-10-binary.tar.gz: its MD5 must be"
                + " c32a1d4ab5d03f1284b67883e8d87530, got ");
  }

  @Test
  void otherFilesOfThePythonVersionAreRefused() throws IOException {
    unpack(python());
    assertThatThrownBy(() -> new Cifar10(new CifarOptions(true)).create(at(directory)))
        .hasMessageContaining("data_batch_1: not the official file: its MD5 must be c99cafc15");
  }

  @Test
  void aTruncatedArchiveIsNamed() throws IOException {
    Path archive = directory.resolve("cifar-10-binary.tar.gz");
    writeTarGz(archive, binary());
    byte[] content = Files.readAllBytes(archive);
    Files.write(archive, Arrays.copyOf(content, content.length - 100));
    assertThatThrownBy(this::open)
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith(archive + ": damaged archive: ");
    Files.writeString(archive, "hello");
    assertThatThrownBy(this::open).hasMessageStartingWith(archive + ": damaged archive: ");
  }

  @Test
  void anArchiveWithoutAFileIsNamed() throws IOException {
    Map<String, byte[]> files = binary();
    files.remove("cifar-10-batches-bin/data_batch_4.bin");
    Path archive = directory.resolve("cifar-10-binary.tar.gz");
    writeTarGz(archive, files);
    assertThatThrownBy(this::open)
        .isInstanceOf(DataException.class)
        .hasMessage(
            archive.resolve("cifar-10-batches-bin/data_batch_4.bin")
                + ": the archive has no such file");
  }

  @Test
  void entriesThatClimbOutOfTheArchiveAreRefused() throws IOException {
    Map<String, byte[]> files = binary();
    files.put("cifar-10-batches-bin/../../evil", new byte[1]);
    Path archive = directory.resolve("cifar-10-binary.tar.gz");
    writeTarGz(archive, files);
    assertThatThrownBy(this::open)
        .isInstanceOf(DataException.class)
        .hasMessage(
            archive
                + ": refused: entries must lie below the archive's folder, got"
                + " \"cifar-10-batches-bin/../../evil\"");
  }

  @Test
  void damagedPicklesAreNamed() throws IOException {
    Map<String, byte[]> files = python();
    unpack(files);
    Path file = directory.resolve("cifar-10-batches-py/data_batch_2");
    byte[] content = files.get("cifar-10-batches-py/data_batch_2");

    Files.write(file, Arrays.copyOf(content, content.length - 5));
    assertFails(file + ": not a file of CIFAR: the pickle ends too early");
    Files.writeString(file, "cos\nsystem\n(S'echo'\ntR.");
    assertFails(file + ": not a file of CIFAR: the pickle refers to os.system, which is not");
    Files.write(file, pickledCifar("labels", 11, 12));
    assertFails(file + ": labels must be 0..9, image 10 has label 10");
    Files.write(file, pickledCifar("label", 10, 12));
    assertFails(file + ": must hold a dictionary with an array \"data\" and a list \"labels\"");
    String text = new String(content, StandardCharsets.ISO_8859_1);
    Files.write(file, text.replace("U\u0002u1", "U\u0002f4").getBytes(StandardCharsets.ISO_8859_1));
    assertFails(
        file + ": not a file of CIFAR: the pickle has an array that is not of bytes in C order");
  }

  private void assertFails(String message) {
    assertThatThrownBy(this::open)
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void whatAPickleNestsDeeplyIsRefusedWithoutDeepCalls() {
    int depth = 200_000;
    String nested = "]".repeat(depth) + "a".repeat(depth - 1);
    for (String pickle :
        List.of(
            nested + ".",
            "cnumpy\ndtype\n" + nested + "\u0085R.",
            "}(U\u0004data" + nested + "U\u0006labels" + nested + "u.",
            "]q\0h\0ah\0a.")) {
      byte[] content = pickle.getBytes(StandardCharsets.ISO_8859_1);
      assertThatThrownBy(() -> new CifarPickle("labels", 10).parse(directory, content))
          .isInstanceOf(DataException.class)
          .hasMessageContaining("must hold a dictionary");
    }
  }
}
