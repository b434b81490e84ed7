package org.robustlt.torch;

import org.bytedeco.javacpp.Loader;
import org.bytedeco.pytorch.Context;
import org.bytedeco.pytorch.global.torch;
import org.robustlt.core.engine.DeviceName;

/** libtorch as it is set up in this process, loaded when it is first needed. */
final class Torch {
  /** Which native libraries JavaCPP looks for; it is one for all presets, and ND4J has its own. */
  private static final String EXTENSION = "org.bytedeco.javacpp.platform.extension";

  /** The same for libtorch: nothing, or {@code -gpu}; set by the launcher. */
  private static final String EXTENSION_OF_TORCH = "robustlt.torch.extension";

  private Torch() {}

  private static final class Loaded {
    private static final TorchDevice DEVICE = load();
  }

  private static TorchDevice load() {
    String ofNd4j = System.getProperty(EXTENSION, "");
    System.setProperty(EXTENSION, System.getProperty(EXTENSION_OF_TORCH, ""));
    Loader.loadProperties(true);
    try {
      Loader.load(torch.class);
    } finally {
      System.setProperty(EXTENSION, ofNd4j);
      Loader.loadProperties(true);
    }
    Context context = torch.globalContext();
    // Where no deterministic way is known, libtorch warns.
    context.setDeterministicAlgorithms(true, true);
    context.setDeterministicFillUninitializedMemory(false);
    context.setDeterministicCuDNN(true);
    context.setBenchmarkCuDNN(false);
    context.setUserEnabledNNPACK(false);
    return new TorchDevice(name());
  }

  /** Lets CUDA's libraries multiply in TF32, or forbids it, which is not their default. */
  static void allowTf32(boolean allowed) {
    Context context = torch.globalContext();
    context.setAllowTF32CuDNN(allowed);
    context.setAllowTF32CuBLAS(allowed);
  }

  private static String name() {
    return DeviceName.requested().map(DeviceName::value).orElse("cpu");
  }

  /** Returns whether libtorch loads here. */
  static boolean loads() {
    try {
      return !device().device().isNull();
    } catch (LinkageError e) {
      return false;
    }
  }

  /** Returns where it computes. */
  static TorchDevice device() {
    return Loaded.DEVICE;
  }

  /** Returns whether a device was asked for on which libtorch alone computes; loads nothing. */
  static boolean isOnDevice() {
    return DeviceName.requested().filter(name -> !name.isCpu()).isPresent();
  }
}
