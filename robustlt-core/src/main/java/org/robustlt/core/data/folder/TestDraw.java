package org.robustlt.core.data.folder;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.robustlt.api.component.Description;
import org.robustlt.api.data.DataRemark;
import org.robustlt.api.random.RandomSource;
import org.robustlt.core.data.ImageSelection;

/**
 * How a test set is drawn from data that have none. A class is drawn from by itself, so other
 * classes change nothing, and keeps at least one image to train on.
 *
 * @param perClass images of each class
 * @param fraction share of each class
 * @param seed of the draw
 */
public record TestDraw(
    @Description("images of each class that are drawn to test on, where the data have no test set")
        int perClass,
    @Description("share of each class that is drawn to test on, instead of a number")
        double fraction,
    @Description("seed of the draw") long seed) {
  /** Draws nothing. */
  public static final TestDraw NONE = new TestDraw(0, 0, 0);

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if one is out of range, or both say how many
   */
  public TestDraw {
    if (perClass < 0) {
      throw new IllegalArgumentException("perClass must be at least 0, got " + perClass);
    }
    if (!(fraction >= 0 && fraction < 1)) {
      throw new IllegalArgumentException(
          "fraction must be at least 0 and below 1, got " + fraction);
    }
    if (perClass > 0 && fraction > 0) {
      throw new IllegalArgumentException(
          "perClass and fraction exclude one another, got " + perClass + " and " + fraction);
    }
  }

  /** Returns whether nothing is drawn. */
  public boolean isNone() {
    return perClass == 0 && fraction == 0;
  }

  /** Moves files from training to test. */
  LabelledParts apply(LabelledParts parts) {
    int classes = parts.classes().size();
    int[] labels = parts.training().labels();
    Set<Integer> drawn = draw(labels, parts.classes());
    LabelledFiles test = parts.training().only(drawn::contains);
    List<DataRemark> remarks = new ArrayList<>(parts.remarks());
    Hasher digest = Hashing.sha256().newHasher();
    test.files().forEach(file -> digest.putString(file + "\n", StandardCharsets.UTF_8));
    remarks.add(
        DataRemark.of(
            String.format(
                Locale.ROOT,
                "test set drawn: %,d images, %s, seed %d, SHA-256 of their paths %s",
                test.size(),
                perClass > 0 ? perClass + " of each class" : "a share of " + fraction,
                seed,
                digest.hash())));
    int[] tested = test.counts(classes);
    List<String> untested = new ArrayList<>();
    for (int c = 0; c < classes; c++) {
      if (tested[c] == 0) {
        untested.add(parts.classes().get(c));
      }
    }
    if (!untested.isEmpty()) {
      remarks.add(
          new DataRemark(
              "classes of one image, which are trained on and not tested: " + untested.size(),
              untested));
    }
    return new LabelledParts(
        parts.classes(), parts.training().only(place -> !drawn.contains(place)), test, remarks);
  }

  /** Draws places among the given labels. */
  public Set<Integer> draw(int[] labels, List<String> classes) {
    RandomSource random = RandomSource.ofSeed(seed).at("test");
    int[][] members = ImageSelection.byClass(labels, classes.size());
    Set<Integer> drawn = new HashSet<>();
    for (int c = 0; c < members.length; c++) {
      RandomGenerator generator = random.at(classes.get(c)).generator();
      int left = members[c].length;
      for (int wanted = wanted(left); wanted > 0; wanted--) {
        int place = generator.nextInt(left);
        drawn.add(members[c][place]);
        members[c][place] = members[c][--left];
      }
    }
    return drawn;
  }

  private int wanted(int images) {
    int wanted = perClass > 0 ? perClass : (int) Math.max(1, Math.round(fraction * images));
    return Math.max(0, Math.min(wanted, images - 1));
  }
}
