/** The way into RobustLT for programs that embed it. */
@API(status = Status.EXPERIMENTAL, since = "0.1")
@NullMarked
package org.robustlt;

import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.NullMarked;
