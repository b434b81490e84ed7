package org.robustlt.core.engine.onednn;

import java.util.Optional;
import java.util.function.Supplier;
import org.robustlt.core.engine.Operation;

/** An operation that is prepared when it runs for the first time: evaluation needs no backward. */
final class OnDemand implements Operation {
  private final Supplier<Operation> preparation;
  private Optional<Operation> prepared = Optional.empty();

  OnDemand(Supplier<Operation> preparation) {
    this.preparation = preparation;
  }

  @Override
  public void run() {
    if (prepared.isEmpty()) {
      prepared = Optional.of(preparation.get());
    }
    prepared.get().run();
  }
}
