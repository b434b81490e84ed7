package org.robustlt.core.engine;

import org.robustlt.api.data.Images;

/**
 * Images in the memory of a device, which only the engine moves: nobody else can change them, and
 * to read them costs a copy.
 */
public interface DeviceImages extends Images {}
