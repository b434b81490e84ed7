package org.robustlt.core.file.pickle;

import java.util.List;

/**
 * A tuple of Python.
 *
 * @param items in order
 */
public record Tuple(List<Object> items) {}
