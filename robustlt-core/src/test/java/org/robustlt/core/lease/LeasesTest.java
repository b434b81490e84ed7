package org.robustlt.core.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.robustlt.core.file.AtomicFile;

class LeasesTest {
  private static final Holder HERE = Holder.ofThisProcess(Clock.systemUTC());
  private static final Holder ELSEWHERE =
      new Holder("elsewhere", 4711, "ann", "2026-01-01T00:00:00Z", "another boot", "pid:[1]", "99");

  /** Patient for a fifth of a second, and never beating of its own accord. */
  private static final LeaseTimes SHORT =
      new LeaseTimes(
          Duration.ofHours(1), Duration.ofMillis(200), Duration.ofMillis(5), System::nanoTime);

  @TempDir private Path folder;

  @Test
  void oneHoldsAResourceAndTheNextIsToldWho() throws IOException {
    Leases leases = new Leases(folder, SHORT);
    try (Lease held = leases.take("training", "runs/a", 0)) {
      held.check();
      assertThat(held.token()).isEqualTo(1);
      assertThatThrownBy(() -> new Leases(folder, SHORT).take("training", "runs/a", 0))
          .isInstanceOf(LeaseException.class)
          .hasMessage(
              "runs/a: process "
                  + HERE.pid()
                  + " on "
                  + HERE.host()
                  + " since "
                  + leases.holder("training").orElseThrow().since()
                  + " is at it; wait until it is done, or stop it and come again");
      leases.take("another", "runs/a", 0).close();
    }
    assertThat(leases.holder("training")).isEmpty();
  }

  @Test
  void numbersRiseFromHolderToHolderAndOneFileStays() throws IOException {
    Leases leases = new Leases(folder, SHORT);
    for (int number = 1; number <= 3; number++) {
      try (Lease lease = leases.take("training", "runs/a", 0)) {
        assertThat(lease.token()).isEqualTo(number);
      }
    }
    try (Lease lease = leases.take("training", "runs/a", 41)) {
      assertThat(lease.token()).as("above what was written").isEqualTo(42);
    }
    assertThat(folder.toFile().list()).containsExactly("training.lease.42");
  }

  @Test
  void aDeadProcessHoldsNothing() throws IOException, InterruptedException {
    Process dead = new ProcessBuilder("true").start();
    dead.waitFor();
    leave(
        new Holder(
            HERE.host(),
            dead.pid(),
            HERE.user(),
            "then",
            HERE.boot(),
            HERE.namespace(),
            HERE.started()));
    long begin = System.nanoTime();
    try (Lease lease = new Leases(folder).take("training", "runs/a", 0)) {
      assertThat(lease.token()).isEqualTo(8);
    }
    assertThat(System.nanoTime() - begin).isLessThan(Duration.ofSeconds(10).toNanos());
  }

  @Test
  void aProcessWithTheNumberOfADeadOneHoldsNothing() throws IOException {
    leave(
        new Holder(
            HERE.host(), 1, HERE.user(), "then", HERE.boot(), HERE.namespace(), "another start"));
    new Leases(folder).take("training", "runs/a", 0).close();
  }

  @Test
  void aHolderOnAnotherMachineIsWaitedForAndOvertakenIfItsCounterStandsStill() throws IOException {
    leave(ELSEWHERE);
    long begin = System.nanoTime();
    try (Lease lease = new Leases(folder, SHORT).take("training", "runs/a", 0)) {
      assertThat(lease.token()).isEqualTo(8);
    }
    assertThat(System.nanoTime() - begin).isGreaterThan(SHORT.patience().toNanos());
  }

