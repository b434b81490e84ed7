package org.robustlt.core.training;

import org.robustlt.core.engine.Network;

/**
 * The network as the attack of the training sees it: the trained network itself, or one of the same
 * weights that computes less precisely.
 *
 * @param network what is attacked
 */
public record AttackedNetwork(Network network) {}
