package @PACKAGE@;

import java.util.Map;
import org.robustlt.api.component.Component;
import org.robustlt.api.component.Description;
import org.robustlt.api.component.Require;
import org.robustlt.api.optimization.Optimizer;
import org.robustlt.api.optimization.OptimizerProvider;
import org.robustlt.api.optimization.OptimizerStep;
import org.robustlt.api.optimization.Rates;
import org.robustlt.api.weight.ParameterVector;
import org.robustlt.api.weight.Vector;

/** The heavy ball: v ← μv + g, w ← w − ηv. */
@Component("@NAME@")
@Description("gradient descent with momentum, without weight decay")
public record @CLASS@(
    @Description("learning rate that the schedule starts from") double learningRate,
    @Description("weight of the former steps") double momentum)
    implements OptimizerProvider {
  public @CLASS@() {
    this(0.05, 0.9);
  }

  public @CLASS@ {
    Require.positive("learningRate", learningRate);
    Require.partialShare("momentum", momentum);
  }

  @Override
  public Optimizer create(Context context) {
    Vector velocity = context.weights().zeros();
    return new Optimizer() {
      @Override
      public Rates peakRates() {
        return Rates.of(learningRate, momentum);
      }

      @Override
      public void step(ParameterVector weights, ParameterVector gradient, OptimizerStep step) {
        velocity.scale(step.momentum()).add(1, gradient);
        weights.add(-step.learningRate(), velocity);
      }

      @Override
      public Map<String, Vector> memory() {
        return Map.of("velocity", velocity);
      }
    };
  }
}
