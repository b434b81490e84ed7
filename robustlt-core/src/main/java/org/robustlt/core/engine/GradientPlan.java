package org.robustlt.core.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntToLongFunction;
import org.robustlt.api.network.Layer;

/**
 * Where gradients of values live during a backward pass. A gradient lives from its first consumer's
 * step to its producer's; gradients that do not live at the same time share a slot. The gradient of
 * a sum is handed over to one of its terms without a copy.
 */
final class GradientPlan {
  /** How a gradient is brought to a term of a sum. */
  enum Delivery {
    /** The term takes over the slot. */
    HAND_OVER,
    /** The term's slot is overwritten. */
    COPY,
    /** The term's slot is added to. */
    ADD
  }

  /**
   * The gradient of a sum on its way to one term.
   *
   * @param value the term
   * @param delivery how it gets there
   */
  record Term(int value, Delivery delivery) {}

  /**
   * The backward side of a step.
   *
   * @param step the step
   * @param accumulate whether its input's gradient has been written before
   * @param terms the terms of the sum that the step is or ends with
   */
  record BackwardStep(Step step, boolean accumulate, List<Term> terms) {}

  private final IntToLongFunction bytes;
  private final List<BackwardStep> steps = new ArrayList<>();
  private final Map<Integer, Integer> slots = new HashMap<>();
  private final List<Long> sizes = new ArrayList<>();
  private final Set<Integer> free = new HashSet<>();

  /**
   * Plans the gradients of steps.
   *
   * @param forward the steps in the order of the forward pass
   * @param logits the value at which gradients begin
   * @param bytes the size of a value
   */
  GradientPlan(List<Step> forward, int logits, IntToLongFunction bytes) {
    this.bytes = bytes;
    slots.put(logits, acquire(logits));
    for (int i = forward.size() - 1; i >= 0; i--) {
      steps.add(plan(forward.get(i)));
    }
  }

  /** Returns the steps in the order of the backward pass. */
  List<BackwardStep> steps() {
    return steps;
  }

  /** Returns the size of each slot. */
  long[] slotSizes() {
    return sizes.stream().mapToLong(Long::longValue).toArray();
  }

  /** Returns the slot of a value's gradient. */
  int slot(int value) {
    Integer slot = slots.get(value);
    if (slot == null) {
      throw new IllegalArgumentException("value " + value + " has no gradient");
    }
    return slot;
  }

  private BackwardStep plan(Step step) {
    boolean sum = step.node().layer() instanceof Layer.Addition;
    boolean accumulate = false;
    if (!sum) {
      int input = step.inputs().get(0);
      accumulate = slots.containsKey(input);
      if (!accumulate) {
        slots.put(input, acquire(input));
      }
    }
    int slot = slot(step.output());
    boolean handedOver = false;
    List<Term> terms = new ArrayList<>();
    for (int value : sum ? step.inputs() : residual(step)) {
      Delivery delivery =
          slots.containsKey(value) ? Delivery.ADD : handedOver ? Delivery.COPY : Delivery.HAND_OVER;
      switch (delivery) {
        case HAND_OVER -> {
          slots.put(value, slot);
          handedOver = true;
        }
        case COPY -> slots.put(value, acquire(value));
        case ADD -> {}
      }
      terms.add(new Term(value, delivery));
    }
    if (!handedOver) {
      free.add(slot);
    }
    return new BackwardStep(step, accumulate, terms);
  }

  private static List<Integer> residual(Step step) {
    return step.residual() == Step.NONE ? List.of() : List.of(step.residual());
  }

  /** Takes the smallest free slot that is large enough, else the largest, else a new one. */
  private int acquire(int value) {
    long size = bytes.applyAsLong(value);
    int best = -1;
    for (int slot : free.stream().sorted().toList()) {
      if (best < 0 || SharedBlocks.better(sizes.get(slot), sizes.get(best), size)) {
        best = slot;
      }
    }
    if (best < 0) {
      sizes.add(size);
      return sizes.size() - 1;
    }
    free.remove(best);
    sizes.set(best, Math.max(size, sizes.get(best)));
    return best;
  }
}
