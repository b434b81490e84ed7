package org.robustlt.attacks.autoattack;

import java.util.ArrayList;
import java.util.List;
import org.robustlt.api.attack.Attack;
import org.robustlt.api.attack.LogitLoss;
import org.robustlt.api.attack.Norm;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.component.Require;
import org.robustlt.attacks.loss.DlrLoss;
import org.robustlt.attacks.loss.TargetedDlrLoss;

/** AutoAttack, with the parameters of its authors. */
final class AutoAttack {
  /** Number of iterations. */
  static final int STEPS = 100;

  /** The most target classes of the targeted attacks. */
  static final int TARGETS = 9;

  private static final double RHO = 0.75;
  private static final String MARGIN = "autoattack-margin";
  private static final int GRADIENT_SAMPLES = 20;
  private static final int RESTARTS_OF_PLUS = 5;
  private static final int RESTARTS_IN_L1 = 5;
  private static final int TARGETS_IN_L1 = 5;

  private AutoAttack() {}

  static Attack of(AutoAttackOptions options, ComponentContext context) {
    return switch (options.version()) {
      case STANDARD ->
          standard(
              "autoattack", options.norm(), STEPS, SquareOptions.standard(options.norm()), context);
      case PLUS -> plus(options.norm(), context);
      case RAND -> random(options.norm(), context);
    };
  }

  static Attack standard(
      String name, Norm norm, int steps, SquareOptions square, ComponentContext context) {
    requireTargets(name, context);
    return new Ensemble(norm, parts(norm, steps, square, context));
  }

  /** Returns the parts of the standard version. */
  static List<Part> parts(Norm norm, int steps, SquareOptions square, ComponentContext context) {
    ApgdOptions apgd = ApgdOptions.standard(norm, steps);
    boolean sparse = norm == Norm.L1;
    List<Part> parts = new ArrayList<>();
    parts.add(crossEntropy(sparse ? apgd.withRestarts(RESTARTS_IN_L1) : apgd, context));
    parts.add(targeted(apgd, sparse ? TARGETS_IN_L1 : TARGETS, context));
    parts.addAll(last(norm, steps, square, context));
    return parts;
  }

  private static Attack plus(Norm norm, ComponentContext context) {
    requireTargets("autoattack plus", context);
    ApgdOptions apgd = new ApgdOptions(norm, STEPS, RESTARTS_OF_PLUS, RHO, 1);
    FabOptions fab = FabOptions.standard(norm, STEPS);
    FabOptions untargeted =
        new FabOptions(norm, STEPS, RESTARTS_OF_PLUS, fab.alphaMax(), fab.eta(), fab.beta());
    return new Ensemble(
        norm,
        crossEntropy(apgd, context),
        dlr(apgd, context),
        Part.of("fab", Fab.untargeted(untargeted), context),
        Part.of("square", new Square(SquareOptions.standard(norm)), context),
        targeted(ApgdOptions.standard(norm, STEPS), TARGETS, context),
        Part.of("fab-t", Fab.targeted(fab, TARGETS), context));
  }

  private static Attack random(Norm norm, ComponentContext context) {
    Require.classes(
        "autoattack rand, which uses the DLR loss,", DlrLoss.CLASSES, context.classes(), MARGIN);
    ApgdOptions apgd = new ApgdOptions(norm, STEPS, 1, RHO, GRADIENT_SAMPLES);
    return new Ensemble(norm, crossEntropy(apgd, context), dlr(apgd, context));
  }

  private static void requireTargets(String name, ComponentContext context) {
    Require.classes(
        name + ", whose APGD-T uses the targeted DLR loss,",
        TargetedDlrLoss.CLASSES,
        context.classes(),
        MARGIN);
  }

  static Part crossEntropy(ApgdOptions apgd, ComponentContext context) {
    return Part.of(
        "apgd-ce", new Apgd(apgd, examples -> LogitLoss.crossEntropy(examples.labels())), context);
  }

  private static Part dlr(ApgdOptions apgd, ComponentContext context) {
    return Part.of("apgd-dlr", new Apgd(apgd, examples -> new DlrLoss(examples.labels())), context);
  }

  private static Part targeted(ApgdOptions apgd, int targets, ComponentContext context) {
    return Part.of("apgd-t", TargetedApgd.dlr(apgd, targets), context);
  }

  /** Returns the last two parts of the standard version, which know no loss. */
  static List<Part> last(Norm norm, int steps, SquareOptions square, ComponentContext context) {
    return List.of(
        Part.of("fab-t", Fab.targeted(FabOptions.standard(norm, steps), TARGETS), context),
        Part.of("square", new Square(square), context));
  }
}
