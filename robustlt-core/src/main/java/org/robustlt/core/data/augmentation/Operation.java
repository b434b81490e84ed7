package org.robustlt.core.data.augmentation;

import org.robustlt.api.data.ImageShape;

/** The operations that AutoAugment and RandAugment choose from, equal to torchvision's. */
enum Operation {
  IDENTITY(Scale.NONE) {
    @Override
    void apply(byte[] image, ImageShape shape, double magnitude, byte[] changed) {
      System.arraycopy(image, 0, changed, 0, shape.size());
    }
  },
  SHEAR_X(Scale.SHEAR) {
    @Override
    void apply(byte[] image, ImageShape shape, double magnitude, byte[] changed) {
      AffineMap.shearX(magnitude).apply(image, shape, changed);
    }
  },
  SHEAR_Y(Scale.SHEAR) {
    @Override
    void apply(byte[] image, ImageShape shape, double magnitude, byte[] changed) {
      AffineMap.shearY(magnitude).apply(image, shape, changed);
    }
  },
  TRANSLATE_X(Scale.WIDTH) {
    @Override
    void apply(byte[] image, ImageShape shape, double magnitude, byte[] changed) {
      Geometry.shift(image, shape, 0, -(int) magnitude, changed);
    }
  },
  TRANSLATE_Y(Scale.HEIGHT) {
    @Override
    void apply(byte[] image, ImageShape shape, double magnitude, byte[] changed) {
      Geometry.shift(image, shape, -(int) magnitude, 0, changed);
    }
  },
  ROTATE(Scale.DEGREES) {
    @Override
    void apply(byte[] image, ImageShape shape, double magnitude, byte[] changed) {
      AffineMap.rotation(magnitude, shape).apply(image, shape, changed);
    }
  },
  BRIGHTNESS(Scale.FACTOR) {
    @Override
    void apply(byte[] image, ImageShape shape, double magnitude, byte[] changed) {
      Enhancement.brightness(image, shape, (float) (1 + magnitude), changed);
    }
  },
  COLOR(Scale.FACTOR) {
    @Override
    void apply(byte[] image, ImageShape shape, double magnitude, byte[] changed) {
      Enhancement.colour(image, shape, (float) (1 + magnitude), changed);
    }
  },
  CONTRAST(Scale.FACTOR) {
    @Override
    void apply(byte[] image, ImageShape shape, double magnitude, byte[] changed) {
      Enhancement.contrast(image, shape, (float) (1 + magnitude), changed);
    }
  },
  SHARPNESS(Scale.FACTOR) {
    @Override
    void apply(byte[] image, ImageShape shape, double magnitude, byte[] changed) {
      Enhancement.sharpness(image, shape, (float) (1 + magnitude), changed);
    }
  },
  POSTERIZE(Scale.BITS) {
    @Override
    void apply(byte[] image, ImageShape shape, double magnitude, byte[] changed) {
      Tone.posterize(image, shape, (int) magnitude, changed);
    }
  },
  SOLARIZE(Scale.THRESHOLD) {
    @Override
    void apply(byte[] image, ImageShape shape, double magnitude, byte[] changed) {
      Tone.solarize(image, shape, magnitude, changed);
    }
  },
  AUTO_CONTRAST(Scale.NONE) {
    @Override
    void apply(byte[] image, ImageShape shape, double magnitude, byte[] changed) {
      Tone.autoContrast(image, shape, changed);
    }
  },
  EQUALIZE(Scale.NONE) {
    @Override
    void apply(byte[] image, ImageShape shape, double magnitude, byte[] changed) {
      Tone.equalize(image, shape, changed);
    }
  },
  INVERT(Scale.NONE) {
    @Override
    void apply(byte[] image, ImageShape shape, double magnitude, byte[] changed) {
      Tone.invert(image, shape, changed);
    }
  };

  private final Scale scale;

  Operation(Scale scale) {
    this.scale = scale;
  }

  /** What the magnitude of an operation measures, and up to where it goes. */
  private enum Scale {
    NONE,
    SHEAR,
    WIDTH,
    HEIGHT,
    DEGREES,
    FACTOR,
    BITS,
    THRESHOLD
  }

  /**
   * Writes the changed image.
   *
   * @param image {@code [channels, height, width]}; not modified
   * @param magnitude slope, pixels, degrees, factor minus 1, bits or threshold, with its sign
   */
  abstract void apply(byte[] image, ImageShape shape, double magnitude, byte[] changed);

  /** Returns whether the operation goes in two directions, between which chance decides. */
  boolean signed() {
    return switch (scale) {
      case SHEAR, WIDTH, HEIGHT, DEGREES, FACTOR -> true;
      case NONE, BITS, THRESHOLD -> false;
    };
  }

  /**
   * Returns the magnitude of a bin, without sign.
   *
   * @param bin 0..bins-1, from weak to strong
   */
  double magnitude(int bin, int bins, ImageShape shape) {
    return switch (scale) {
      case NONE -> 0;
      case SHEAR -> Linspace.value(0, 0.3f, bins, bin);
      case WIDTH -> Linspace.value(0, (float) (150.0 / 331.0 * shape.width()), bins, bin);
      case HEIGHT -> Linspace.value(0, (float) (150.0 / 331.0 * shape.height()), bins, bin);
      case DEGREES -> Linspace.value(0, 30, bins, bin);
      case FACTOR -> Linspace.value(0, 0.9f, bins, bin);
      case BITS -> 8 - Math.rint(bin / ((bins - 1) / 4.0));
      case THRESHOLD -> 255.0 * Linspace.value(1, 0, bins, bin);
    };
  }
}
