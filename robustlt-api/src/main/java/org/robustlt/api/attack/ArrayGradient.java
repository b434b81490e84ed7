package org.robustlt.api.attack;

import org.nd4j.linalg.api.ndarray.INDArray;

/** An input gradient kept as arrays. */
@SuppressWarnings("ArrayRecordComponent") // results are read, not compared
record ArrayGradient(INDArray logits, double[] losses, INDArray gradient)
    implements InputGradient {}
