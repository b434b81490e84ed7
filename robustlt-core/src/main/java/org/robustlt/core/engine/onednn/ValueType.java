package org.robustlt.core.engine.onednn;

import org.bytedeco.dnnl.memory;
import org.robustlt.api.data.ImageShape;

/** How the values between layers are kept. */
enum ValueType {
  /** Everything in single precision. */
  FLOAT32,
  /**
   * In bfloat16, which has the range of single precision and 8 bits of its digits. Images stay in
   * single precision, of whose pixels an attack changes less than bfloat16 could tell, and so do
   * features and logits, which cost nothing.
   */
  BFLOAT16;

  private static final int COLORS = 3;

  /** Returns the type of a tensor. */
  memory.data_type of(ImageShape shape) {
    boolean small = shape.channels() <= COLORS || shape.height() * shape.width() == 1;
    return this == FLOAT32 || small ? memory.data_type.f32 : memory.data_type.bf16;
  }
}
