package org.robustlt.core.data.folder;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.robustlt.core.data.folder.PictureFixtures.at;
import static org.robustlt.core.data.folder.PictureFixtures.counts;
import static org.robustlt.core.data.folder.PictureFixtures.fill;
import static org.robustlt.core.data.folder.PictureFixtures.remarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.robustlt.api.data.DataException;
import org.robustlt.api.data.ImageDataSet;
import org.robustlt.core.data.picture.Framing;

class ImageListTest {
  @TempDir private Path directory;

  @BeforeEach
  void writePictures() {
    fill(directory.resolve("n01"), 4, 0);
    fill(directory.resolve("n02"), 4, 100);
  }

  private ImageDataSet open(String list, String test, PictureOptions.Damaged damaged) {
    return new ImageList(
            list,
            Optional.of(test).filter(name -> !name.equals("none")),
            new PictureOptions(false, List.of(), Framing.Crop.CENTRE, false, damaged),
            TestDraw.NONE)
        .create(at(directory));
  }

  private ImageDataSet open(String list, String test) {
    return open(list, test, PictureOptions.Damaged.REFUSE);
  }

  private void list(String name, String text) throws IOException {
    Files.writeString(directory.resolve(name), text);
  }

  @Test
  void textsHoldAPathAndANumberInEachLine() throws IOException {
    list("train.txt", "n01/picture 0.png 0\nn01/picture 1.png 0\r\nn02/picture 0.png 1\n\n");
    list("test.txt", "n02/picture 3.png 1\nn01/picture 3.png 0");
    ImageDataSet set = open("train.txt", "test.txt");
    assertThat(set.classNames()).containsExactly("n01", "n02");
    assertThat(counts(set.training(), 2)).containsExactly(2, 1);
    assertThat(set.test().label(0)).isEqualTo(1);
  }

  @Test
  void tablesMayHoldTheParts() throws IOException {
    list(
        "all.csv",
        "\ufeffLabel,path,split,note\r\n"
            + "\"cat, small\",n01/picture 0.png,train,\r\n"
            + "dog,n02/picture 0.png,train,\"a \"\"b\"\"\"\r\n"
            + "dog,n02/picture 1.png,test,\r\n"
            + "\"cat, small\",n01/picture 1.png,test,\r\n"
            + "dog,n02/picture 2.png,val,\r\n");
    ImageDataSet set = open("all.csv", "none");
    assertThat(set.classNames()).containsExactly("cat, small", "dog");
    assertThat(counts(set.test(), 2)).containsExactly(1, 1);
    assertThat(remarks(set)).contains("1 images of the part val are not used");
  }

  @Test
  void tablesMayHaveOtherSeparators() throws IOException {
    for (char separator : new char[] {';', '\t'}) {
      String table =
          """
          path,label,split
          n01/picture 0.png,a,train
          n02/picture 0.png,b,train
          n01/picture 1.png,a,test
          n02/picture 1.png,b,test
          """;
      list("all.csv", table.replace(',', separator));
      assertThat(open("all.csv", "none").classNames()).containsExactly("a", "b");
    }
  }

  @Test
  void theJsonOfINaturalistNamesCategories() throws IOException {
    String json =
        """
        {"images": [{"id": 7, "file_name": "n01/picture %1$d.png"},
                    {"id": 8, "file_name": "n02/picture %1$d.png"}],
         "annotations": [{"image_id": 8, "category_id": 30}, {"image_id": 7, "category_id": 4}],
         "categories": [{"id": 30, "name": "Parus major"}, {"id": 4, "name": "Corvus corax"}]}
        """;
    list("train.json", String.format(Locale.ROOT, json, 0));
    list("val.json", String.format(Locale.ROOT, json, 1));
    ImageDataSet set = open("train.json", "val.json");
    assertThat(set.classNames()).containsExactly("Corvus corax", "Parus major");
    assertThat(set.training().label(0)).isEqualTo(1);
  }

  @Test
  void picturesThatAreNotThereAreNamed() throws IOException {
    list("train.txt", "n01/picture 0.png a\nn02/picture 0.png b\nn02/gone.png b");
    list("test.txt", "n01/picture 3.png a\nn02/picture 3.png b");
    assertThatThrownBy(() -> open("train.txt", "test.txt"))
        .isInstanceOf(DataException.class)
        .hasMessage(
            directory
                + ": 1 of 3 listed images are not there: n02/gone.png; data.damaged=skip leaves"
                + " them out");
    assertThat(remarks(open("train.txt", "test.txt", PictureOptions.Damaged.SKIP)))
        .contains("left out 1 listed images that are not there[n02/gone.png]");
  }

  @Test
  void listsOfAnotherFormAreRefused() throws IOException {
    list("train.txt", "n01/picture0.png\n");
    assertThatThrownBy(() -> open("train.txt", "none"))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith(directory.resolve("train.txt") + ": line 1 must hold a path and");
    list("train.csv", "path,label\na.png\n");
    assertThatThrownBy(() -> open("train.csv", "none"))
        .hasMessageContaining("row 2 must have 2 columns as the header has, got 1");
    list("train.csv", "path,label\n,cat\n");
    assertThatThrownBy(() -> open("train.csv", "none")).hasMessageEndingWith("an empty path");
    list("train.csv", "path,label\na.png,\n");
    assertThatThrownBy(() -> open("train.csv", "none"))
        .hasMessageEndingWith("lists a.png without a label");
    list("train.csv", "path,label,split\nn01/picture 0.png,cat,fold 1\n");
    assertThatThrownBy(() -> open("train.csv", "none"))
        .hasMessageEndingWith("split must be train, test, val, valid or validation, got fold 1");
    Files.writeString(directory.resolve("train.csv"), "path,label\nü.png,1", ISO_8859_1);
    assertThatThrownBy(() -> open("train.csv", "none")).hasMessageContaining("is not in UTF-8");
    list("train.json", "{\"images\": 3}");
    assertThatThrownBy(() -> open("train.json", "none"))
        .hasMessageContaining("must have the lists images, annotations and categories");
    assertThatThrownBy(() -> open("nothing.txt", "none"))
        .hasMessage(directory.resolve("nothing.txt") + ": no such file of a list");
  }
}
