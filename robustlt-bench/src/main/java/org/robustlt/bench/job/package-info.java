/** Trainings and evaluations that the command line runs, with their progress. */
@NullMarked
package org.robustlt.bench.job;

import org.jspecify.annotations.NullMarked;
