/** Randomness that depends on a seed and a path, never on the order of calls. */
@API(status = Status.STABLE, since = "0.1")
@NullMarked
package org.robustlt.api.random;

import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.NullMarked;
