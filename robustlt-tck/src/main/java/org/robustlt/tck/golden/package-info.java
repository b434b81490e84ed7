/** Golden vectors: recorded results of published implementations, read by tests. */
@API(status = Status.INTERNAL, since = "0.1")
@NullMarked
package org.robustlt.tck.golden;

import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.NullMarked;
