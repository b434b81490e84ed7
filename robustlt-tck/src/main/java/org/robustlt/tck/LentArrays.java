package org.robustlt.tck;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Arrays that are lent until the next call: taken back, they are checked and made useless. */
final class LentArrays {
  private final List<INDArray> lent = new ArrayList<>();
  private final List<double[]> copies = new ArrayList<>();

  INDArray lend(INDArray array) {
    lent.add(array);
    copies.add(ArrayValues.of(array));
    return array;
  }

  void takeBack() {
    for (int i = 0; i < lent.size(); i++) {
      if (!Arrays.equals(ArrayValues.of(lent.get(i)), copies.get(i))) {
        throw new AssertionError("an array that the classifier lends was modified");
      }
      lent.get(i).assign(Double.NaN);
    }
    lent.clear();
    copies.clear();
  }
}
