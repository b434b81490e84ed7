/** How the weights themselves are perturbed before the gradient that updates them is taken. */
@API(status = Status.EXPERIMENTAL, since = "0.1")
@NullMarked
package org.robustlt.api.weight;

import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.NullMarked;
