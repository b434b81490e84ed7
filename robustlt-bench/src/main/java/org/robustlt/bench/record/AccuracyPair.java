package org.robustlt.bench.record;

import java.util.Optional;

/**
 * The accuracy on natural images and on their adversarial versions.
 *
 * @param natural on images as they are
 * @param robust on images under attack
 */
public record AccuracyPair(Optional<Accuracy> natural, Optional<Accuracy> robust) {}
