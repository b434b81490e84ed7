/** How gradients move weights: optimizers and learning-rate schedules. */
@API(status = Status.EXPERIMENTAL, since = "0.1")
@NullMarked
package org.robustlt.api.optimization;

import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.NullMarked;
