/**
 * What components have to keep in every call, as rules that can be checked: by the engine whenever
 * it calls a component, and by the contract tests of robustlt-tck.
 */
@API(status = Status.EXPERIMENTAL, since = "0.1")
@NullMarked
package org.robustlt.api.contract;

import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.NullMarked;
