/** Where a training stands, and what it tells those who listen. */
@API(status = Status.STABLE, since = "0.1")
@NullMarked
package org.robustlt.api.training;

import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.NullMarked;
