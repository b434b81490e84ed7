package org.robustlt.core.data.folder;

import java.nio.file.Path;
import java.util.List;
import org.robustlt.api.component.Component;
import org.robustlt.api.component.Description;
import org.robustlt.api.component.Require;
import org.robustlt.api.data.DataException;
import org.robustlt.api.data.DataSetProvider;
import org.robustlt.api.data.ImageDataSet;
import org.robustlt.core.data.picture.Framing;

/**
 * Any folder of pictures by class: with {@code train/} and {@code test/}, {@code val/}, {@code
 * valid/} or {@code validation/}, or of classes alone, from which a test set is drawn. Pictures may
 * lie in folders below that of their class; classes and pictures are in the order of their names.
 *
 * @param grayscale whether images have one channel instead of three
 * @param classes which folders are classes
 * @param size height and width of the images, or both in one
 * @param crop what becomes of pictures of another aspect
 * @param upright whether to turn pictures as their EXIF orientation says
 * @param damaged what becomes of files that cannot be read
 * @param test how a test set is drawn where there is no folder of one
 */
@Component("image-folder")
@Description(
    "a folder of pictures by class: train/CLASS/IMAGE and test/CLASS/IMAGE, or CLASS/IMAGE")
public record ImageFolder(
    @Description("whether to read images with one channel instead of three") boolean grayscale,
    @Description(
            "which folders are classes: * those in a part, */* those one deeper, ** all that hold"
                + " pictures; pictures below belong to them")
        String classes,
    @Description("side of the images, or [height, width]; [] keeps the size of the files")
        List<Integer> size,
    @Description("pictures of another aspect: centre cuts, none pads, squash distorts")
        Framing.Crop crop,
    @Description("whether to turn pictures as their EXIF orientation says") boolean upright,
    @Description("files that cannot be read: refuse, or skip and list them")
        PictureOptions.Damaged damaged,
    @Description("how a test set is drawn where there is no folder of one") TestDraw test)
    implements DataSetProvider, PictureSource {
  /** The defaults. */
  public ImageFolder() {
    this(
        false,
        "*",
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
  public ImageFolder {
    new PictureOptions(grayscale, size, crop, upright, damaged);
    Require.that(
        classes.matches("\\*\\*|\\*(/\\*)*"),
        "classes",
        "must be *, */* and so on, or **",
        classes);
  }

  @Override
  public ImageDataSet create(Location location) {
    Path root =
        location
            .directory()
            .orElseThrow(
                () ->
                    new DataException(
                        "image-folder needs "
                            + FolderLayout.EXPECTED
                            + ": give it with --data DIR"));
    return PictureDataSet.read(
        root, new FolderLayout(root, classes, test).find(), pictures(), location.reading());
  }

  @Override
  public PictureOptions pictures() {
    return new PictureOptions(grayscale, size, crop, upright, damaged);
  }
}
