package org.robustlt.bench.step;

/** What the time of a training step goes to. */
public enum StepPart {
  /** Forward passes of the attack. */
  ATTACK_FORWARD,
  /** Backward passes of the attack, to the images. */
  ATTACK_BACKWARD,
  /** The forward pass that is learnt from. */
  TRAINING_FORWARD,
  /** The backward pass to the weights. */
  TRAINING_BACKWARD,
  /** The optimizer. */
  UPDATE,
  /** Everything else: arithmetic of the attack, losses, the loop itself. */
  OTHER
}
