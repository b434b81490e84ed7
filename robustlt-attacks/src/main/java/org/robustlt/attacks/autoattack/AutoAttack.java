package org.robustlt.attacks.autoattack;

import org.robustlt.api.attack.Attack;
import org.robustlt.api.attack.LogitLoss;
import org.robustlt.api.attack.Norm;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.component.Require;
import org.robustlt.attacks.loss.DlrLoss;
import org.robustlt.attacks.loss.TargetedDlrLoss;

/** AutoAttack, with the parameters of its authors. */
final class AutoAttack {
  private static final int STEPS = 100;
  private static final int GRADIENT_SAMPLES = 20;

  /** The most target classes of the targeted attacks. */
  static final int TARGETS = 9;

  private AutoAttack() {}

  static Attack of(AutoAttackOptions options, ComponentContext context) {
    return switch (options.version()) {
      case STANDARD ->
          standard(
              "autoattack", options.norm(), STEPS, SquareOptions.standard(options.norm()), context);
      case RAND -> random(options.norm(), context);
    };
  }

  static Attack standard(
      String name, Norm norm, int steps, SquareOptions square, ComponentContext context) {
    Require.classes(
        name + ", whose APGD-T uses the targeted DLR loss,",
        TargetedDlrLoss.CLASSES,
        context.classes());
    ApgdOptions apgd = ApgdOptions.standard(norm, steps);
    return new Ensemble(
        norm,
        Part.of(
            "apgd-ce",
            new Apgd(apgd, examples -> LogitLoss.crossEntropy(examples.labels())),
            context),
        Part.of("apgd-t", new TargetedApgd(apgd, TARGETS), context),
        Part.of("fab-t", Fab.targeted(FabOptions.standard(norm, steps), TARGETS), context),
        Part.of("square", new Square(square), context));
  }

  private static Attack random(Norm norm, ComponentContext context) {
    Require.classes(
        "autoattack rand, which uses the DLR loss,", DlrLoss.CLASSES, context.classes());
    ApgdOptions apgd = new ApgdOptions(norm, STEPS, 1, 0.75, GRADIENT_SAMPLES);
    return new Ensemble(
        norm,
        Part.of(
            "apgd-ce",
            new Apgd(apgd, examples -> LogitLoss.crossEntropy(examples.labels())),
            context),
        Part.of("apgd-dlr", new Apgd(apgd, examples -> new DlrLoss(examples.labels())), context));
  }
}
