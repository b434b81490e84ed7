package @PACKAGE@;

import org.robustlt.api.attack.Ascent;
import org.robustlt.api.attack.Attack;
import org.robustlt.api.attack.AttackProvider;
import org.robustlt.api.attack.Norm;
import org.robustlt.api.attack.RandomStart;
import org.robustlt.api.component.Component;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.component.Description;
import org.robustlt.api.component.Require;

/** Steps along the sign of the gradient that become shorter: η/1, η/2, η/3, … */
@Component("@NAME@")
@Description("PGD whose steps become shorter")
public record @CLASS@(
    @Description("number of steps") int steps,
    @Description(value = "length of the first step", unit = "pixel scale 0..1") double stepSize)
    implements AttackProvider {
  public @CLASS@() {
    this(10, 0.01);
  }

  public @CLASS@ {
    Require.atLeast("steps", steps, 1);
    Require.positive("stepSize", stepSize);
  }

  @Override
  public Attack create(ComponentContext context) {
    return request -> {
      try (Ascent ascent = request.ascent(Norm.LINF)) {
        ascent.start(RandomStart.CLASS_EPSILON, request.random());
        for (int step = 1; step <= steps; step++) {
          ascent.step(request.objective(), stepSize / step);
        }
        return ascent.images().copy();
      }
    };
  }
}
