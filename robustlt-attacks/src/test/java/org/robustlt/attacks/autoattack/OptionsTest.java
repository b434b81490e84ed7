package org.robustlt.attacks.autoattack;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.robustlt.api.attack.Norm;

final class OptionsTest {
  @Test
  void nameOptionRuleAndValue() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SquareOptions(Norm.LINF, 0, 1, 0.8, false))
        .withMessage("queries must be at least 1, got 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SquareOptions(Norm.LINF, 1, 1, 1.5, false))
        .withMessage("initialShare must be from 0 to 1, got 1.5");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ApgdOptions(Norm.LINF, 1, 1, -0.5, 1))
        .withMessage("rho must be from 0 to 1, got -0.5");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TargetedApgdOptions(Norm.LINF, 1, 0, 1, 0.75, 1))
        .withMessage("targets must be at least 1, got 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FabOptions(Norm.LINF, 1, 1, 0.1, 0.5, 0.9))
        .withMessage("eta must be finite and at least 1, got 0.5");
  }
}
