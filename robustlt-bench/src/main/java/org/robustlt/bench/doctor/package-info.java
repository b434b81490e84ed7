/** Checks of the machine that the program runs on. */
@NullMarked
package org.robustlt.bench.doctor;

import org.jspecify.annotations.NullMarked;
