package @PACKAGE@;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;
import org.robustlt.api.optimization.Optimizer;
import org.robustlt.api.optimization.OptimizerProvider;
import org.robustlt.api.optimization.OptimizerStep;
import org.robustlt.api.weight.ParameterVector;
import org.robustlt.tck.OptimizerContract;

class @CLASS@Test extends OptimizerContract {
  @Override
  protected Optimizer optimizer(OptimizerProvider.Context context) {
    return new @CLASS@().create(context);
  }

  @Test
  void goesDownASlope() {
    ParameterVector weights = ParameterVector.of(Map.of("w", Nd4j.createFromArray(1.0, 2.0)));
    ParameterVector gradient = ParameterVector.of(Map.of("w", Nd4j.createFromArray(3.0, 4.0)));
    Optimizer optimizer = new @CLASS@(0.1, 0.9).create(OptimizerProvider.Context.of(weights));

    optimizer.step(weights, gradient, OptimizerStep.of(1, optimizer.peakRates()));

    assertThat(weights.dot(weights)).isCloseTo(0.7 * 0.7 + 1.6 * 1.6, within(1e-9));
  }
}
