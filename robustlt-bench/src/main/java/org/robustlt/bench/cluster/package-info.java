/**
 * Work that several processes share, on one machine or on many: its cells, who takes them, and who
 * starts the processes.
 */
@NullMarked
package org.robustlt.bench.cluster;

import org.jspecify.annotations.NullMarked;
