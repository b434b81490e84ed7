package org.robustlt.core.engine.nd4j;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.api.ops.OpContext;
import org.nd4j.linalg.api.ops.executioner.OpExecutioner;
import org.nd4j.linalg.factory.Nd4j;
import org.robustlt.core.engine.Operation;

/** An ND4J operation with its arrays and arguments handed over once, which saves most of a call. */
final class PreparedOp implements Operation {
  private final OpExecutioner executioner = Nd4j.getExecutioner();
  private final DynamicCustomOp op;
  private final OpContext context;

  private PreparedOp(DynamicCustomOp op) {
    this.op = op;
    context = executioner.buildContext();
    context.setInputArrays(op.inputArguments());
    context.setOutputArrays(op.outputArguments());
    context.setIArguments(op.iArgs());
    context.setTArguments(op.tArgs());
  }

  /** Prepares an operation with integer arguments. */
  static Operation of(String name, INDArray[] inputs, INDArray[] outputs, long... arguments) {
    DynamicCustomOp op = new DynamicCustomOp(name, inputs, outputs);
    op.addIArgument(arguments);
    return new PreparedOp(op);
  }

  /** Prepares an element-wise operation with one number as argument. */
  static Operation scalar(String name, INDArray input, INDArray output, double argument) {
    DynamicCustomOp op = new DynamicCustomOp(name, arrays(input), arrays(output));
    op.addTArgument(argument);
    return new PreparedOp(op);
  }

  /** Prepares {@code (x − mean)/√(variance + epsilon)·scale + shift}, per channel. */
  static Operation affine(
      INDArray x,
      INDArray mean,
      INDArray variance,
      INDArray scale,
      INDArray shift,
      double epsilon,
      INDArray output) {
    DynamicCustomOp op =
        new DynamicCustomOp(
            "batchnorm", new INDArray[] {x, mean, variance, scale, shift}, new INDArray[] {output});
    op.addIArgument(1, 1, 3);
    op.addTArgument(epsilon);
    return new PreparedOp(op);
  }

  /** Prepares a product of matrices, either of them transposed if the flag says so. */
  static Operation product(
      INDArray left, boolean transposeLeft, INDArray right, boolean transposeRight, INDArray out) {
    return of(
        "matmul",
        arrays(left, right),
        arrays(out),
        transposeLeft ? 1 : 0,
        transposeRight ? 1 : 0,
        0);
  }

  static Operation multiply(INDArray left, INDArray right, INDArray output) {
    return of("multiply", arrays(left, right), arrays(output));
  }

  static Operation add(INDArray left, INDArray right, INDArray output) {
    return of("add", arrays(left, right), arrays(output));
  }

  static INDArray[] arrays(INDArray... arrays) {
    return arrays;
  }

  @Override
  public void run() {
    executioner.exec(op, context);
  }
}
