package org.robustlt.core.data.folder;

import java.nio.file.Path;
import org.robustlt.api.component.Component;
import org.robustlt.api.component.Description;
import org.robustlt.api.component.Inline;
import org.robustlt.api.component.Require;
import org.robustlt.api.data.DataException;
import org.robustlt.api.data.DataSetProvider;
import org.robustlt.api.data.ImageDataSet;

/**
 * Any folder of pictures by class: with {@code train/} and {@code test/}, {@code val/}, {@code
 * valid/} or {@code validation/}, or of classes alone, from which a test set is drawn. Pictures may
 * lie in folders below that of their class; classes and pictures are in the order of their names.
 *
 * @param pictures how files become images
 * @param classes which folders are classes
 * @param test how a test set is drawn where there is no folder of one
 */
@Component("image-folder")
@Description(
    "a folder of pictures by class: train/CLASS/IMAGE and test/CLASS/IMAGE, or CLASS/IMAGE")
public record ImageFolder(
    @Inline PictureOptions pictures,
    @Description(
            "which folders are classes: * those in a part, */* those one deeper, ** all that hold"
                + " pictures; pictures below belong to them")
        String classes,
    @Description("how a test set is drawn where there is no folder of one") TestDraw test)
    implements DataSetProvider, PictureSource {
  /** The defaults. */
  public ImageFolder() {
    this(new PictureOptions(), "*", TestDraw.NONE);
  }

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public ImageFolder {
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
        root, new FolderLayout(root, classes, test).find(), pictures, location.reading());
  }
}
