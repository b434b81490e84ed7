/** Labelled images, and how many there are of each class. */
@API(status = Status.STABLE, since = "0.1")
@NullMarked
package org.robustlt.api.data;

import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.NullMarked;
