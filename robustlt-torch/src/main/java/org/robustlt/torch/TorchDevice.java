package org.robustlt.torch;

import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.global.torch;

/** Where libtorch computes. */
final class TorchDevice {
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

  /** Waits until everything that was asked for is computed. */
  void await() {
    if (device.is_cuda()) {
      torch.cuda_synchronize(device.index());
    } else if (device.is_mps()) {
      torch.synchronize();
    }
  }
}
