package org.robustlt.core.run;

import java.util.ArrayList;
import java.util.List;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.core.guard.ComponentException;

/**
 * Which protocols the classes of a run allow.
 *
 * @param fitting those whose attacks fit
 * @param leftOut what is told of each of the others
 */
public record FittingProtocols(List<Protocol> fitting, List<String> leftOut) {
  /** Copies the lists. */
  public FittingProtocols {
    fitting = List.copyOf(fitting);
    leftOut = List.copyOf(leftOut);
  }

  /**
   * Tries protocols.
   *
   * @throws ComponentException if there are protocols but none fits
   * @throws RunException if an attack leaves the ball of epsilon
   */
  public static FittingProtocols of(List<Protocol> protocols, ComponentContext context) {
    List<Protocol> fitting = new ArrayList<>();
    List<ComponentException> others = new ArrayList<>();
    for (Protocol protocol : protocols) {
      try {
        protocol.stages(context);
        fitting.add(protocol);
      } catch (ComponentException e) {
        others.add(e);
      }
    }
    if (fitting.isEmpty() && !others.isEmpty()) {
      throw others.get(0);
    }
    return new FittingProtocols(
        fitting, others.stream().map(e -> "left out: " + e.getMessage()).toList());
  }
}
