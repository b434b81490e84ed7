/** How adversarial examples are made, and what they maximize. */
@API(status = Status.STABLE, since = "0.1")
@NullMarked
package org.robustlt.api.attack;

import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.NullMarked;
