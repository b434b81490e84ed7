package @PACKAGE@;

import org.robustlt.api.budget.PerturbationScheduler;
import org.robustlt.api.budget.PerturbationSchedulerProvider;
import org.robustlt.api.component.Component;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.component.Description;
import org.robustlt.api.component.Require;

/** ε_c = ε · (n_max / n_c)^power, in every epoch. */
@Component("@NAME@")
@Description("larger budgets for rarer classes by a power of the ratio of their sizes")
public record @CLASS@(@Description("exponent; 0 gives every class epsilon") double power)
    implements PerturbationSchedulerProvider {
  public @CLASS@() {
    this(0.1);
  }

  public @CLASS@ {
    Require.notNegative("power", power);
  }

  @Override
  public PerturbationScheduler create(ComponentContext context) {
    return (epsilon, progress) -> {
      double[] radii = new double[context.classes()];
      for (int c = 0; c < radii.length; c++) {
        double ratio = (double) context.frequencies().max() / context.frequencies().count(c);
        radii[c] = epsilon * Math.pow(ratio, power);
      }
      return radii;
    };
  }
}
