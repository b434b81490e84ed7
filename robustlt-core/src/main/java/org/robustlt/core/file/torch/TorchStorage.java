package org.robustlt.core.file.torch;

import org.robustlt.core.file.TensorType;

/**
 * Values of one type that tensors are views of.
 *
 * @param key the name of its file in the archive
 * @param type the type of the values
 * @param length how many there are
 */
record TorchStorage(String key, TensorType type, long length) {}
