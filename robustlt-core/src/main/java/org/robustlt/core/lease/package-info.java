/**
 * Who may work at what: leases in a directory that processes of several machines may share.
 *
 * <p>{@link org.robustlt.core.lease.Leases} gives a {@link org.robustlt.core.lease.Lease} to one
 * process at a time. A process that was stopped for long and then goes on may still write: that
 * cannot be prevented, so the number of its lease stands in what it writes, and readers discard
 * what bears a smaller number than they have seen.
 */
@NullMarked
package org.robustlt.core.lease;

import org.jspecify.annotations.NullMarked;
