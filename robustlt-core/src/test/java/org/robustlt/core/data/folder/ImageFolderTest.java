package org.robustlt.core.data.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.robustlt.core.data.folder.PictureFixtures.at;
import static org.robustlt.core.data.folder.PictureFixtures.counts;
import static org.robustlt.core.data.folder.PictureFixtures.fill;
import static org.robustlt.core.data.folder.PictureFixtures.first;
import static org.robustlt.core.data.folder.PictureFixtures.remarks;
import static org.robustlt.core.data.folder.PictureFixtures.write;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.robustlt.api.data.DataException;
import org.robustlt.api.data.ImageDataSet;
import org.robustlt.api.data.ImageShape;
import org.robustlt.core.data.picture.Framing;

class ImageFolderTest {
  private static final ImageFolder DEFAULTS = new ImageFolder();

  @TempDir private Path directory;

  private static ImageFolder drawn(TestDraw test) {
    return new ImageFolder(new PictureOptions(), "*", test);
  }

  private static ImageFolder options(
      String classes, List<Integer> size, PictureOptions.Damaged damaged) {
    return new ImageFolder(
        new PictureOptions(false, size, Framing.Crop.CENTRE, false, damaged),
        classes,
        TestDraw.NONE);
  }

  private ImageDataSet open(ImageFolder options) {
    return options.create(at(directory));
  }

  private void writeParts(String test) {
    fill(directory.resolve("train/cat"), 3, 0);
    fill(directory.resolve("train/ant"), 2, 10);
    fill(directory.resolve(test + "/cat"), 1, 20);
    fill(directory.resolve(test + "/ant"), 1, 30);
  }

  @Test
  void classesAndImagesAreInTheOrderOfTheirNames() {
    writeParts("test");
    ImageDataSet set = open(DEFAULTS);
    assertThat(set.classNames()).containsExactly("ant", "cat");
    assertThat(set.shape()).isEqualTo(new ImageShape(3, 2, 3));
    assertThat(counts(set.training(), 2)).containsExactly(2, 3);
    assertThat(first(set.training(), 1))
        .containsExactly(11, 21, 31, 61, 71, 81, 11, 21, 31, 61, 71, 81, 11, 21, 31, 61, 71, 81);
    assertThat(set.training().name(1)).endsWith("picture 1.png");
    assertThat(set.remarks()).isEmpty();
  }

  @Test
  void theTestPartMayBeCalledOtherwise() {
    writeParts("validation");
    assertThat(open(DEFAULTS).test().size()).isEqualTo(2);
    fill(directory.resolve("val/cat"), 2, 40);
    fill(directory.resolve("val/ant"), 2, 50);
    ImageDataSet set = open(DEFAULTS);
    assertThat(set.test().size()).isEqualTo(4);
    assertThat(remarks(set)).contains("folders that are not used", "validation");
    fill(directory.resolve("Test/cat"), 3, 40);
    fill(directory.resolve("Test/ant"), 2, 50);
    assertThat(open(DEFAULTS).test().size()).isEqualTo(5);
  }

  @Test
  void picturesInFoldersBelowAClassBelongToIt() {
    writeParts("test");
    fill(directory.resolve("train/cat/day 2/morning"), 4, 60);
    assertThat(counts(open(DEFAULTS).training(), 2)).containsExactly(2, 7);
  }

  @Test
  void classesMayLieDeeper() {
    for (String part : List.of("train", "test")) {
      fill(directory.resolve(part + "/birds/finch"), 1, 0);
      fill(directory.resolve(part + "/birds/jay"), 1, 1);
      fill(directory.resolve(part + "/cats"), 1, 2);
    }
    assertThat(open(options("**", List.of(), PictureOptions.Damaged.REFUSE)).classNames())
        .containsExactly("birds/finch", "birds/jay", "cats");
    assertThat(open(DEFAULTS).classNames()).containsExactly("birds", "cats");
  }

  @Test
  void aTestSetIsDrawnFromASingleFolder() {
    fill(directory.resolve("a"), 40, 0);
    fill(directory.resolve("b"), 9, 50);
    fill(directory.resolve("c"), 1, 100);
    ImageDataSet set = open(drawn(new TestDraw(0, 0.2, 3)));
    assertThat(counts(set.test(), 3)).containsExactly(8, 2, 0);
    assertThat(counts(set.training(), 3)).containsExactly(32, 7, 1);
    assertThat(names(set, true)).doesNotContainAnyElementsOf(names(set, false));
    assertThat(remarks(set)).contains("test set drawn: 10 images", "seed 3", "not tested: 1[c]");
    assertThat(names(open(drawn(new TestDraw(0, 0.2, 3))), false)).isEqualTo(names(set, false));
    assertThat(names(open(drawn(new TestDraw(0, 0.2, 4))), false)).isNotEqualTo(names(set, false));
    assertThat(counts(open(drawn(new TestDraw(5, 0, 0))).test(), 3)).containsExactly(5, 5, 0);
    assertFails(
        DEFAULTS,
        directory + ": has no folder to test on (test, val, valid, validation); data.test");
  }

