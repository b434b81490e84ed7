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
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

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

  /** This process, as one that takes a lease just now. */
  private final Supplier<Holder> holder;

  private final Holder here;
  private final Map<Path, Sighting> sightings = new HashMap<>();

  /** When a counter was seen to stand where it stands. */
  private record Sighting(long beat, long since) {}

  /**
   * Who works at a resource, and at what.
   *
   * @param holder who holds its lease
   * @param doing what that says of its work; empty if nothing
   * @param silent since when it gave no sign, by the clocks of this machine and of the file system:
   *     for people, never to decide by
   */
  public record Work(Holder holder, String doing, Duration silent) {}

  /** Keeps leases in the given directory, which need not exist yet. */
  public Leases(Path directory) {
    this(directory, LeaseTimes.USUAL);
  }

  /** Keeps leases with other times than the usual ones. */
  public Leases(Path directory, LeaseTimes times) {
    this(directory, times, () -> Holder.ofThisProcess(Clock.systemUTC()));
  }

  Leases(Path directory, LeaseTimes times, Holder here) {
    this(directory, times, () -> here);
  }

  private Leases(Path directory, LeaseTimes times, Supplier<Holder> holder) {
    this.directory = directory;
    this.times = times;
    this.holder = holder;
    this.here = holder.get();
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
   * Takes the lease of a resource if that is possible at once. Of a holder of which it is unclear
   * whether it lives, the counter is remembered: it is dead if calls on this object see it stand
   * still for a minute.
   *
   * @param resource names the file; letters, digits, dots and dashes
   * @param above the token is greater than this
   * @return nothing if another process holds it, or may hold it
   * @throws IOException if the directory cannot be written to
   */
  public synchronized Optional<Lease> takeIfFree(String resource, long above) throws IOException {
    Files.createDirectories(directory);
    LeaseNumbers numbers = new LeaseNumbers(directory, resource);
    long highest = numbers.highest();
    if (highest > 0 && !isOver(numbers.file(highest))) {
      return Optional.empty();
    }
    synchronized (HELD) {
      return create(numbers, Math.max(highest, above) + 1);
    }
  }

  /**
   * Takes the lease of a resource as soon as no other process holds it: for what is held for
   * moments only.
   *
   * @param resource names the file; letters, digits, dots and dashes
   * @param above the token is greater than this
   * @throws LeaseException if the thread is interrupted
   * @throws IOException if the directory cannot be written to
   */
  public Lease takeWhenFree(String resource, long above) throws IOException {
    Optional<Lease> taken = takeIfFree(resource, above);
    while (taken.isEmpty()) {
      pause();
      taken = takeIfFree(resource, above);
    }
    return taken.get();
  }

  /** Returns whether a lease is free or its holder dead, as far as can be told without waiting. */
  private boolean isOver(Path path) throws IOException {
    Optional<LeaseFile> now = LeaseFile.read(path);
    if (now.isEmpty() || now.get().free()) {
      return true;
    }
    Optional<Holder> holder = now.get().holder();
    Holder.Life life = holder.isPresent() ? life(path, holder.get()) : Holder.Life.UNKNOWN;
    if (life == Holder.Life.DEAD || life == Holder.Life.RUNNING) {
      return life == Holder.Life.DEAD;
    }
    long time = times.nanoTime().getAsLong();
    Sighting before = sightings.get(path);
    if (before == null || before.beat() != now.get().beat()) {
      sightings.put(path, new Sighting(now.get().beat(), time));
      return false;
    }
    return time - before.since() > times.patience().toNanos();
  }

  /**
   * Returns the resources that anybody has held here; none where there is no directory.
   *
   * @throws IOException if the directory cannot be read
   */
  public SortedSet<String> resources() throws IOException {
    return LeaseNumbers.resources(directory);
  }

  /**
   * Returns who holds the lease of a resource, as far as its file tells; nothing if it is free.
   *
   * @throws IOException if the file cannot be read
   */
  public Optional<Holder> holder(String resource) throws IOException {
    return work(resource).map(Work::holder);
  }

  /**
   * Returns who works at a resource and what it says of that, as far as the lease's file tells;
   * nothing if it is free.
   *
   * @throws IOException if the file cannot be read
   */
  public Optional<Work> work(String resource) throws IOException {
    Optional<Held> held = held(resource).filter(found -> !found.dead());
    return held.isEmpty()
        ? Optional.empty()
        : Optional.of(new Work(held.get().holder(), held.get().doing(), age(held.get().path())));
  }

  /** What the file of a lease tells that nobody gave back. */
  private record Held(Path path, Holder holder, String doing, boolean dead) {}

  private Optional<Held> held(String resource) throws IOException {
    LeaseNumbers numbers = new LeaseNumbers(directory, resource);
    long highest = numbers.highest();
    if (highest == 0) {
      return Optional.empty();
    }
    Path path = numbers.file(highest);
    Optional<LeaseFile> file = LeaseFile.read(path).filter(found -> !found.free());
    Optional<Holder> holder = file.flatMap(LeaseFile::holder);
    if (holder.isEmpty()) {
      return Optional.empty();
    }
    boolean dead = life(path, holder.get()) == Holder.Life.DEAD;
    return Optional.of(new Held(path, holder.get(), file.get().doing(), dead));
  }

  private static Duration age(Path file) throws IOException {
    try {
      Duration age = Duration.between(Files.getLastModifiedTime(file).toInstant(), Instant.now());
      return age.isNegative() ? Duration.ZERO : age;
    } catch (NoSuchFileException e) {
      return Duration.ZERO; // Its successor is there by now.
    }
  }

  /**
   * Returns who held the lease of a resource and died without giving it back, if that is known.
   *
   * @throws IOException if the file cannot be read
   */
  public Optional<Holder> deadHolder(String resource) throws IOException {
    return held(resource).filter(Held::dead).map(Held::holder);
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
      Holder taker = holder.get();
      LeaseFile.write(file, false, 0, taker, "");
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
      return Optional.of(new Lease(numbers, number, file, taker, times, () -> HELD.remove(key)));
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
