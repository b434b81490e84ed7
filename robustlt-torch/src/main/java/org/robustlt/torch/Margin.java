package org.robustlt.torch;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.robustlt.api.network.Padding;

/**
 * The padding of a layer: what libtorch's operations add themselves, or, as they know only even
 * padding, a margin put around the images before.
 */
final class Margin {
  private final boolean needed;
  private final long[] around;
  private final long[] back;
  private final long[] even;
  private final Scalar fill;

  private Margin(Values values, Padding padding, boolean needed, double fill) {
    this.needed = needed;
    this.fill = values.keep(new Scalar(fill));
    around = new long[] {padding.left(), padding.right(), padding.top(), padding.bottom()};
    back = new long[] {-padding.left(), -padding.right(), -padding.top(), -padding.bottom()};
    even = needed ? new long[] {0, 0} : new long[] {padding.top(), padding.left()};
  }

  /** Puts a margin around the images where the padding is not even. */
  static Margin whereUneven(Values values, Padding padding) {
    boolean even = padding.top() == padding.bottom() && padding.left() == padding.right();
    return new Margin(values, padding, !even, 0);
  }

  /** Puts a margin around the images. */
  static Margin always(Values values, Padding padding, double fill) {
    boolean none = padding.equals(Padding.NONE);
    return new Margin(values, padding, !none, fill);
  }

  /** Returns the padding, vertical and horizontal, that is left to the operation. */
  long[] even() {
    return even;
  }

  Tensor around(Tensor images) {
    return needed ? torch.constant_pad_nd(images, around, fill) : images;
  }

  /** Takes the margin off a gradient. */
  Tensor off(Tensor gradient) {
    return needed ? torch.constant_pad_nd(gradient, back) : gradient;
  }
}
