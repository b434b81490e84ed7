package org.robustlt.api.attack;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * An attack made of stages, each of which is for the examples that are classified correctly as they
 * are and that the stages before it have not broken. AutoAttack is such an attack.
 */
public interface StagedAttack extends Attack {
  /** Returns the names of the stages, in order. */
  List<String> stages();

  /** Perturbs images as {@link #perturb} does, and tells which stage broke which example. */
  Outcome attack(AttackRequest request);

  @Override
  default INDArray perturb(AttackRequest request) {
    return attack(request).images();
  }

  /**
   * What the stages achieved.
   *
   * @param images {@code [batch, channels, height, width]} adversarial images
   * @param brokenBy {@code [batch]} the index of the stage that broke the example, or {@link
   *     #BY_NONE} or {@link #NATURALLY}
   */
  @SuppressWarnings("ArrayRecordComponent") // results are read, not compared
  record Outcome(INDArray images, int[] brokenBy) {
    /** The example withstood every stage. */
    public static final int BY_NONE = -1;

    /** The example is misclassified without any attack. */
    public static final int NATURALLY = -2;

    /** Returns how many examples stand after the given number of stages; 0 stages: none yet. */
    public int standingAfter(int stages) {
      int standing = 0;
      for (int stage : brokenBy) {
        standing += stage == BY_NONE || stage >= stages ? 1 : 0;
      }
      return standing;
    }
  }
}
