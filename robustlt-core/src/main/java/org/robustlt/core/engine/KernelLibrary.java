package org.robustlt.core.engine;

import org.nd4j.linalg.api.buffer.DataType;

/**
 * An implementation of the operations that networks are made of. Found by {@link
 * java.util.ServiceLoader}; stateless.
 */
public interface KernelLibrary {
  /** Returns the name that recipes use. */
  String name();

  /** Returns the rank of the library where the user has no wish: the largest that works is used. */
  int preference();

  /** Returns whether the library works on this machine with values of the given type. */
  boolean supports(DataType type);

  /** Returns where networks of this library keep their weights. */
  default Home home() {
    return Home.ARRAYS;
  }

  /**
   * Opens the library for one network.
   *
   * @param parameters the weights; a library may keep reordered copies as long as {@link
   *     Parameters#version()} stays the same, and reorders them again at most once per version
   */
  Kernels open(Parameters parameters);

  /**
   * Returns this library, allowed to multiply numbers of single precision in TF32, of 11 bits of
   * significand; itself where library or device knows no TF32.
   */
  default KernelLibrary withTf32() {
    return this;
  }

  /** Returns whether this machine computes with so few bits between the layers. */
  default boolean supports(HalfPrecision between) {
    return false;
  }

  /**
   * Opens the library for a network whose values between its layers have few bits; images, logits,
   * features, weights and sums stay in single precision.
   *
   * @param parameters as in {@link #open(Parameters)}, of type {@code FLOAT}
   * @throws UnsupportedOperationException if the library does not support it
   */
  default Kernels open(Parameters parameters, HalfPrecision between) {
    throw new UnsupportedOperationException(
        "kernel library \"" + name() + "\" does not compute in " + between);
  }
}
