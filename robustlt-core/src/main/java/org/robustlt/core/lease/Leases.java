package org.robustlt.core.lease;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The leases in a directory, which may lie on a file system that several machines share. It needs
 * no more of it than that a file is created by one only ({@code O_EXCL}).
 *
 * <p>A lease is a numbered file, {@code <resource>.lease.<number>}: who wants the resource looks at
 * the highest number, and if its holder gave it back or is dead, creates the next one. A holder is
 * dead if its process is known to be gone (same boot, same namespace, and the number belongs to
 * nobody or to a process that began at another time), or if its counter stood still for a minute on
 * the monotonic clock of who looks.
 */
public final class Leases {
  /** What this process holds; its lock is held while that and the files say different things. */
  private static final Set<Object> HELD = ConcurrentHashMap.newKeySet();

  private final Path directory;
  private final LeaseTimes times;
  private final Holder here;

  /** Keeps leases in the given directory, which need not exist yet. */
  public Leases(Path directory) {
    this(directory, LeaseTimes.USUAL);
  }

  /** Keeps leases with other times than the usual ones. */
  public Leases(Path directory, LeaseTimes times) {
    this(directory, times, Holder.ofThisProcess(Clock.systemUTC()));
  }

  Leases(Path directory, LeaseTimes times, Holder here) {
    this.directory = directory;
    this.times = times;
    this.here = here;
  }

  /**
   * Takes the lease of a resource. Waits as long as it is unclear whether its holder lives, a
   * minute at most.
   *
   * @param resource names the file; letters, digits, dots and dashes
   * @param what the resource in words, for the message
   * @param above the token is greater than this: the greatest that stands in what was written
   * @throws LeaseException if another process holds it
   * @throws IOException if the directory cannot be written to
   */
  public Lease take(String resource, String what, long above) throws IOException {
    Files.createDirectories(directory);
    LeaseNumbers numbers = new LeaseNumbers(directory, resource);
    while (true) {
      long highest = numbers.highest();
      if (highest > 0) {
        awaitEnd(numbers, highest, what);
      }
      Optional<Lease> lease;
      synchronized (HELD) {
        lease = create(numbers, Math.max(highest, above) + 1);
      }
      if (lease.isPresent()) {
        return lease.get();
      }
    }
  }

  /**
   * Returns who holds the lease of a resource, as far as its file tells; nothing if it is free.
   *
   * @throws IOException if the file cannot be read
   */
  public Optional<Holder> holder(String resource) throws IOException {
    LeaseNumbers numbers = new LeaseNumbers(directory, resource);
    long highest = numbers.highest();
    if (highest == 0) {
      return Optional.empty();
    }
    Path path = numbers.file(highest);
    Optional<Holder> holder =
        LeaseFile.read(path).filter(file -> !file.free()).flatMap(LeaseFile::holder);
    return holder.isPresent() && life(path, holder.get()) == Holder.Life.DEAD
        ? Optional.empty()
        : holder;
  }

  /**
   * Returns who held the lease of a resource and died without giving it back, if that is known.
   *
   * @throws IOException if the file cannot be read
   */
  public Optional<Holder> deadHolder(String resource) throws IOException {
    LeaseNumbers numbers = new LeaseNumbers(directory, resource);
    long highest = numbers.highest();
    if (highest == 0) {
      return Optional.empty();
    }
    Path path = numbers.file(highest);
    Optional<Holder> holder =
        LeaseFile.read(path).filter(file -> !file.free()).flatMap(LeaseFile::holder);
    return holder.isPresent() && life(path, holder.get()) == Holder.Life.DEAD
        ? holder
        : Optional.empty();
  }

  /** Creates a lease; nothing if another process was faster. */
  private Optional<Lease> create(LeaseNumbers numbers, long number) throws IOException {
    Path path = numbers.file(number);
    FileChannel file;
    try {
      file = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    } catch (FileAlreadyExistsException e) {
      return Optional.empty();
    }
    try {
      LeaseFile.create(file, here);
      file.force(true);
      if (numbers.highest() > number) {
        // This number was used and removed: others were faster by more than one.
        file.close();
        Files.deleteIfExists(path);
        return Optional.empty();
      }
      numbers.removeBelow(number);
      Object key = key(path);
      HELD.add(key);
      return Optional.of(new Lease(numbers, number, file, times, () -> HELD.remove(key)));
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  /** Returns as soon as a lease is free or its holder dead. */
  private void awaitEnd(LeaseNumbers numbers, long number, String what) throws IOException {
    Path path = numbers.file(number);
    Optional<LeaseFile> first = LeaseFile.read(path);
    long since = times.nanoTime().getAsLong();
    Optional<LeaseFile> now = first;
    while (now.isPresent() && !now.get().free()) {
      Optional<Holder> holder = now.get().holder();
      Holder.Life life = holder.isPresent() ? life(path, holder.get()) : Holder.Life.UNKNOWN;
      if (life == Holder.Life.DEAD) {
        return;
      }
      if (life == Holder.Life.RUNNING || now.get().beat() != first.get().beat()) {
        throw held(what, holder);
      }
      if (times.nanoTime().getAsLong() - since > times.patience().toNanos()) {
        return;
      }
      pause();
      now = LeaseFile.read(path);
    }
  }

  private Holder.Life life(Path path, Holder holder) throws IOException {
    synchronized (HELD) {
      return holder.isSameProcess(here) && !HELD.contains(key(path))
          ? Holder.Life.DEAD
          : holder.life(here);
    }
  }

  /** What a file is known by, whichever path leads to it. */
  private static Object key(Path path) throws IOException {
    try {
      Object key = Files.readAttributes(path, BasicFileAttributes.class).fileKey();
      return key == null ? path.toAbsolutePath() : key;
    } catch (NoSuchFileException e) {
      return path.toAbsolutePath();
    }
  }

  private static LeaseException held(String what, Optional<Holder> holder) {
    return new LeaseException(
        what
            + ": "
            + holder.map(Holder::describe).orElse("another process")
            + " is at it; wait until it is done, or stop it and come again");
  }

  private void pause() {
    try {
      Thread.sleep(times.look().toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LeaseException(directory + ": interrupted while waiting for a lease", e);
    }
  }
}
