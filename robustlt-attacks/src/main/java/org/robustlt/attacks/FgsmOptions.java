package org.robustlt.attacks;

import org.robustlt.api.attack.Norm;
import org.robustlt.api.component.Description;

/**
 * Options of {@code fgsm}.
 *
 * @param norm how the perturbation is measured
 */
public record FgsmOptions(@Description("norm of the ball: linf or l2") Norm norm) {}
