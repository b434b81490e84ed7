/** What the training minimizes. */
@API(status = Status.STABLE, since = "0.1")
@NullMarked
package org.robustlt.api.loss;

import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.NullMarked;
