package org.robustlt.rebalancing.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.robustlt.api.attack.AdversarialObjective;
import org.robustlt.api.component.ClassFrequencies;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.tck.AdversarialObjectiveContract;

class MarginObjectiveTest extends AdversarialObjectiveContract {
  @Override
  protected AdversarialObjective objective(ComponentContext context) {
    return new MarginObjective.Options().create(context);
  }

  @Nested
  class WithConfidence extends AdversarialObjectiveContract {
    @Override
    protected AdversarialObjective objective(ComponentContext context) {
      return new MarginObjective(new MarginObjective.Options(50));
    }
  }

  @Test
  void needsTwoClasses() {
    ComponentContext single = ComponentContext.of(ClassFrequencies.of(5), 1);
    assertThatThrownBy(() -> objective(single))
        .hasMessage("a margin needs at least 2 classes, got 1");
  }

  @Test
  void rivalIsTheBestOtherClass() {
    assertThat(MarginObjective.rival(new double[] {5, 1, 3}, 0)).isEqualTo(2);
    assertThat(MarginObjective.rival(new double[] {5, 1, 3}, 1)).isEqualTo(0);
    assertThat(MarginObjective.rival(new double[] {5, 5, 5}, 1)).isEqualTo(0);
  }
}