  private static Set<String> names(ImageDataSet set, boolean training) {
    Set<String> names = new HashSet<>();
    for (int i = 0; i < (training ? set.training() : set.test()).size(); i++) {
      names.add((training ? set.training() : set.test()).name(i));
    }
    return names;
  }

  @Test
  void picturesOfAllSizesAreBroughtToOne() {
    writeParts("test");
    write(directory.resolve("train/ant/large.png"), 40, 20, 0);
    assertFails(
        DEFAULTS,
        directory.resolve("train/ant/picture 0.png")
            + ": all images must have 40x20 pixels, got 3x2");
    ImageDataSet set = open(options("*", List.of(8), PictureOptions.Damaged.REFUSE));
    assertThat(set.shape()).isEqualTo(new ImageShape(3, 8, 8));
    assertThat(remarks(set)).contains("3 to 40 pixels wide", "brought to 8x8 (crop: centre)");
    assertThat(open(options("*", List.of(4, 9), PictureOptions.Damaged.REFUSE)).shape())
        .isEqualTo(new ImageShape(3, 4, 9));
  }

  @Test
  void whatSystemsLeaveBehindIsPassedOverAndCounted() throws IOException {
    writeParts("test");
    for (String name : List.of("Thumbs.db", ".DS_Store", "._picture 0.png", "desktop.ini")) {
      Files.writeString(directory.resolve("train/cat").resolve(name), "x");
    }
    Files.createSymbolicLink(
        directory.resolve("train/ant/gone.png"), Path.of("/nowhere/at/all.png"));
    Files.createSymbolicLink(
        directory.resolve("train/ant/link.png"), directory.resolve("train/cat/picture 2.png"));
    Files.writeString(directory.resolve("train/README.txt"), "hello");
    ImageDataSet set = open(DEFAULTS);
    assertThat(counts(set.training(), 2)).containsExactly(3, 3);
    assertThat(remarks(set))
        .contains(
            "passed over 4 hidden",
            "left out 1 links that lead nowhere",
            "gone.png",
            "left out 1 files that are in no folder",
            "equal images in different classes: 1");
  }

  @Test
  void linksThatLeadBackAreNamed() throws IOException {
    writeParts("test");
    Files.createSymbolicLink(directory.resolve("train/cat/again"), directory.resolve("train"));
    assertFails(DEFAULTS, directory.resolve("train/cat/again/cat") + ": leads back to a folder");
  }

  @Test
  void damagedPicturesAreRefusedOrSkipped() throws IOException {
    writeParts("test");
    Path broken = directory.resolve("train/cat/picture 1.png");
    byte[] content = Files.readAllBytes(broken);
    Files.write(broken, Arrays.copyOf(content, content.length / 2));
    assertFails(DEFAULTS, broken + ": damaged image: cut off");
    ImageFolder skip = options("*", List.of(), PictureOptions.Damaged.SKIP);
    ImageDataSet set = open(skip);
    assertThat(counts(set.training(), 2)).containsExactly(2, 2);
    assertThat(first(set.training(), 3)[0]).isEqualTo(2);
    assertThat(remarks(set)).contains("left out 1 files that cannot be read[" + broken);
    Files.writeString(directory.resolve("test/ant/picture 0.png"), "");
    assertFails(skip, directory + ": no image of class ant can be read");
  }

  @Test
  void picturesThatAreTrainedAndTestedOnAreTold() throws IOException {
    writeParts("test");
    Files.copy(
        directory.resolve("train/cat/picture 0.png"), directory.resolve("test/cat/again.png"));
    assertThat(remarks(open(DEFAULTS)))
        .contains("test images that are trained on too: 1[" + directory.resolve("test/cat/again"));
  }

  @Test
  void namesAreComparedInOneNormalForm() {
    fill(directory.resolve("train/" + Normalizer.normalize("čmelák", Normalizer.Form.NFC)), 2, 0);
    fill(directory.resolve("test/" + Normalizer.normalize("čmelák", Normalizer.Form.NFD)), 2, 9);
    assertThat(open(DEFAULTS).classNames()).containsExactly("čmelák");
  }

  @Test
  void classesThatOnePartLacksAreNamed() throws IOException {
    writeParts("test");
    fill(directory.resolve("train/bee"), 1, 70);
    assertFails(
        DEFAULTS, directory.resolve("test") + ": must have the classes of train, lacks bee");
    fill(directory.resolve("test/cow"), 1, 71);
    assertFails(
        DEFAULTS,
        directory.resolve("test") + ": must have the classes of train, lacks bee; has besides cow");
    Files.createDirectory(directory.resolve("train/dog"));
    assertFails(
        DEFAULTS,
        directory.resolve("train/dog")
            + ": every class must have at least 1 image, this folder has none");
  }

  private void assertFails(ImageFolder options, String message) {
    assertThatThrownBy(() -> open(options))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith(message);
  }
}
