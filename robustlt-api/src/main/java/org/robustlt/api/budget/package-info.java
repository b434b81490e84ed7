/** How far a perturbation may go: per class and epoch, and per example. */
@API(status = Status.STABLE, since = "0.1")
@NullMarked
package org.robustlt.api.budget;

import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.NullMarked;
