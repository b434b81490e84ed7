package org.robustlt.attacks.autoattack;

import org.robustlt.api.attack.Attack;
import org.robustlt.api.attack.AttackProvider;
import org.robustlt.api.attack.Norm;
import org.robustlt.api.component.Component;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.component.Description;
import org.robustlt.api.component.Inline;
import org.robustlt.api.component.Require;
import org.robustlt.attacks.loss.DlrLoss;

/**
 * Options of {@code apgd-dlr}: auto-PGD on the difference of logits ratio.
 *
 * @param search the options that the variants of APGD share
 */
@Component("apgd-dlr")
@Description(
    value = "auto-PGD on the difference of logits ratio; needs at least 3 classes",
    source = "Croce and Hein, ICML 2020, arXiv 2003.01690, equation 6")
public record ApgdDlr(@Inline ApgdOptions search) implements AttackProvider {
  /** The defaults. */
  public ApgdDlr() {
    this(ApgdOptions.standard(Norm.LINF, 100));
  }

  @Override
  public Attack create(ComponentContext context) {
    Require.classes(
        "apgd-dlr, which uses the DLR loss,", DlrLoss.CLASSES, context.classes(), "apgd-ce");
    return new Ensemble(
        search.norm(),
        Part.of("apgd-dlr", new Apgd(search, examples -> new DlrLoss(examples.labels())), context));
  }
}
