package org.robustlt.torch;

import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.global.torch;

/** Where libtorch computes. */
final class TorchDevice {
  /** Copies batches to a card by way of pinned memory: off, since no card was there to try it. */
  private static final String PINNED = "robustlt.torch.pinned";

  private final Device device;

  TorchDevice(String name) {
    device = new Device(name);
  }

  Device device() {
    return device;
  }

  boolean isCuda() {
    return device.is_cuda();
  }

  boolean copiesFromPinnedMemory() {
    return Boolean.getBoolean(PINNED) && isCuda();
  }

  /** Waits until everything that was asked for is computed. */
  void await() {
    if (device.is_cuda()) {
      torch.cuda_synchronize(device.index());
    } else if (device.is_mps()) {
      torch.synchronize();
    }
  }
}
