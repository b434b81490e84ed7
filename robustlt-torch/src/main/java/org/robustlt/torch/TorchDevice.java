package org.robustlt.torch;

import org.bytedeco.pytorch.Device;

/** Where libtorch computes. */
final class TorchDevice {
  private final Device device;

  TorchDevice(String name) {
    device = new Device(name);
  }

  Device device() {
    return device;
  }
}
