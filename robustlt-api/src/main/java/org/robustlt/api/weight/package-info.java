/** How the weights themselves are perturbed before the gradient that updates them is taken. */
@NullMarked
package org.robustlt.api.weight;

import org.jspecify.annotations.NullMarked;
