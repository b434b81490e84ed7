/** The sub-commands of the command line. */
@NullMarked
package org.robustlt.bench.command;

import org.jspecify.annotations.NullMarked;
