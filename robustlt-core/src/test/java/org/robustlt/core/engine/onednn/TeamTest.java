package org.robustlt.core.engine.onednn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TeamTest {
  private final Team team = new Team(4);

  @AfterEach
  void closeTeam() {
    team.close();
  }

  @Test
  void everyPartIsDoneOnceWhenTheTaskIsDone() {
    for (int round = 0; round < 2000; round++) {
      int parts = 1 + round % 9;
      AtomicIntegerArray done = new AtomicIntegerArray(parts);
      team.run((member, part) -> done.incrementAndGet(part), parts);
      for (int part = 0; part < parts; part++) {
        assertThat(done.get(part)).isEqualTo(1);
      }
    }
  }

  @Test
  void noMemberDoesTwoPartsAtATime() {
    AtomicIntegerArray busy = new AtomicIntegerArray(team.members());
    AtomicInteger clashes = new AtomicInteger();
    team.run(
        (member, part) -> {
          if (busy.incrementAndGet(member) > 1) {
            clashes.incrementAndGet();
          }
          Thread.onSpinWait();
          busy.decrementAndGet(member);
        },
        1000);
    assertThat(clashes).hasValue(0);
  }

  @Test
  void aFailureReachesWhoAskedAndTheTeamWorksOn() {
    assertThatThrownBy(
            () ->
                team.run(
                    (member, part) -> {
                      if (part == 3) {
                        throw new IllegalArgumentException("part 3 is bad");
                      }
                    },
                    5))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("a part of a kernel failed: part 3 is bad");

    AtomicInteger done = new AtomicInteger();
    team.run((member, part) -> done.incrementAndGet(), 5);
    assertThat(done).hasValue(5);
  }

  @Test
  void whatIsMadeForOneThreadLeavesTheNumberOfThreadsAsItWas() {
    int before = Team.processors();
    assertThat(Team.forOneThread(Team::processors)).isOne();
    assertThat(Team.processors()).isEqualTo(before);
  }
}
