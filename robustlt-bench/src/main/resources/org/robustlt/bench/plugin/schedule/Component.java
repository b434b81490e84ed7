package @PACKAGE@;

import org.robustlt.api.component.Component;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.component.Description;
import org.robustlt.api.component.Require;
import org.robustlt.api.optimization.LearningRateSchedule;
import org.robustlt.api.optimization.LearningRateScheduleProvider;

/** The peak rate times factor^(t-1) in epoch t. */
@Component("@NAME@")
@Description("the learning rate shrinks by a factor in every epoch")
public record @CLASS@(@Description("factor of every epoch") double factor)
    implements LearningRateScheduleProvider {
  public @CLASS@() {
    this(0.95);
  }

  public @CLASS@ {
    Require.positive("factor", factor);
  }

  @Override
  public LearningRateSchedule create(ComponentContext context) {
    return (peak, progress) ->
        peak.withLearningRate(peak.learningRate() * Math.pow(factor, progress.epoch() - 1));
  }
}
