package org.robustlt.torch;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.pytorch.cuda.CUDAEvent;
import org.bytedeco.pytorch.global.torch_cuda;
import org.robustlt.core.engine.KernelClock;
import org.robustlt.core.engine.Operation;

/**
 * The time of a card between two events around each operation. Where the host is slower than the
 * card, the time that the card waits between the first event and the operation is part of it.
 */
final class CudaClock implements KernelClock {
  private static final int TIMED = 0;

  private final List<CUDAEvent> events = new ArrayList<>();
  private int used;

  CudaClock() {
    Loader.load(torch_cuda.class);
  }

  @Override
  public void time(Operation work) {
    record();
    work.run();
    record();
  }

  private void record() {
    if (used == events.size()) {
      CUDAEvent event = new CUDAEvent(TIMED);
      event.retainReference();
      events.add(event);
    }
    events.get(used++).record();
  }

  @Override
  public double milliseconds() {
    double sum = 0;
    if (used > 0) {
      events.get(used - 1).synchronize();
    }
    for (int i = 0; i < used; i += 2) {
      sum += events.get(i).elapsed_time(events.get(i + 1));
    }
    used = 0;
    return sum;
  }
}
