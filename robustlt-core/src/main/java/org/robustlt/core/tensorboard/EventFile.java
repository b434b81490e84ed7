package org.robustlt.core.tensorboard;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The event file of a run. What is written is whole records, in one piece for each epoch; what a
 * program that was killed left behind the last whole one is taken away before more is written.
 */
final class EventFile {
  private static final Logger LOG = LoggerFactory.getLogger(EventFile.class);

  private final Path path;

  EventFile(Path directory) {
    path = directory.resolve("events.out.tfevents.robustlt");
  }

  /** Returns whether there are events. */
  boolean exists() {
    return Files.exists(path);
  }

  /**
   * Takes away what is damaged, and says so, and the events from a step on, which are about to
   * happen again.
   *
   * @return the last step that is left, 0 if there is none
   */
  long keepBelow(long step) throws IOException {
    if (!exists()) {
      return 0;
    }
    ByteBuffer records = ByteBuffer.wrap(Files.readAllBytes(path));
    long last = 0;
    int end = 0;
    while (records.hasRemaining()) {
      Optional<byte[]> record = RecordFrame.next(records);
      if (record.isEmpty()) {
        LOG.warn(
            "{}: is damaged or cut off after {} of its {} bytes; what follows is taken away",
            path,
            end,
            records.limit());
        break;
      }
      long at = Event.step(record.get());
      if (at >= step) {
        break;
      }
      last = Math.max(last, at);
      end = records.position();
    }
    if (end < records.limit()) {
      try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
        channel.truncate(end);
      }
    }
    return last;
  }

  /** Appends events, each a record. */
  void append(Iterable<byte[]> events) throws IOException {
    ByteArrayOutputStream records = new ByteArrayOutputStream();
    for (byte[] event : events) {
      records.writeBytes(RecordFrame.of(event));
    }
    Files.write(path, records.toByteArray(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }
}
