/**
 * The kernel library on libtorch, for GPUs and, to compare, for CPUs.
 *
 * <p>Tensors are channels last. A block of the engine's plan is a {@link org.robustlt.torch.Slot}
 * that keeps the result written to it last, so that what libtorch allocates is never copied; its
 * caching allocator finds the memory again. Everything else that an operation makes on its way
 * lives in a {@code PointerScope}.
 */
@NullMarked
package org.robustlt.torch;

import org.jspecify.annotations.NullMarked;
