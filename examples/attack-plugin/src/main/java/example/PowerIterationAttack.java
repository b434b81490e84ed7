package example;

import org.robustlt.api.attack.Ascent;
import org.robustlt.api.attack.Attack;
import org.robustlt.api.attack.AttackProvider;
import org.robustlt.api.attack.AttackRequest;
import org.robustlt.api.data.Images;
import org.robustlt.api.attack.Norm;
import org.robustlt.api.component.Component;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.component.Description;

/**
 * Four steps in L2, each of the length of the whole radius: where the gradient barely changes, as of
 * a linear model, this is power iteration. It has no options; its norm it says itself.
 */
@Component("power-iteration")
@Description("four steps in L2, each as long as the radius")
public record PowerIterationAttack() implements AttackProvider {
  private static final int STEPS = 4;

  @Override
  public Attack create(ComponentContext context) {
    return new Steps();
  }

  private static final class Steps implements Attack {
    @Override
    public Images perturb(AttackRequest request) {
      try (Ascent ascent = request.ascent(norm())) {
        for (int step = 0; step < STEPS; step++) {
          ascent.step(request.objective(), request.budget().epsilon());
        }
        return ascent.images().copy();
      }
    }

    @Override
    public Norm norm() {
      return Norm.L2;
    }

    @Override
    public double passes() {
      return 2 * STEPS;
    }
  }
}
