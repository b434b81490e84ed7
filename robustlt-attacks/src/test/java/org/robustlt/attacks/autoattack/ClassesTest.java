package org.robustlt.attacks.autoattack;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.robustlt.api.attack.AttackProvider;
import org.robustlt.api.attack.Norm;
import org.robustlt.api.component.ClassFrequencies;
import org.robustlt.api.component.ComponentContext;

final class ClassesTest {
  private static ComponentContext classes(int classes) {
    long[] counts = new long[classes];
    Arrays.fill(counts, 10);
    return ComponentContext.of(ClassFrequencies.of(counts), 1);
  }

  private static void rejects(AttackProvider provider, int classes, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> provider.create(classes(classes)))
        .withMessage(message);
    assertThatCode(() -> provider.create(classes(classes + 1))).doesNotThrowAnyException();
  }

  @Test
  void theDlrLossNeedsThreeClasses() {
    rejects(
        new ApgdDlr(),
        2,
        "apgd-dlr, which uses the DLR loss, needs at least 3 classes, got 2;"
            + " apgd-ce may stand in its place");
  }

  @Test
  void theTargetedDlrLossNeedsFourClasses() {
    rejects(
        new TargetedApgdOptions(),
        3,
        "apgd-t, which uses the targeted DLR loss, needs at least 4 classes, got 3;"
            + " apgd-ce may stand in its place");
    rejects(
        new AutoAttackOptions(),
        3,
        "autoattack, whose APGD-T uses the targeted DLR loss, needs at least 4 classes, got 3;"
            + " autoattack-margin may stand in its place");
    rejects(
        new TenStepAutoAttack(),
        3,
        "autoattack-10step, whose APGD-T uses the targeted DLR loss, needs at least 4 classes,"
            + " got 3; autoattack-margin may stand in its place");
  }

  @Test
  void theRandomVersionNeedsThreeClasses() {
    AutoAttackOptions options = new AutoAttackOptions(Norm.LINF, AutoAttackOptions.Version.RAND);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> options.create(classes(2)))
        .withMessage(
            "autoattack rand, which uses the DLR loss, needs at least 3 classes, got 2;"
                + " autoattack-margin may stand in its place");
  }

  @Test
  void theMarginIsDefinedForTwoClasses() {
    assertThatCode(() -> new MarginAutoAttack().create(classes(2))).doesNotThrowAnyException();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PrecededAutoAttack().create(classes(3)))
        .withMessage(
            "malt, which uses the targeted DLR loss, needs at least 4 classes, got 3;"
                + " autoattack-margin may stand in its place");
  }
}
