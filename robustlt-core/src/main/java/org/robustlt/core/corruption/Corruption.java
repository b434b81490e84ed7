package org.robustlt.core.corruption;

import java.util.Locale;
import java.util.random.RandomGenerator;
import org.robustlt.api.data.ImageShape;

/**
 * The fifteen common corruptions of CIFAR-10-C, in five severities each (Hendrycks and Dietterich,
 * <i>Benchmarking Neural Network Robustness to Common Corruptions and Perturbations</i>, ICLR 2019,
 * arXiv 1903.12261), with the parameters of the code that made these files. Lengths are those for
 * 32×32 pixels whatever the size of the image, but for elastic transforms and pixels, which follow
 * its size.
 */
public enum Corruption {
  /** Normal noise on every number. */
  GAUSSIAN_NOISE {
    @Override
    Raster on(Raster image, int s, RandomGenerator random) {
      return Noise.gaussian(image, of(s, 0.04, 0.06, 0.08, 0.09, 0.10), random);
    }
  },
  /** Few photons. */
  SHOT_NOISE {
    @Override
    Raster on(Raster image, int s, RandomGenerator random) {
      return Noise.shot(image, of(s, 500, 250, 100, 75, 50), random);
    }
  },
  /** Numbers that are lost, to 0 or 1. */
  IMPULSE_NOISE {
    @Override
    Raster on(Raster image, int s, RandomGenerator random) {
      return Noise.impulse(image, of(s, 0.01, 0.02, 0.03, 0.05, 0.07), random);
    }
  },
  /** A lens out of focus. */
  DEFOCUS_BLUR {
    @Override
    Raster on(Raster image, int s, RandomGenerator random) {
      return Blur.defocus(image, of(s, 0.3, 0.4, 0.5, 1, 1.5), of(s, 0.4, 0.5, 0.6, 0.2, 0.1));
    }
  },
  /** Frosted glass. */
  GLASS_BLUR {
    @Override
    Raster on(Raster image, int s, RandomGenerator random) {
      return Blur.glass(image, of(s, 0.05, 0.25, 0.4, 0.25, 0.4), 1, s < 4 ? 1 : 2, random);
    }
  },
  /** A camera that moves. */
  MOTION_BLUR {
    @Override
    Raster on(Raster image, int s, RandomGenerator random) {
      return Blur.motion(image, (int) of(s, 6, 6, 6, 8, 9), of(s, 1, 1.5, 2, 2, 2.5), random);
    }
  },
  /** A camera that comes nearer. */
  ZOOM_BLUR {
    @Override
    Raster on(Raster image, int s, RandomGenerator random) {
      return Blur.zoom(image, (int) of(s, 6, 11, 16, 21, 26));
    }
  },
  /** Snowfall. */
  SNOW {
    @Override
    Raster on(Raster image, int s, RandomGenerator random) {
      return new Weather.Snow(
              of(s, 0.1, 0.1, 0.15, 0.25, 0.3),
              of(s, 0.2, 0.2, 0.3, 0.3, 0.3),
              of(s, 1, 1, 1.75, 2.25, 1.25),
              of(s, 0.6, 0.5, 0.55, 0.6, 0.65),
              (int) of(s, 8, 10, 10, 12, 14),
              of(s, 3, 4, 4, 6, 12),
              of(s, 0.95, 0.9, 0.9, 0.85, 0.8))
          .on(image, random);
    }
  },
  /** Frost on the lens; the texture is ours. */
  FROST {
    @Override
    Raster on(Raster image, int s, RandomGenerator random) {
      return Weather.frost(
          image, of(s, 1, 1, 0.9, 0.85, 0.75), of(s, 0.2, 0.3, 0.4, 0.4, 0.45), random);
    }
  },
  /** Fog. */
  FOG {
    @Override
    Raster on(Raster image, int s, RandomGenerator random) {
      return Weather.fog(image, of(s, 0.2, 0.5, 0.75, 1, 1.5), of(s, 3, 3, 2.5, 2, 1.75), random);
    }
  },
  /** Too much light. */
  BRIGHTNESS {
    @Override
    Raster on(Raster image, int s, RandomGenerator random) {
      return Weather.brightness(image, of(s, 0.05, 0.1, 0.15, 0.2, 0.3));
    }
  },
  /** Less contrast. */
  CONTRAST {
    @Override
    Raster on(Raster image, int s, RandomGenerator random) {
      return Digital.contrast(image, of(s, 0.75, 0.5, 0.4, 0.3, 0.15));
    }
  },
  /** Stretched and bent. */
  ELASTIC_TRANSFORM {
    @Override
    Raster on(Raster image, int s, RandomGenerator random) {
      return Digital.elastic(
          image,
          of(s, 0, 0.05, 0.08, 0.1, 0.1),
          of(s, 0, 0.2, 0.06, 0.04, 0.03),
          of(s, 0.08, 0.07, 0.06, 0.05, 0.03),
          random);
    }
  },
  /** Fewer pixels. */
  PIXELATE {
    @Override
    Raster on(Raster image, int s, RandomGenerator random) {
      return Digital.pixelate(image, of(s, 0.95, 0.9, 0.85, 0.75, 0.65));
    }
  },
  /** Compressed. */
  JPEG_COMPRESSION {
    @Override
    Raster on(Raster image, int s, RandomGenerator random) {
      return Digital.jpeg(image, (int) of(s, 80, 65, 58, 50, 40));
    }
  };

  /** The gravest severity; the lightest is 1. */
  public static final int SEVERITIES = 5;

  /**
   * Returns a corrupted image.
   *
   * @param samples {@code [channels, height, width]} of 8 bits, not to be modified
   * @param severity 1..{@value #SEVERITIES}
   * @param random of all that is drawn
   */
  public byte[] apply(ImageShape shape, byte[] samples, int severity, RandomGenerator random) {
    return on(Raster.of(shape, samples), severity, random).samples();
  }

  /** Returns the name of the file of CIFAR-10-C, without its ending. */
  public String fileName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the name in protocols. */
  public String title() {
    return fileName().replace('_', '-');
  }

  abstract Raster on(Raster image, int severity, RandomGenerator random);

  private static double of(int severity, double... parameters) {
    return parameters[severity - 1];
  }
}
