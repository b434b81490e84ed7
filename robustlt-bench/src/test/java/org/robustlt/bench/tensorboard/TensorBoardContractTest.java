package org.robustlt.bench.tensorboard;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.robustlt.api.training.TrainingListener;
import org.robustlt.api.training.TrainingListenerProvider;
import org.robustlt.core.tensorboard.TensorBoard;
import org.robustlt.tck.TrainingListenerContract;

class TensorBoardContractTest extends TrainingListenerContract {
  @TempDir private Path run;

  @Override
  protected TrainingListener listener() {
    return new TensorBoard().create(TrainingListenerProvider.Context.of(run));
  }
}
