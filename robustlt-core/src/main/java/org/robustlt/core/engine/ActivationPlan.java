package org.robustlt.core.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntToLongFunction;
import org.robustlt.api.network.Layer;
import org.robustlt.api.network.NetworkDescription;
import org.robustlt.core.engine.SharedBlocks.Interval;

/**
 * Which values of a forward pass are kept for the backward passes, and where the others live.
 *
 * <p>A value that no backward pass reads lives until its last reader of the forward pass has run. A
 * normalized value that only gradients of parameters read is computed again where they need it,
 * which costs little and, since an attack needs no such gradients, is rare (Chen et al.,
 * <i>Training Deep Nets with Sublinear Memory Cost</i>, arXiv 1604.06174). Both kinds live in
 * blocks that they share with one another and with gradients.
 */
final class ActivationPlan {
  private final List<Step> steps;
  private final NetworkDescription description;
  private final Map<Integer, Life> lives = new LinkedHashMap<>();
  private final Map<Integer, Integer> blocks = new HashMap<>();
  private final Map<Step, List<Integer>> again = new HashMap<>();
  private final SharedBlocks shared = new SharedBlocks();

  /** What happens to a value; steps by their number. */
  private static final class Life {
    private final boolean normalized;
    private int lastRead;
    private int firstGradientReader = Integer.MAX_VALUE;
    private int lastGradientReader = -1;
    private boolean kept;
    private final int written;

    Life(int written, boolean normalized) {
      this.written = written;
      this.lastRead = written;
      this.normalized = normalized;
    }
  }

  /**
   * Plans the values of steps.
   *
   * @param steps the steps in the order of the forward pass
   * @param gradients the gradients of the same steps; their slots become the first blocks
   * @param reads what the backward passes of a layer read
   * @param bytes the size of a value
   * @param kept which values are kept
   */
  ActivationPlan(
      List<Step> steps,
      NetworkDescription description,
      GradientPlan gradients,
      Function<Layer, Set<BackwardRead>> reads,
      IntToLongFunction bytes,
      Activations kept) {
    this.steps = steps;
    this.description = description;
    follow(reads);
    for (long size : gradients.slotSizes()) {
      shared.place(size, List.of(new Interval(backward(steps.size() - 1), backward(0))));
    }
    lives.entrySet().stream()
        .filter(life -> !isKept(life.getValue(), kept))
        .sorted(Comparator.comparing(life -> -bytes.applyAsLong(life.getKey())))
        .forEach(life -> share(life.getKey(), life.getValue(), bytes));
  }

  private void follow(Function<Layer, Set<BackwardRead>> reads) {
    lives.put(NetworkDescription.IMAGES, new Life(-1, false));
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      Set<BackwardRead> read = reads.apply(step.node().layer());
      for (int input : step.inputs()) {
        Life life = life(input);
        life.lastRead = i;
        life.kept |= read.contains(BackwardRead.INPUT);
        if (step.hasParameters() && read.contains(BackwardRead.INPUT_FOR_PARAMETERS)) {
          life.firstGradientReader = Math.min(life.firstGradientReader, i);
          life.lastGradientReader = i;
        }
      }
      if (step.residual() != Step.NONE) {
        life(step.residual()).lastRead = i;
      }
      Life life = new Life(i, step.node().layer() instanceof Layer.BatchNormalization);
      life.kept = read.contains(BackwardRead.OUTPUT);
      lives.put(step.output(), life);
    }
    // The results are read when all steps have run.
    life(description.logits()).lastRead = steps.size();
    life(description.features()).lastRead = steps.size();
  }

  private Life life(int value) {
    Life life = lives.get(value);
    if (life == null) {
      throw new IllegalArgumentException("value " + value + " is not computed");
    }
    return life;
  }

  private static boolean isKept(Life life, Activations activations) {
    boolean readForParameters = life.lastGradientReader >= 0;
    return life.kept
        || (readForParameters && !(activations == Activations.RECOMPUTE && life.normalized));
  }

  private void share(int value, Life life, IntToLongFunction bytes) {
    List<Interval> intervals = new ArrayList<>();
    intervals.add(new Interval(life.written, life.lastRead));
    if (life.lastGradientReader >= 0) {
      intervals.add(
          new Interval(backward(life.lastGradientReader), backward(life.firstGradientReader)));
      again
          .computeIfAbsent(steps.get(life.lastGradientReader), s -> new ArrayList<>())
          .add(life.written);
    }
    blocks.put(value, shared.place(bytes.applyAsLong(value), intervals));
  }

  /** Returns when the backward side of a step runs. */
  private int backward(int step) {
    return 2 * steps.size() - step;
  }

  /** Returns the size of each shared block; those of the gradients come first. */
  long[] blockSizes() {
    return shared.sizes();
  }

  /** Returns the shared block of a value, or nothing if the value is kept. */
  OptionalInt block(int value) {
    Integer block = blocks.get(value);
    return block == null ? OptionalInt.empty() : OptionalInt.of(block);
  }

  /** Returns the numbers of the steps that must run again before a step's parameter gradients. */
  List<Integer> stepsAgainBefore(Step step) {
    return again.getOrDefault(step, List.of());
  }
}
