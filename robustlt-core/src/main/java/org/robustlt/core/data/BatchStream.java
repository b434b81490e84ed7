package org.robustlt.core.data;

import java.util.Iterator;

/**
 * The batches of one epoch, which other threads prepare ahead. Used by one thread.
 *
 * <p>A batch belongs to the stream and is valid until the next call of {@link #next()} or {@link
 * #close()}. {@link #next()} throws what went wrong with the images of the batch, for example a
 * {@link org.robustlt.api.data.DataException}.
 */
public interface BatchStream extends Iterator<Batch>, AutoCloseable {
  /** Stops preparing batches and waits for the threads that do. */
  @Override
  void close();
}
