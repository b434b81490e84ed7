package org.robustlt.core.engine;

/**
 * Where a layer of one input stands: what it reads and writes, forward and backward. Of the input
 * and the output backward finds what {@link Kernels#backwardReads} asks for; gradients live only
 * from where they are written to where they are read last.
 *
 * @param input what forward reads
 * @param output what forward writes
 * @param outputGradient what backward reads; never modified
 * @param inputGradient what backward to the input writes; never the memory of another tensor here
 * @param accumulate whether backward adds to the input gradient instead of overwriting it, since
 *     another consumer of the input has already written its part
 */
public record Place(
    Tensor input, Tensor output, Tensor outputGradient, Tensor inputGradient, boolean accumulate) {}
