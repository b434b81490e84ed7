package org.robustlt.core.engine;

import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.api.network.ParameterSpec;

/**
 * One named array of a network: a view of the network's flat memory.
 *
 * @param name the full name, as PyTorch calls it
 * @param spec its shape, how it begins and what moves it
 * @param value the values, in the shape of the spec
 * @param gradient the accumulated gradient in the same shape; present if it is trainable
 */
public record Parameter(
    String name, ParameterSpec spec, INDArray value, Optional<INDArray> gradient) {}
