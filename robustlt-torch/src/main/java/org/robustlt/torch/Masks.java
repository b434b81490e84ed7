package org.robustlt.torch;

import org.bytedeco.javacpp.BoolPointer;

/**
 * Which of the three gradients of a layer an operation shall compute: to the input, to the weight,
 * to the bias.
 *
 * @param input the first alone
 * @param parameters the others
 * @param all every one
 */
record Masks(BoolPointer input, BoolPointer parameters, BoolPointer all) {
  static Masks of(Values values, boolean bias) {
    return new Masks(
        values.keep(mask(true, false, false)),
        values.keep(mask(false, true, bias)),
        values.keep(mask(true, true, bias)));
  }

  private static BoolPointer mask(boolean... wanted) {
    BoolPointer mask = new BoolPointer(wanted.length);
    for (int i = 0; i < wanted.length; i++) {
      mask.put(i, wanted[i]);
    }
    return mask;
  }
}
