package org.robustlt.attacks.loss;

/** Classes in the order of their logits. */
public final class Ranking {
  private Ranking() {}

  /** Returns the classes of the largest logits, the largest first; equal ones by their number. */
  public static int[] largest(int count, double[] logits) {
    int[] classes = new int[count];
    int found = 0;
    for (int c = 0; c < logits.length; c++) {
      int place = found;
      while (place > 0 && logits[c] > logits[classes[place - 1]]) {
        place--;
      }
      if (place < count) {
        found = Math.min(found + 1, count);
        System.arraycopy(classes, place, classes, place + 1, found - place - 1);
        classes[place] = c;
      }
    }
    return classes;
  }

  /** Returns the class of the largest logit but that of one class. */
  public static int largestExcept(int label, double[] logits) {
    int[] first = largest(2, logits);
    return first[0] == label ? first[1] : first[0];
  }
}
