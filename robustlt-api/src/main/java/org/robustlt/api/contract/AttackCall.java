package org.robustlt.api.contract;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.api.attack.AttackRequest;
import org.robustlt.api.attack.Norm;
import org.robustlt.api.data.Images;

/**
 * A call of an attack, watched: the request is remembered before it and compared behind it, and
 * what comes out has to lie in the balls and the bounds. An instance keeps its memory for further
 * calls and is used by one thread at a time.
 */
public final class AttackCall {
  private final ArrayCopy before = new ArrayCopy();
  private final ArrayCopy adversarial = new ArrayCopy();
  private int[] labels = {};

  /**
   * Returns what rounding may add to a distance or a pixel value of a type; in L1, to a distance of
   * n values, √n times as much.
   */
  public static double rounding(DataType type) {
    return type == DataType.DOUBLE ? 1e-12 : 1e-6;
  }

  /** Remembers a request. */
  public void begin(AttackRequest request) {
    before.take(request.images().array());
    labels = request.labels().clone();
  }

  /**
   * Checks what an attack made of the request that {@link #begin} remembered.
   *
   * @param result what it returned
   * @param norm how it measures perturbations
   */
  public Optional<Violation> end(AttackRequest request, @Nullable Images result, Norm norm) {
    Optional<Violation> touched = touched(request);
    if (touched.isPresent()) {
      return touched;
    }
    if (result == null) {
      return broken("returned null instead of images");
    }
    INDArray natural = request.images().array();
    return ofImages(result.array(), natural).or(() -> ofPixels(request, result.array(), norm));
  }

  /** Checks that the request that {@link #begin} remembered is as it was. */
  public Optional<Violation> touched(AttackRequest request) {
    INDArray natural = request.images().array();
    if (natural.wasClosed()) {
      return broken("closed the images of the request, which are not its own");
    }
    if (!Arrays.equals(labels, request.labels())) {
      return broken("changed the labels of the request");
    }
    int changed = before.mismatch(natural);
    if (changed >= 0) {
      ArrayCopy after = new ArrayCopy();
      after.take(natural);
      int size = Math.toIntExact(natural.length() / natural.size(0));
      return Optional.of(
          Violation.of(
              changed / size,
              "changed the images of the request: a pixel was "
                  + before.value(changed)
                  + " and is "
                  + after.value(changed)));
    }
    return Optional.empty();
  }

  private static Optional<Violation> ofImages(INDArray images, INDArray natural) {
    if (images.wasClosed()) {
      return broken("returned images whose memory is closed");
    }
    if (!Arrays.equals(images.shape(), natural.shape())) {
      return broken(
          "returned images of shape "
              + Arrays.toString(images.shape())
              + ", must be "
              + Arrays.toString(natural.shape()));
    }
    if (images.dataType() != natural.dataType()) {
      return broken(
          "returned images of type " + images.dataType() + ", must be " + natural.dataType());
    }
    return Memory.isShared(images, natural)
        ? broken("returned images that share memory with those of the request, must be a copy")
        : Optional.empty();
  }

  private Optional<Violation> ofPixels(AttackRequest request, INDArray images, Norm norm) {
    adversarial.take(images);
    double rounding = rounding(images.dataType());
    double low = request.bounds().low() - rounding;
    double high = request.bounds().high() + rounding;
    int size = Math.toIntExact(images.length() / images.size(0));
    double added = norm == Norm.L1 ? rounding * Math.sqrt(size) : rounding;
    boolean linf = norm == Norm.LINF;
    for (int i = 0; i < request.examples(); i++) {
      double radius = request.budget().radii()[i] + added;
      int outside =
          adversarial.firstOutside(
              before, i * size, (i + 1) * size, linf ? radius : Double.MAX_VALUE, low, high);
      if (outside >= 0) {
        return Optional.of(Violation.of(i, told(outside, radius - added, request)));
      }
      double distance =
          switch (norm) {
            case LINF -> 0;
            case L2 -> adversarial.distance(before, i * size, (i + 1) * size);
            case L1 -> adversarial.sum(before, i * size, (i + 1) * size);
          };
      if (!(distance <= radius)) {
        return Optional.of(Violation.of(i, tooFar(distance, radius - added, norm)));
      }
    }
    return Optional.empty();
  }

  private String told(int index, double radius, AttackRequest request) {
    double pixel = adversarial.value(index);
    if (Double.isNaN(pixel) || Double.isInfinite(pixel)) {
      return "returned a pixel of " + pixel + ", must be a finite number";
    }
    double rounding = rounding(request.images().type());
    if (pixel < request.bounds().low() - rounding || pixel > request.bounds().high() + rounding) {
      return "returned a pixel of "
          + pixel
          + ", must be from "
          + request.bounds().low()
          + " to "
          + request.bounds().high();
    }
    return tooFar(Math.abs(pixel - before.value(index)), radius, Norm.LINF);
  }

  private static String tooFar(double distance, double radius, Norm norm) {
    return "returned an image "
        + distance
        + " away ("
        + norm.name().toLowerCase(Locale.ROOT)
        + "), must be at most its radius, "
        + radius;
  }

  private static Optional<Violation> broken(String rule) {
    return Optional.of(Violation.of(rule));
  }
}
