package org.robustlt.core.data.folder;

import java.util.List;
import java.util.Optional;
import org.robustlt.api.component.Description;
import org.robustlt.api.component.Require;
import org.robustlt.core.data.picture.Framing;

/**
 * How picture files become images of one shape.
 *
 * @param grayscale whether images have one channel instead of three
 * @param size height and width of every image, or both in one; empty to keep that of the files
 * @param crop what becomes of pictures of another aspect
 * @param upright whether pictures are turned as their EXIF orientation says
 * @param damaged what becomes of files that cannot be read
 */
public record PictureOptions(
    @Description("whether to read images with one channel instead of three") boolean grayscale,
    @Description("side of the images, or [height, width]; [] keeps the size of the files")
        List<Integer> size,
    @Description("pictures of another aspect: centre cuts, none pads, squash distorts")
        Framing.Crop crop,
    @Description("whether to turn pictures as their EXIF orientation says") boolean upright,
    @Description("files that cannot be read: refuse, or skip and list them") Damaged damaged) {
  private static final int LONGEST_SIDE = 4096;

  /** What becomes of files that cannot be read. */
  public enum Damaged {
    /** They are an error. */
    REFUSE,
    /** They are left out, and listed. */
    SKIP
  }

  /** The defaults: three channels, the size of the files, and none of them damaged. */
  public PictureOptions() {
    this(false, List.of(), Framing.Crop.CENTRE, false, Damaged.REFUSE);
  }

  /**
   * Checks the size.
   *
   * @throws org.robustlt.api.component.OptionException if it is none
   */
  public PictureOptions {
    size = List.copyOf(size);
    Require.that(
        size.size() <= 2 && size.stream().allMatch(side -> side >= 1 && side <= LONGEST_SIDE),
        "size",
        "must be one side or height and width, 1.." + LONGEST_SIDE + " each",
        size);
  }

  /** Returns the frame that pictures are brought to, if there is one. */
  public Optional<Framing> framing() {
    return size.isEmpty()
        ? Optional.empty()
        : Optional.of(new Framing(size.get(0), size.get(size.size() - 1), crop));
  }

  /** Returns the number of channels. */
  public int channels() {
    return grayscale ? 1 : 3;
  }
}
