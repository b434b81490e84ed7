package org.robustlt.attacks.autoattack;

import org.robustlt.api.attack.Attack;
import org.robustlt.api.attack.AttackProvider;
import org.robustlt.api.attack.Norm;
import org.robustlt.api.component.Component;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.component.Description;
import org.robustlt.api.component.Require;

/**
 * Options of {@code square}.
 *
 * @param norm how the perturbation is measured
 * @param queries number of queries after the first
 * @param restarts number of runs from different starts
 * @param initialShare p_init, the share of the image that the first squares cover
 * @param rescaledSchedule whether squares shrink as if there were 10,000 queries
 */
@Component("square")
@Description(
    value = "square attack: random search without gradients",
    source = "Andriushchenko et al., ECCV 2020, arXiv 1912.00049")
public record SquareOptions(
    @Description("norm of the ball: linf, l2 or l1") Norm norm,
    @Description("number of queries per example, after the first") int queries,
    @Description("number of runs from different starts, each on the examples that still stand")
        int restarts,
    @Description("p_init: share of the image that the first squares cover") double initialShare,
    @Description("whether squares shrink as if there were 10,000 queries") boolean rescaledSchedule)
    implements AttackProvider {
  /** The defaults. */
  public SquareOptions() {
    this(Norm.LINF, 5000, 1, 0.8, false);
  }

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if a number is out of range
   */
  public SquareOptions {
    Require.atLeast("queries", queries, 1);
    Require.atLeast("restarts", restarts, 1);
    Require.share("initialShare", initialShare);
  }

  /** Returns the options of the authors of AutoAttack. */
  static SquareOptions standard(Norm norm) {
    return new SquareOptions(norm, 5000, 1, 0.8, false);
  }

  /** Returns the side of the squares of a query, not rounded. */
  double side(int query, int height, int width) {
    int time = rescaledSchedule ? (int) ((double) query / queries * 10_000) : query;
    int halvings = 0;
    for (int end : new int[] {10, 50, 200, 500, 1000, 2000, 4000, 6000, 8000}) {
      halvings += time > end ? 1 : 0;
    }
    return Math.sqrt(initialShare / (1 << halvings) * height * width);
  }

  @Override
  public Attack create(ComponentContext context) {
    return new Ensemble(norm, Part.of("square", new Square(this), context));
  }
}
