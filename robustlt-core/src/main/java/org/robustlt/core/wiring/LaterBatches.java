package org.robustlt.core.wiring;

import com.google.common.base.Suppliers;
import java.util.function.Supplier;
import org.robustlt.core.data.BatchSource;
import org.robustlt.core.data.BatchStream;

/** Batches that are made when they are asked for. */
final class LaterBatches implements BatchSource {
  private final Supplier<BatchSource> batches;

  LaterBatches(Supplier<BatchSource> batches) {
    this.batches = Suppliers.memoize(batches::get);
  }

  @Override
  public int images() {
    return batches.get().images();
  }

  @Override
  public int batches() {
    return batches.get().batches();
  }

  @Override
  public BatchStream epoch(int epoch, int batch) {
    return batches.get().epoch(epoch, batch);
  }
}
