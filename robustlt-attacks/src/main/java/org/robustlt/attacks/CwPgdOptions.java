package org.robustlt.attacks;

import org.robustlt.api.attack.Attack;
import org.robustlt.api.attack.AttackProvider;
import org.robustlt.api.attack.Norm;
import org.robustlt.api.attack.RandomStart;
import org.robustlt.api.budget.Magnitude;
import org.robustlt.api.component.Component;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.component.Description;
import org.robustlt.api.component.Inline;
import org.robustlt.api.component.Require;
import org.robustlt.attacks.loss.MarginLoss;

/**
 * Options of {@code cw-pgd}, by default the CW-20 of evaluations.
 *
 * @param search the options that it shares with {@code pgd}
 * @param confidence κ of the margin loss
 */
@Component("cw-pgd")
@Description(
    value = "projected gradient descent on the margin loss, whatever the attack's objective",
    source = "Carlini and Wagner, S&P 2017, arXiv 1608.04644, f6; as CW-20 of the literature")
public record CwPgdOptions(
    @Inline PgdOptions search,
    @Description(
            value = "kappa: margin by which an example shall be misclassified before it rests",
            unit = "logits")
        double confidence)
    implements AttackProvider {
  /** The defaults. */
  public CwPgdOptions() {
    this(new PgdOptions(Norm.LINF, Magnitude.levels(1), 20, RandomStart.CLASS_EPSILON, 1), 0);
  }

  /**
   * Checks the confidence.
   *
   * @throws IllegalArgumentException if it is negative
   */
  public CwPgdOptions {
    Require.notNegative("confidence", confidence);
  }

  @Override
  public Attack create(ComponentContext context) {
    return Pgd.of(search, request -> new MarginLoss(request.labels(), confidence));
  }
}
