package org.robustlt.core.data.folder;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.robustlt.api.component.Component;
import org.robustlt.api.component.Description;
import org.robustlt.api.component.Inline;
import org.robustlt.api.data.DataException;
import org.robustlt.api.data.DataSetProvider;
import org.robustlt.api.data.ImageDataSet;

/**
 * Pictures that lists name: a table with commas and the columns {@code path}, {@code label} and
 * perhaps {@code split}, a text with {@code path label} in each line as ImageNet-LT and Places-LT
 * have it, or the JSON of iNaturalist.
 *
 * @param list the pictures to train on, or all of them with a column {@code split}
 * @param testList the pictures to test on, if a list of their own names them
 * @param pictures how files become images
 * @param test how a test set is drawn where no list names one
 */
@Component("image-list")
@Description("pictures that lists name (CSV, lines of path and label, or the JSON of iNaturalist)")
public record ImageList(
    @Description("list of the images to train on, or of all with a column split; in the folder")
        String list,
    @Description("list of the images to test on, or none") Optional<String> testList,
    @Inline PictureOptions pictures,
    @Description("how a test set is drawn where no list names one") TestDraw test)
    implements DataSetProvider, PictureSource {
  private static final String EXPECTED = "image-list needs the folder that paths are relative to";

  /** The defaults. */
  public ImageList() {
    this("train.txt", Optional.empty(), new PictureOptions(), TestDraw.NONE);
  }

  @Override
  public ImageDataSet create(Location location) {
    Path root =
        location
            .directory()
            .orElseThrow(() -> new DataException(EXPECTED + ": give it with --data DIR"));
    if (!Files.isDirectory(root)) {
      throw new DataException(root, "no such directory; " + EXPECTED);
    }
    LabelledParts parts =
        new ListedImages(
                root,
                ListFile.read(root.resolve(list)),
                testList.map(name -> ListFile.read(root.resolve(name))).orElse(List.of()),
                test,
                pictures.damaged() == PictureOptions.Damaged.SKIP)
            .find();
    return PictureDataSet.read(root, parts, pictures, location.reading());
  }
}
