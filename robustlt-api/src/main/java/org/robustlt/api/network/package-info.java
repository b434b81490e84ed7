/** Networks described as data: layers, how they are connected, and what their parameters are. */
@API(status = Status.EXPERIMENTAL, since = "0.1")
@NullMarked
package org.robustlt.api.network;

import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.NullMarked;
