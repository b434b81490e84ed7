package @PACKAGE@;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.robustlt.api.training.EpochFinished;
import org.robustlt.api.training.TrainingListener;
import org.robustlt.api.training.TrainingListenerProvider;
import org.robustlt.api.training.TrainingProgress;
import org.robustlt.tck.TrainingListenerContract;

class @CLASS@Test extends TrainingListenerContract {
  @TempDir private Path run;

  @Override
  protected TrainingListener listener() {
    return new @CLASS@().create(TrainingListenerProvider.Context.of(run));
  }

  @Test
  void writesALineForEveryEpoch() {
    TrainingListener listener =
        new @CLASS@("file.txt").create(TrainingListenerProvider.Context.of(run));

    listener.on(EpochFinished.of(TrainingProgress.ofEpoch(1, 2), Map.of("loss", 0.5)));
    listener.on(EpochFinished.of(TrainingProgress.ofEpoch(2, 2), Map.of("loss", 0.25)));

    assertThat(run.resolve("file.txt")).hasContent("1 {loss=0.5}\n2 {loss=0.25}");
  }
}
