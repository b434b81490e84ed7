package org.robustlt.core.engine.onednn;

import org.bytedeco.javacpp.Pointer;

/** A pointer to a given address, which may change. */
final class Address extends Pointer {
  Address(long address) {
    this.address = address;
  }

  void moveTo(long to) {
    address = to;
  }
}
