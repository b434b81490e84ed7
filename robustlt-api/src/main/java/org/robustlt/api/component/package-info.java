/** What every exchangeable part of a recipe shares: its name, its options and how it is made. */
@API(status = Status.STABLE, since = "0.1")
@NullMarked
package org.robustlt.api.component;

import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.NullMarked;
