package org.robustlt.bench.report;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.robustlt.bench.markup.Markup;
import org.robustlt.bench.record.RunRecord;
import org.robustlt.bench.record.SampleImages;
import org.robustlt.bench.record.SampleImages.Sample;
import org.robustlt.bench.record.SampleImages.Seen;
import org.robustlt.core.data.picture.PixelPicture;
import org.robustlt.core.record.EvaluationRecord;

/**
 * What an attack does to the first test image of each class: as it is, what was added, and both
 * together, with what the network takes it for.
 */
final class SamplePictures {
  private static final int LARGEST_SIDE = 96;

  private final ClassOrder classes;
  private final double scale;

  private SamplePictures(ClassOrder classes, double scale) {
    this.classes = classes;
    this.scale = scale;
  }

  /** Returns the pictures under the last, strongest protocol that kept some. */
  static Optional<Figure> draw(RunRecord run, ClassOrder classes) {
    List<EvaluationRecord> evaluations = new ArrayList<>(run.evaluations());
    for (int i = evaluations.size() - 1; i >= 0; i--) {
      String protocol = evaluations.get(i).protocol().name();
      List<Sample> samples = new ArrayList<>(SampleImages.of(run, protocol));
      if (!samples.isEmpty()) {
        samples.sort(Comparator.comparing(s -> classes.places().getOrDefault(s.label(), 0)));
        double most = samples.stream().mapToDouble(SamplePictures::largest).max().orElse(0);
        return Optional.of(
            new SamplePictures(classes, most == 0 ? 1 : 0.5 / most).figure(protocol, samples));
      }
    }
    return Optional.empty();
  }

  private static double largest(Sample sample) {
    return PixelPicture.largestChange(sample.before().pixels(), sample.after().pixels());
  }

  private Figure figure(String protocol, List<Sample> samples) {
    Markup out = new Markup();
    out.open("div", "class", "samples").line();
    List<List<String>> rows = new ArrayList<>();
    for (Sample sample : samples) {
      column(out, sample);
      rows.add(
          List.of(
              classes.nameOf(sample.label()),
              Integer.toString(sample.index()),
              words(sample.before()),
              words(sample.after()),
              String.format(Locale.ROOT, "%.2f/255", 255 * largest(sample))));
    }
    out.close();
    return new Figure(
        "Adversarial images, " + protocol,
        String.format(
            Locale.ROOT,
            "The first test image of each class: natural, the perturbation × %.0f (grey is none), and"
                + " adversarial, with what they are taken for and its probability. What is"
                + " misclassified as it is was not attacked.",
            scale),
        out,
        new NumberTable(
            List.of("class", "test image", "natural", "adversarial", "largest change"), rows),
        true);
  }

  private void column(Markup out, Sample sample) {
    String name = classes.nameOf(sample.label());
    float[] before = sample.before().pixels();
    float[] after = sample.after().pixels();
    out.open("div").element("b", name);
    picture(out, sample, before, name + ", natural");
    seen(out, sample, sample.before());
    picture(out, sample, PixelPicture.change(before, after, scale), name + ", perturbation");
    picture(out, sample, after, name + ", adversarial");
    seen(out, sample, sample.after());
    out.close().line();
  }

  private void seen(Markup out, Sample sample, Seen seen) {
    boolean right = seen.prediction() == sample.label();
    out.element("span", (right ? "✓ " : "✗ ") + words(seen), "class", right ? "right" : "wrong");
  }

  private String words(Seen seen) {
    return String.format(
        Locale.ROOT, "%s %.0f\u00a0%%", classes.nameOf(seen.prediction()), 100 * seen.confidence());
  }

  private static void picture(Markup out, Sample sample, float[] pixels, String words) {
    BufferedImage picture = reduced(PixelPicture.of(pixels, sample.height(), sample.width()));
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    try {
      ImageIO.write(picture, "png", png);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String source =
        "data:image/png;base64," + Base64.getEncoder().encodeToString(png.toByteArray());
    out.empty("img", "alt", words, "title", words, "src", source);
  }

  /** Returns a picture of at most so many pixels a side, so that pages stay small. */
  private static BufferedImage reduced(BufferedImage picture) {
    int longest = Math.max(picture.getWidth(), picture.getHeight());
    if (longest <= LARGEST_SIDE) {
      return picture;
    }
    int width = Math.max(1, picture.getWidth() * LARGEST_SIDE / longest);
    int height = Math.max(1, picture.getHeight() * LARGEST_SIDE / longest);
    BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = small.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    graphics.drawImage(picture, 0, 0, width, height, null);
    graphics.dispose();
    return small;
  }
}
