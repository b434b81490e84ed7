package org.robustlt.core.engine.contract;

import java.util.List;
import java.util.function.BiConsumer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.robustlt.api.random.RandomSource;
import org.robustlt.api.weight.ParameterVector;
import org.robustlt.api.weight.Vector;
import org.robustlt.core.engine.Home;

/** Vectors of a library's memory compute what those of arrays do. */
final class VectorContract {
  private static final List<ParameterVector.Slot> SLOTS =
      List.of(
          new ParameterVector.Slot("one", List.of(3, 2)),
          new ParameterVector.Slot("two", List.of(5)));

  private final Home home;
  private final DataType type;
  private final INDArray left;
  private final INDArray right;

  VectorContract(Home home, DataType type, RandomSource random) {
    this.home = home;
    this.type = type;
    left = random.at("left").uniform(type, 0.5, 2, 11);
    right = random.at("right").uniform(type, 0.5, 2, 11);
  }

  void check() {
    compare("assign", Vector::assign);
    compare("fill", (a, b) -> a.fill(3));
    compare("add a multiple", (a, b) -> a.add(-0.3, b));
    compare("add a number", (a, b) -> a.add(0.7));
    compare("scale", (a, b) -> a.scale(1.7));
    compare("divide by a number", (a, b) -> a.divide(3));
    compare("multiply", Vector::multiply);
    compare("divide", (a, b) -> a.divide(b));
    compare("root", (a, b) -> a.squareRoot());
    compare("stretch", (a, b) -> a.stretch(0.4, b));
    compare("norm", (a, b) -> a.fill(b.norm()));
    compare("inner product", (a, b) -> a.fill(a.dot(b)));
    compare("zeros", (a, b) -> a.assign(b.zeros()));
    compare("copy", (a, b) -> a.assign(b.copy().scale(2)));
    compare("part", (a, b) -> ((ParameterVector) a).part("two").values().fill(9));
    compare(
        "load a part", (a, b) -> ((ParameterVector) a).part("one").values().load(arrayOfPart()));
  }

  private INDArray arrayOfPart() {
    return left.get(NDArrayIndex.interval(2, 8)).dup();
  }

  private void compare(String operation, BiConsumer<Vector, Vector> work) {
    ContractViolation.requireClose(
        "vectors after \"" + operation + "\"",
        after(home, work),
        after(Home.ARRAYS, work),
        type == DataType.DOUBLE ? 1e-12 : 1e-6);
  }

  private INDArray after(Home where, BiConsumer<Vector, Vector> work) {
    try (ParameterVector a = where.parameters(type, SLOTS);
        ParameterVector b = where.parameters(type, SLOTS)) {
      a.load(left);
      b.load(right);
      work.accept(a, b);
      return a.array().dup();
    }
  }
}
