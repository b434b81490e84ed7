package org.robustlt.core.data;

import com.google.common.hash.HashFunction;
import com.google.common.hash.Hashing;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLongArray;
import org.robustlt.api.data.DataException;
import org.robustlt.api.data.ImageShape;
import org.robustlt.api.data.LabeledImages;

/**
 * Images that are the same whenever they are read: each has a hash of its decoded pixels, which is
 * known once it was read, and compared whenever it is read again, in this process or, with {@link
 * #know}, in a later one. A hash costs some microseconds, a thousandth of what is done with an
 * image in a training.
 */
public final class CheckedImages implements LabeledImages {
  private static final HashFunction HASH = Hashing.murmur3_128();
  private static final long UNKNOWN = 0;

  private final String part;
  private final LabeledImages images;
  private final AtomicLongArray hashes;
  private volatile boolean grown;

  /**
   * Checks the given images; nothing is known of them yet.
   *
   * @param part what messages call them
   */
  public CheckedImages(String part, LabeledImages images) {
    this.part = part;
    this.images = images;
    this.hashes = new AtomicLongArray(images.size());
  }

  @Override
  public int size() {
    return images.size();
  }

  @Override
  public ImageShape shape() {
    return images.shape();
  }

  @Override
  public int label(int index) {
    return images.label(index);
  }

  @Override
  public String name(int index) {
    return images.name(index);
  }

  /**
   * {@inheritDoc}
   *
   * @throws DataException if it is another image than before
   */
  @Override
  public void read(int index, byte[] target, int offset) {
    images.read(index, target, offset);
    long found = HASH.hashBytes(target, offset, images.shape().size()).asLong();
    long hash = found == UNKNOWN ? 1 : found;
    if (!hashes.compareAndSet(index, UNKNOWN, hash)) {
      long known = hashes.get(index);
      if (known != hash) {
        throw new DataException(
            String.format(
                Locale.ROOT,
                "%s: %s is another image than the one this run has read before: the hash of its pixels"
                    + " must be %016x, and is %016x",
                part,
                name(index),
                known,
                hash));
      }
    } else {
      grown = true;
    }
  }

  /**
   * Takes hashes that were found before.
   *
   * @param known of each image, 0 where it is not known
   * @throws IllegalArgumentException if there are not as many as images
   */
  public void know(long[] known) {
    if (known.length != size()) {
      throw new IllegalArgumentException(
          "there must be " + size() + " hashes of images, got " + known.length);
    }
    for (int i = 0; i < known.length; i++) {
      if (known[i] != UNKNOWN) {
        hashes.set(i, known[i]);
      }
    }
  }

  /** Returns the hash of each image, 0 where it is not known. */
  public long[] hashes() {
    long[] copy = new long[size()];
    for (int i = 0; i < copy.length; i++) {
      copy[i] = hashes.get(i);
    }
    return copy;
  }

  /** Returns whether hashes were found since this was asked last. */
  public boolean hasGrown() {
    boolean answer = grown;
    grown = false;
    return answer;
  }

  /** Returns a digest of some images, each with its place; reads those that were not read yet. */
  public String digest(int[] indices) {
    byte[] pixels = new byte[shape().size()];
    long folded = 0;
    for (int index : indices) {
      if (hashes.get(index) == UNKNOWN) {
        read(index, pixels, 0);
      }
      // A sum of products is the same in any order, and differs where two images change places.
      folded += hashes.get(index) * (2L * index + 1);
    }
    return String.format(Locale.ROOT, "%016x", folded);
  }
}
