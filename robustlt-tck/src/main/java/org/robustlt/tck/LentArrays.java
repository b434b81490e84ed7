package org.robustlt.tck;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Arrays that are lent until the next call: taken back, they are checked and made useless. */
final class LentArrays {
  /** What lent arrays hold once they are taken back. */
  enum Afterwards {
    /** Nothing that one could compute with. */
    NO_NUMBERS,
    /** Twice the opposite of what they held. */
    THE_OPPOSITE
  }

  private final Afterwards afterwards;
  private final List<INDArray> lent = new ArrayList<>();
  private final List<double[]> copies = new ArrayList<>();

  LentArrays(Afterwards afterwards) {
    this.afterwards = afterwards;
  }

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
      switch (afterwards) {
        case NO_NUMBERS -> lent.get(i).assign(Double.NaN);
        case THE_OPPOSITE -> lent.get(i).muli(-2);
      }
    }
    lent.clear();
    copies.clear();
  }
}
