package org.robustlt.core.data.cache;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.robustlt.api.data.ImageShape;
import org.robustlt.api.data.ReadingProgress;

/**
 * Decodes all images once, on all cores.
 *
 * @param facts what was found of each image
 * @param sha256 of the SHA-256 of the samples of each image, one after the other, in hexadecimal
 */
record DecodingPass(List<ImageFacts> facts, String sha256) {
  private static final int DIGEST = 32;

  /** Takes the samples of an image. Called by several threads. */
  @FunctionalInterface
  interface Target {
    /** Takes none. */
    Target NONE = (image, samples) -> {};

    void take(int image, byte[] samples) throws IOException;
  }

  /**
   * Decodes them.
   *
   * @throws UncheckedIOException if the target cannot take them
   */
  static DecodingPass run(
      ImageFiles files, ImageShape shape, Target target, ReadingProgress progress) {
    int images = files.files().size();
    ImageFacts[] facts = new ImageFacts[images];
    byte[] digests = new byte[Math.multiplyExact(images, DIGEST)];
    AtomicInteger next = new AtomicInteger();
    Counter done = new Counter(progress, images);
    int threads = Math.max(1, Math.min(Runtime.getRuntime().availableProcessors(), images));
    ExecutorService workers =
        Executors.newFixedThreadPool(
            threads,
            work -> {
              Thread thread = new Thread(work, "decoding");
              thread.setDaemon(true);
              return thread;
            });
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int t = 0; t < threads; t++) {
        running.add(
            workers.submit(
                () -> {
                  MessageDigest sha256 = digest();
                  for (int i = next.getAndIncrement(); i < images; i = next.getAndIncrement()) {
                    ImageFiles.Decoded decoded = files.decode(i, shape);
                    facts[i] = decoded.facts();
                    System.arraycopy(
                        sha256.digest(decoded.samples()), 0, digests, i * DIGEST, DIGEST);
                    if (decoded.facts().problem().isEmpty()) {
                      target.take(i, decoded.samples());
                    }
                    done.advance();
                  }
                  return null;
                }));
      }
      for (Future<?> each : running) {
        await(each);
      }
    } finally {
      workers.shutdownNow();
    }
    return new DecodingPass(List.of(facts), HexFormat.of().formatHex(digest().digest(digests)));
  }

  /** Tells of the progress, one thread after the other. */
  private static final class Counter {
    private final ReadingProgress progress;
    private final int images;
    private int done;

    Counter(ReadingProgress progress, int images) {
      this.progress = progress;
      this.images = images;
    }

    synchronized void advance() {
      done++;
      progress.advanced(done, images);
    }
  }

  private static void await(Future<?> work) {
    try {
      work.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while images were decoded", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException io) {
        throw new UncheckedIOException(io);
      } else if (e.getCause() instanceof RuntimeException other) {
        throw other;
      } else if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException(e);
    }
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
