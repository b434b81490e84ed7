package org.robustlt.core.engine.nd4j;

/** Arguments of ND4J's pooling operations. */
final class Pooling {
  private Pooling() {}

  /** Returns the arguments of a pooling of channels-last arrays; the padding's cells count. */
  static long[] arguments(
      long kernelHeight,
      long kernelWidth,
      long strideHeight,
      long strideWidth,
      long paddingHeight,
      long paddingWidth) {
    return new long[] {
      kernelHeight,
      kernelWidth,
      strideHeight,
      strideWidth,
      paddingHeight,
      paddingWidth,
      1,
      1,
      0,
      1,
      1
    };
  }
}
