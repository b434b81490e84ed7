package org.robustlt.core.engine.onednn;

import org.robustlt.core.engine.Place;

/**
 * A place with tensors of this library.
 *
 * @param input as in {@link Place}
 * @param output as in {@link Place}
 * @param outputGradient as in {@link Place}
 * @param inputGradient as in {@link Place}
 * @param accumulate as in {@link Place}
 */
record OneDnnPlace(
    OneDnnTensor input,
    OneDnnTensor output,
    OneDnnTensor outputGradient,
    OneDnnTensor inputGradient,
    boolean accumulate) {
  OneDnnPlace(Place place) {
    this(
        OneDnnTensor.of(place.input()),
        OneDnnTensor.of(place.output()),
        OneDnnTensor.of(place.outputGradient()),
        OneDnnTensor.of(place.inputGradient()),
        place.accumulate());
  }
}
