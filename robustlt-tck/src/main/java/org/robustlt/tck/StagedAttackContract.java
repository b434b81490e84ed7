package org.robustlt.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.api.attack.Attack;
import org.robustlt.api.attack.AttackRequest;
import org.robustlt.api.attack.StagedAttack;
import org.robustlt.api.component.ComponentContext;

/**
 * What every {@link StagedAttack} has to keep: what attacks have to, as a whole and stage by stage;
 * stages of different names and of one norm, whose costs add up to that of the whole.
 */
public abstract class StagedAttackContract extends AttackContract {
  @Override
  protected abstract StagedAttack attack(ComponentContext context);

  @Test
  void hasStagesOfDifferentNames() {
    assertThat(staged().stages()).isNotEmpty();
    assertThat(staged().stages().stream().map(StagedAttack.Stage::name)).doesNotHaveDuplicates();
  }

  @Test
  void measuresInOneNormAndCostsWhatItsStagesCost() {
    assertThat(staged().stages().stream().map(stage -> stage.attack().norm()))
        .containsOnly(staged().norm());
    assertThat(staged().stages().stream().mapToDouble(stage -> stage.attack().passes()).sum())
        .isCloseTo(staged().passes(), within(1e-9));
  }

  @TestFactory
  Stream<DynamicTest> everyStageKeepsToItsBall() {
    return staged().stages().stream()
        .map(stage -> DynamicTest.dynamicTest(stage.name(), () -> keepsToItsBall(stage.attack())));
  }

  private void keepsToItsBall(Attack stage) {
    AttackRequest request = request(DataType.DOUBLE);
    INDArray adversarial = stage.perturb(request).array();
    for (int i = 0; i < request.examples(); i++) {
      assertThat(Distances.between(norm(), adversarial.slice(i), request.images().array().slice(i)))
          .as("distance of example %d from its natural image", i)
          .isLessThanOrEqualTo(request.budget().radius(i) + 1e-12);
    }
  }

  private StagedAttack staged() {
    return attack(CONTEXT);
  }
}
