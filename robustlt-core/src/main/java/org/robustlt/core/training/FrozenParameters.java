package org.robustlt.core.training;

import java.util.List;
import java.util.Set;
import org.robustlt.api.weight.Vector;
import org.robustlt.core.engine.Parameter;
import org.robustlt.core.engine.Parameters;

/**
 * Parameters that a training leaves as they are, whatever the optimizer does (weight decay moves
 * weights without a gradient), running statistics among them.
 *
 * @param parameters all of the network
 * @param kept those that stay, with their values
 */
record FrozenParameters(Parameters parameters, List<Kept> kept) {
  /** A parameter and what it must stay. */
  record Kept(Parameter parameter, Vector values) {}

  /** Keeps the present values of the parameters of the given names. */
  static FrozenParameters of(Parameters parameters, Set<String> names) {
    return new FrozenParameters(
        parameters,
        parameters.all().stream()
            .filter(parameter -> names.contains(parameter.name()))
            .map(parameter -> new Kept(parameter, parameter.values().copy()))
            .toList());
  }

  /** Forgets their gradients, so that clipping does not count them. */
  void dropGradients() {
    kept.forEach(each -> each.parameter().gradientPart().ifPresent(part -> part.values().fill(0)));
  }

  /** Gives them their values again. */
  void restore() {
    if (!kept.isEmpty()) {
      kept.forEach(each -> each.parameter().values().assign(each.values()));
      parameters.changed();
    }
  }
}
