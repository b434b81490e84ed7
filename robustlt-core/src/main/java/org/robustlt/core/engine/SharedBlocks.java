package org.robustlt.core.engine;

import java.util.ArrayList;
import java.util.List;

/**
 * Assigns values to blocks of memory such that no two values of one block are needed at the same
 * time. Values are placed one after the other, each where it makes the blocks grow least.
 */
final class SharedBlocks {
  private final List<Block> blocks = new ArrayList<>();

  /**
   * A time during which a value is needed.
   *
   * @param begin the step that writes it
   * @param end the last step that reads it
   */
  record Interval(int begin, int end) {
    boolean overlaps(Interval other) {
      return begin <= other.end && other.begin <= end;
    }
  }

  private static final class Block {
    private long size;
    private final List<Interval> busy = new ArrayList<>();

    boolean isFree(List<Interval> intervals) {
      return intervals.stream().noneMatch(i -> busy.stream().anyMatch(i::overlaps));
    }
  }

  /** Returns the number of the block where a value goes. */
  int place(long size, List<Interval> intervals) {
    int best = -1;
    for (int i = 0; i < blocks.size(); i++) {
      if (blocks.get(i).isFree(intervals)
          && (best < 0 || better(blocks.get(i).size, blocks.get(best).size, size))) {
        best = i;
      }
    }
    if (best < 0) {
      best = blocks.size();
      blocks.add(new Block());
    }
    Block block = blocks.get(best);
    block.size = Math.max(block.size, size);
    block.busy.addAll(intervals);
    return best;
  }

  /** Returns whether a size fits better: the smallest that is large enough, or else the largest. */
  static boolean better(long candidate, long best, long size) {
    return best >= size ? candidate >= size && candidate < best : candidate > best;
  }

  /** Returns the size of each block. */
  long[] sizes() {
    return blocks.stream().mapToLong(block -> block.size).toArray();
  }
}
