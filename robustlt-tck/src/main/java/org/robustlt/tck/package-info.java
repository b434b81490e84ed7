/**
 * Contract tests for the authors of components: extend the contract of your kind of component in
 * your own tests.
 */
@API(status = Status.STABLE, since = "0.1")
@NullMarked
package org.robustlt.tck;

import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.NullMarked;
