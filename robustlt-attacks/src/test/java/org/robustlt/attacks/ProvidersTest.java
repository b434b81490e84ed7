package org.robustlt.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.robustlt.api.attack.AttackProvider;
import org.robustlt.api.component.Component;

final class ProvidersTest {
  @Test
  void everyAttackIsFoundByItsName() {
    assertThat(ServiceLoader.load(AttackProvider.class))
        .extracting(provider -> provider.getClass().getAnnotation(Component.class).value())
        .containsExactlyInAnyOrder(
            "cw-pgd",
            "n-fgsm",
            "fgsm",
            "mim",
            "none",
            "pgd",
            "pgd-t",
            "udr",
            "apgd-ce",
            "apgd-dlr",
            "autoattack",
            "fab",
            "square",
            "apgd-t",
            "fab-t",
            "autoattack-10step",
            "autoattack-after",
            "autoattack-margin",
            "ddn",
            "fab-unbounded",
            "fmn",
            "malt",
            "pma");
  }
}
