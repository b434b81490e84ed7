package org.robustlt.core.data.folder;

import java.util.List;
import java.util.Optional;
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
    boolean grayscale, List<Integer> size, Framing.Crop crop, boolean upright, Damaged damaged) {
  private static final int LONGEST_SIDE = 4096;

  /** What becomes of files that cannot be read. */
  public enum Damaged {
    /** They are an error. */
    REFUSE,
    /** They are left out, and listed. */
    SKIP
  }

  /**
   * Checks the size.
   *
   * @throws IllegalArgumentException if it is none
   */
  public PictureOptions {
    size = List.copyOf(size);
    if (size.size() > 2 || size.stream().anyMatch(side -> side < 1 || side > LONGEST_SIDE)) {
      throw new IllegalArgumentException(
          "size must be one side or height and width, 1.." + LONGEST_SIDE + " each, got " + size);
    }
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
