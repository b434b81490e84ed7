package @PACKAGE@;

import org.robustlt.api.component.Component;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.component.Description;
import org.robustlt.api.component.Require;
import org.robustlt.api.network.BatchNormMode;
import org.robustlt.api.training.TrainingProgress;
import org.robustlt.api.weight.ParameterVector;
import org.robustlt.api.weight.WeightAscent;
import org.robustlt.api.weight.WeightPerturbation;
import org.robustlt.api.weight.WeightPerturbationProvider;

/** A step of a given length along the gradient of the loss, as sharpness-aware minimization takes. */
@Component("@NAME@")
@Description("moves the weights by a step of a given length along the gradient of the loss")
public record @CLASS@(@Description("length of the step") double radius)
    implements WeightPerturbationProvider {
  public @CLASS@() {
    this(0.05);
  }

  public @CLASS@ {
    Require.positive("radius", radius);
  }

  @Override
  public WeightPerturbation create(ComponentContext context) {
    return new WeightPerturbation() {
      @Override
      public boolean active(TrainingProgress progress) {
        return true;
      }

      @Override
      public ParameterVector perturbation(WeightAscent ascent) {
        ParameterVector step = ascent.gradient(BatchNormMode.BATCH_STATISTICS_FROZEN);
        double norm = step.norm();
        step.scale(norm > 0 ? radius / norm : 0);
        return step;
      }
    };
  }
}
