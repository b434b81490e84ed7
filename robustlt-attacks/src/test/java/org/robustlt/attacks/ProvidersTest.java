package org.robustlt.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.robustlt.api.attack.AttackProvider;

final class ProvidersTest {
  @Test
  void everyAttackIsFoundByItsName() {
    assertThat(ServiceLoader.load(AttackProvider.class))
        .extracting(provider -> provider.name().value())
        .containsExactly(
            "cw-pgd",
            "fgsm",
            "mim",
            "none",
            "pgd",
            "pgd-t",
            "apgd-ce",
            "apgd-dlr",
            "autoattack",
            "fab",
            "square",
            "apgd-t",
            "fab-t",
            "autoattack-10step");
  }
}
