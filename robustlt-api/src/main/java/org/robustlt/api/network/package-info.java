/** Networks described as data: layers, how they are connected, and what their parameters are. */
@NullMarked
package org.robustlt.api.network;

import org.jspecify.annotations.NullMarked;
