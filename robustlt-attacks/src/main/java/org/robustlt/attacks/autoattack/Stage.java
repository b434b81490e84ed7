package org.robustlt.attacks.autoattack;

/**
 * A part of an ensemble.
 *
 * @param name what reports call it
 * @param search how it looks for adversarial images
 */
record Stage(String name, Search search) {}
