package org.robustlt.core.data.folder;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.robustlt.api.component.Component;
import org.robustlt.api.component.Description;
import org.robustlt.api.data.DataException;
import org.robustlt.api.data.DataSetProvider;
import org.robustlt.api.data.ImageDataSet;
import org.robustlt.core.data.picture.Framing;

/**
 * Pictures that lists name: a table with commas and the columns {@code path}, {@code label} and
 * perhaps {@code split}, a text with {@code path label} in each line as ImageNet-LT and Places-LT
 * have it, or the JSON of iNaturalist.
 *
 * @param list the pictures to train on, or all of them with a column {@code split}
 * @param testList the pictures to test on, or {@code none}
 * @param grayscale whether images have one channel instead of three
 * @param size height and width of the images, or both in one
 * @param crop what becomes of pictures of another aspect
 * @param upright whether to turn pictures as their EXIF orientation says
 * @param damaged what becomes of files that cannot be read
 * @param test how a test set is drawn where no list names one
 */
@Component("image-list")
@Description("pictures that lists name (CSV, lines of path and label, or the JSON of iNaturalist)")
public record ImageList(
    @Description("list of the images to train on, or of all with a column split; in the folder")
        String list,
    @Description("list of the images to test on, or none") String testList,
    @Description("whether to read images with one channel instead of three") boolean grayscale,
    @Description("side of the images, or [height, width]; [] keeps the size of the files")
        List<Integer> size,
    @Description("pictures of another aspect: centre cuts, none pads, squash distorts")
        Framing.Crop crop,
    @Description("whether to turn pictures as their EXIF orientation says") boolean upright,
    @Description("files that cannot be read: refuse, or skip and list them")
        PictureOptions.Damaged damaged,
    @Description("how a test set is drawn where no list names one") TestDraw test)
    implements DataSetProvider, PictureSource {
  /** The defaults. */
  public ImageList() {
    this(
        "train.txt",
        NONE,
        false,
        List.of(),
        Framing.Crop.CENTRE,
        false,
        PictureOptions.Damaged.REFUSE,
        TestDraw.NONE);
  }

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public ImageList {
    new PictureOptions(grayscale, size, crop, upright, damaged);
  }

  private static final String NONE = "none";
  private static final String EXPECTED = "image-list needs the folder that paths are relative to";

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
                testList.equals(NONE) ? List.of() : ListFile.read(root.resolve(testList)),
                test,
                damaged == PictureOptions.Damaged.SKIP)
            .find();
    return PictureDataSet.read(root, parts, pictures(), location.reading());
  }

  @Override
  public PictureOptions pictures() {
    return new PictureOptions(grayscale, size, crop, upright, damaged);
  }
}
