package @PACKAGE@;

import org.robustlt.api.attack.AdversarialObjective;
import org.robustlt.api.attack.AdversarialObjectiveProvider;
import org.robustlt.api.attack.LogitLoss;
import org.robustlt.api.component.Component;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.component.Description;

/** The logit of the true class, negated: an attack that maximizes it makes the class unlikely. */
@Component("@NAME@")
@Description("the negated logit of the true class")
public record @CLASS@(@Description("what it is multiplied with") double factor)
    implements AdversarialObjectiveProvider {
  public @CLASS@() {
    this(1);
  }

  @Override
  public AdversarialObjective create(ComponentContext context) {
    return (labels, naturalLogits) -> of(labels);
  }

  private LogitLoss.OfExample of(int[] labels) {
    return (example, logits, gradient) -> {
      gradient[labels[example]] = -factor;
      return -factor * logits[labels[example]];
    };
  }
}