  @Test
  void aHolderOnAnotherMachineWhoseCounterRisesIsLeftAlone() throws IOException {
    leave(ELSEWHERE);
    Thread elsewhere =
        new Thread(
            () -> {
              try {
                Thread.sleep(50);
                Path file = folder.resolve("training.lease.7");
                Files.writeString(
                    file, Files.readString(file).replace("000000000000", "000000000001"));
              } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
    elsewhere.start();
    assertThatThrownBy(() -> new Leases(folder, SHORT).take("training", "runs/a", 0))
        .isInstanceOf(LeaseException.class)
        .hasMessageContaining("process 4711 on elsewhere since 2026-01-01T00:00:00Z is at it");
  }

  @Test
  void aHolderThatIsStoppedIsOvertakenAndFindsOut() throws IOException {
    AtomicLong nanos = new AtomicLong();
    LeaseTimes stopped =
        new LeaseTimes(Duration.ofHours(1), SHORT.patience(), SHORT.look(), nanos::get);
    Lease former = new Leases(folder, stopped, ELSEWHERE).take("training", "runs/a", 0);
    Path file = folder.resolve("file");
    AtomicFile.write(file, former, target -> Files.writeString(target, "early"));
    try (Lease next = new Leases(folder, SHORT).take("training", "runs/a", 0)) {
      AtomicFile.removePartials(folder, name -> true, next.token());
      AtomicFile.write(file, next, target -> Files.writeString(target, "next"));
      nanos.addAndGet(Duration.ofMinutes(2).toNanos());

      assertThatThrownBy(
              () -> AtomicFile.write(file, former, target -> Files.writeString(target, "late")))
          .isInstanceOf(LeaseException.class)
          .hasMessageContaining("no longer holds the lease: it was taken over by process ");
      assertThat(file).hasContent("next");
      next.check();
    } finally {
      former.close();
    }
    assertThat(folder.toFile().list()).containsExactlyInAnyOrder("training.lease.2", "file");
  }

  @Test
  void whoDoesNotWantToWaitIsNotKeptWaiting() throws IOException {
    AtomicLong nanos = new AtomicLong();
    LeaseTimes watched =
        new LeaseTimes(Duration.ofHours(1), SHORT.patience(), SHORT.look(), nanos::get);
    Leases leases = new Leases(folder, watched);
    try (Lease held = leases.takeIfFree("cell", 0).orElseThrow()) {
      assertThat(leases.takeIfFree("cell", 0)).isEmpty();
      held.check();
    }
    leaveCell();
    assertThat(leases.takeIfFree("cell", 0)).as("seen for the first time").isEmpty();
    nanos.addAndGet(SHORT.patience().toNanos() / 2);
    assertThat(leases.takeIfFree("cell", 0)).as("not patient any more").isEmpty();
    Path file = folder.resolve("cell.lease.7");
    Files.writeString(file, Files.readString(file).replace("000000000000", "000000000001"));
    nanos.addAndGet(SHORT.patience().toNanos());
    assertThat(leases.takeIfFree("cell", 0)).as("it gave a sign").isEmpty();
    nanos.addAndGet(SHORT.patience().toNanos() + 1);
    try (Lease next = leases.takeIfFree("cell", 0).orElseThrow()) {
      assertThat(next.token()).isEqualTo(8);
    }
  }

  private void leaveCell() throws IOException {
    new Leases(folder, SHORT, ELSEWHERE).take("cell", "runs/a", 6);
  }

  @Test
  void aHolderSaysWhatItDoes() throws Exception {
    LeaseTimes quick =
        new LeaseTimes(Duration.ofMillis(5), SHORT.patience(), SHORT.look(), System::nanoTime);
    Leases leases = new Leases(folder, quick);
    try (Lease held = leases.take("training", "runs/a", 0)) {
      assertThat(leases.work("training").orElseThrow().doing()).isEmpty();
      held.telling(() -> "epoch 2/10, \"Müll\"\n 0:42 to go");
      String said = "";
      for (int i = 0; i < 400 && said.isEmpty(); i++) {
        Thread.sleep(5);
        said = leases.work("training").orElseThrow().doing();
      }
      assertThat(said).isEqualTo("epoch 2/10, ?M?ll?? 0:42 to go");
      held.telling(
          () -> {
            throw new IllegalStateException("nothing to say");
          });
      String first = Files.readString(folder.resolve("training.lease.1")).substring(0, 17);
      for (int i = 0; i < 400 && heart().equals(first); i++) {
        Thread.sleep(5);
      }
      assertThat(heart()).as("it still beats").isNotEqualTo(first);
    }
  }

  private String heart() throws IOException {
    return Files.readString(folder.resolve("training.lease.1")).substring(0, 17);
  }

  @Test
  void aLeaseWhoseFileIsGoneIsLost() throws IOException {
    try (Lease lease = new Leases(folder, SHORT).take("training", "runs/a", 0)) {
      Files.delete(folder.resolve("training.lease.1"));
      assertThatThrownBy(lease::check)
          .isInstanceOf(LeaseException.class)
          .hasMessageContaining("training.lease.1 is gone");
    }
  }

  @Test
  void aFileThatNobodyFinishedIsOvertaken() throws IOException {
    Files.writeString(folder.resolve("training.lease.3"), "held 0000");
    try (Lease lease = new Leases(folder, SHORT).take("training", "runs/a", 0)) {
      assertThat(lease.token()).isEqualTo(4);
    }
  }

  @Test
  void ofManyAtOnceOneWinsEachNumber() throws Exception {
    int contenders = 8;
    int rounds = 25;
    CyclicBarrier start = new CyclicBarrier(contenders);
    AtomicInteger holders = new AtomicInteger();
    AtomicInteger taken = new AtomicInteger();
    ExecutorService threads = Executors.newFixedThreadPool(contenders);
    Callable<Void> contender =
        () -> {
          for (int round = 0; round < rounds; round++) {
            start.await();
            try (Lease lease = new Leases(folder, SHORT).take("training", "runs/a", 0)) {
              assertThat(holders.incrementAndGet()).isEqualTo(1);
              lease.check();
              taken.incrementAndGet();
              holders.decrementAndGet();
            } catch (LeaseException e) {
              // Another one was faster.
            } catch (IOException | AssertionError e) {
              start.reset(); // The others must not wait for this one.
              throw e;
            }
          }
          return null;
        };
    List<Future<Void>> all = new ArrayList<>();
    for (int i = 0; i < contenders; i++) {
      all.add(threads.submit(contender));
    }
    for (Future<Void> each : all) {
      each.get();
    }
    threads.shutdown();
    assertThat(taken.get()).isBetween(rounds, rounds * contenders);
  }

  private void leave(Holder holder) throws IOException {
    new Leases(folder, SHORT, holder).take("training", "runs/a", 6);
  }
}
