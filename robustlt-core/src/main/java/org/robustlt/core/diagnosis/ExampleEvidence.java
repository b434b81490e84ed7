package org.robustlt.core.diagnosis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** What every image of a diagnosis shows; arrays are by image. */
final class ExampleEvidence {
  final int[] labels;
  final double[] promise;
  final double[][] losses;
  final boolean[] brokenByFew;
  final boolean[] brokenByMany;
  final boolean[] brokenByBlackBox;
  final boolean[] withstandsEverything;
  final double[] changeByRepeating;
  final double[] changeByCompany;

  ExampleEvidence(int[] labels, int radii) {
    this.labels = labels;
    int size = labels.length;
    promise = new double[size];
    losses = new double[radii][size];
    brokenByFew = new boolean[size];
    brokenByMany = new boolean[size];
    brokenByBlackBox = new boolean[size];
    withstandsEverything = new boolean[size];
    changeByRepeating = new double[size];
    changeByCompany = new double[size];
  }

  /** Returns what the images of a class show. */
  ClassEvidence of(int label, double[] radii, double leastPromise, double tolerance) {
    int[] members = IntStream.range(0, labels.length).filter(i -> labels[i] == label).toArray();
    List<Double> means = new ArrayList<>();
    List<Double> falls = new ArrayList<>();
    for (int rung = 0; rung < radii.length; rung++) {
      double[] at = losses[rung];
      means.add(Arrays.stream(members).mapToDouble(i -> at[i]).average().orElse(Double.NaN));
      falls.add(rung == 0 ? Double.NaN : fall(members, losses[rung - 1], at));
    }
    return new ClassEvidence(
        label,
        members.length,
        count(members, i -> promise[i] < leastPromise),
        Arrays.stream(radii).boxed().toList(),
        means,
        falls,
        count(members, i -> brokenByFew[i]),
        count(members, i -> brokenByMany[i]),
        count(members, i -> brokenByMany[i] && !brokenByFew[i]),
        count(members, i -> brokenByFew[i] && !brokenByMany[i]),
        count(members, i -> brokenByBlackBox[i] && !brokenByMany[i]),
        count(members, i -> brokenByMany[i] && !brokenByBlackBox[i]),
        count(members, i -> withstandsEverything[i]),
        count(members, i -> !(changeByRepeating[i] <= tolerance)),
        count(members, i -> !(changeByCompany[i] <= tolerance)),
        Arrays.stream(members)
            .mapToDouble(i -> Math.max(changeByRepeating[i], changeByCompany[i]))
            .max()
            .orElse(0));
  }

  private static int count(int[] members, IntPredicate condition) {
    return (int) Arrays.stream(members).filter(condition).count();
  }

  /** Returns the mean fall over its standard error. */
  private static double fall(int[] members, double[] before, double[] after) {
    double[] falls = Arrays.stream(members).mapToDouble(i -> before[i] - after[i]).toArray();
    double mean = Arrays.stream(falls).average().orElse(0);
    double squares = Arrays.stream(falls).map(fall -> (fall - mean) * (fall - mean)).sum();
    double error = Math.sqrt(squares / Math.max(1, falls.length - 1) / Math.max(1, falls.length));
    return mean / (error + Double.MIN_NORMAL);
  }
}
