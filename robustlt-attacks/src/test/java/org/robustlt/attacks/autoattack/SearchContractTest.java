package org.robustlt.attacks.autoattack;

import org.junit.jupiter.api.Nested;
import org.robustlt.api.attack.Attack;
import org.robustlt.api.attack.Norm;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.tck.AttackContract;

/** Every search keeps the contract of attacks, with fewer iterations than by default. */
final class SearchContractTest {
  private abstract static class OfNorm extends AttackContract {
    private final Norm norm;

    OfNorm(Norm norm) {
      this.norm = norm;
    }

    @Override
    protected final Norm norm() {
      return norm;
    }
  }

  private abstract static class OnCrossEntropy extends OfNorm {
    OnCrossEntropy(Norm norm) {
      super(norm);
    }

    @Override
    protected Attack attack(ComponentContext context) {
      return new ApgdCe(new ApgdOptions(norm(), 10, 2, 0.75, 2)).create(context);
    }
  }

  @Nested
  class ApgdCeLinf extends OnCrossEntropy {
    ApgdCeLinf() {
      super(Norm.LINF);
    }
  }

  @Nested
  class ApgdCeL2 extends OnCrossEntropy {
    ApgdCeL2() {
      super(Norm.L2);
    }
  }

  @Nested
  class ApgdCeL1 extends OnCrossEntropy {
    ApgdCeL1() {
      super(Norm.L1);
    }
  }

  @Nested
  class OnDlr extends AttackContract {
    @Override
    protected Attack attack(ComponentContext context) {
      return new ApgdDlr(ApgdOptions.standard(Norm.LINF, 10)).create(context);
    }
  }

  @Nested
  class TargetedApgd extends AttackContract {
    @Override
    protected Attack attack(ComponentContext context) {
      return new TargetedApgdOptions(Norm.LINF, 5, 2, 2, 0.75, 1).create(context);
    }
  }

  private abstract static class UntargetedFab extends OfNorm {
    UntargetedFab(Norm norm) {
      super(norm);
    }

    @Override
    protected Attack attack(ComponentContext context) {
      return new FabOptions(norm(), 5, 2, 0.1, 1.05, 0.9).create(context);
    }
  }

  @Nested
  class FabLinf extends UntargetedFab {
    FabLinf() {
      super(Norm.LINF);
    }
  }

  @Nested
  class FabL2 extends UntargetedFab {
    FabL2() {
      super(Norm.L2);
    }
  }

  @Nested
  class TargetedFab extends AttackContract {
    @Override
    protected Attack attack(ComponentContext context) {
      return new TargetedFabOptions(Norm.LINF, 5, 2, 2, 0.1, 1.05, 0.9).create(context);
    }
  }

  private abstract static class SomeSquare extends OfNorm {
    SomeSquare(Norm norm) {
      super(norm);
    }

    @Override
    protected Attack attack(ComponentContext context) {
      return new SquareOptions(norm(), 30, 2, 0.8, true).create(context);
    }
  }

  @Nested
  class SquareLinf extends SomeSquare {
    SquareLinf() {
      super(Norm.LINF);
    }
  }

  @Nested
  class SquareL2 extends SomeSquare {
    SquareL2() {
      super(Norm.L2);
    }
  }

  @Nested
  class SquareL1 extends SomeSquare {
    SquareL1() {
      super(Norm.L1);
    }
  }

  private abstract static class ShortAutoAttack extends OfNorm {
    ShortAutoAttack(Norm norm) {
      super(norm);
    }

    @Override
    protected Attack attack(ComponentContext context) {
      SquareOptions square = new SquareOptions(norm(), 20, 1, 0.8, false);
      return AutoAttack.standard("autoattack", norm(), 5, square, context);
    }
  }

  @Nested
  class AutoAttackLinf extends ShortAutoAttack {
    AutoAttackLinf() {
      super(Norm.LINF);
    }
  }

  @Nested
  class AutoAttackL2 extends ShortAutoAttack {
    AutoAttackL2() {
      super(Norm.L2);
    }
  }

  @Nested
  class AutoAttackL1 extends ShortAutoAttack {
    AutoAttackL1() {
      super(Norm.L1);
    }
  }

  @Nested
  class FmnLinf extends OfNorm {
    FmnLinf() {
      super(Norm.LINF);
    }

    @Override
    protected Attack attack(ComponentContext context) {
      return new FmnOptions(norm(), 10, 1, 0.05).create(context);
    }
  }

  @Nested
  class DdnLinf extends OfNorm {
    DdnLinf() {
      super(Norm.LINF);
    }

    @Override
    protected Attack attack(ComponentContext context) {
      return new DdnOptions(norm(), 10, 0.1, 1, 0.05).create(context);
    }
  }

  @Nested
  class UnboundedFabLinf extends OfNorm {
    UnboundedFabLinf() {
      super(Norm.LINF);
    }

    @Override
    protected Attack attack(ComponentContext context) {
      return new UnboundedFabOptions(new FabOptions(norm(), 5, 2, 0.1, 1.05, 0.9)).create(context);
    }
  }

  @Nested
  class FmnL2 extends OfNorm {
    FmnL2() {
      super(Norm.L2);
    }

    @Override
    protected Attack attack(ComponentContext context) {
      return new FmnOptions(norm(), 10, 1, 0.05).create(context);
    }
  }

  @Nested
  class DdnL2 extends OfNorm {
    DdnL2() {
      super(Norm.L2);
    }

    @Override
    protected Attack attack(ComponentContext context) {
      return new DdnOptions(norm(), 10, 0.1, 1, 0.05).create(context);
    }
  }

  @Nested
  class UnboundedFabL2 extends OfNorm {
    UnboundedFabL2() {
      super(Norm.L2);
    }

    @Override
    protected Attack attack(ComponentContext context) {
      return new UnboundedFabOptions(new FabOptions(norm(), 5, 2, 0.1, 1.05, 0.9)).create(context);
    }
  }

  @Nested
  class Malt extends OfNorm {
    Malt() {
      super(Norm.L2);
    }

    @Override
    protected Attack attack(ComponentContext context) {
      return new MaltOptions(norm(), 5, 2, 4).create(context);
    }
  }

  @Nested
  class Pma extends OfNorm {
    Pma() {
      super(Norm.LINF);
    }

    @Override
    protected Attack attack(ComponentContext context) {
      return new PmaOptions(ApgdOptions.standard(norm(), 10)).create(context);
    }
  }
}
