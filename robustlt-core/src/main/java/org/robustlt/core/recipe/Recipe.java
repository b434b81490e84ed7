package org.robustlt.core.recipe;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.robustlt.api.component.Description;
import org.robustlt.api.loss.RebalancingLossProvider;
import org.robustlt.api.weight.WeightPerturbationProvider;

/**
 * Everything that decides a run: complete, checked, every default filled in.
 *
 * @param name what reports call the run
 * @param seed the root of all randomness
 * @param data what is learnt from
 * @param model the network
 * @param training how weights are learnt
 * @param attack how adversarial examples are made
 * @param budget how far they may be moved
 * @param loss what is minimized
 * @param weightPerturbation how weights are moved against the training
 * @param phases the first epochs, where they are trained in another way than the rest
 * @param evaluation what is measured
 * @param precision how precisely is computed
 * @param engine what computes
 */
public record Recipe(
    @Description("what reports call the run; the name of the file unless given") String name,
    @Description("root of all randomness") long seed,
    DataSection data,
    ModelSection model,
    TrainingSection training,
    AttackSection attack,
    BudgetSection budget,
    @Description("what is minimized") RebalancingLossProvider loss,
    @Description("how weights are moved against the training")
        WeightPerturbationProvider weightPerturbation,
    @Description("the first epochs, where they are trained in another way") List<Phase> phases,
    EvaluationSection evaluation,
    PrecisionSection precision,
    EngineSection engine) {
  Recipe(
      String name,
      DataSection data,
      ModelSection model,
      TrainingSection training,
      AttackSection attack,
      BudgetSection budget,
      RebalancingLossProvider loss,
      WeightPerturbationProvider weightPerturbation) {
    this(
        name,
        102,
        data,
        model,
        training,
        attack,
        budget,
        loss,
        weightPerturbation,
        List.of(),
        new EvaluationSection(),
        new PrecisionSection(),
        new EngineSection());
  }

  /** Copies the phases. */
  public Recipe {
    phases = List.copyOf(phases);
  }

  /**
   * Returns all phases of the training: those of the recipe, cut where the training ends, then one
   * called {@code main} of the epochs that are left, if any, as the recipe's own sections say.
   */
  public List<Phase> schedule() {
    List<Phase> schedule = new ArrayList<>();
    int left = training.epochs();
    for (Phase phase : phases) {
      if (left > 0) {
        schedule.add(phase.withEpochs(Math.min(phase.epochs(), left)));
        left -= phase.epochs();
      }
    }
    if (left > 0) {
      schedule.add(
          new Phase(
              "main",
              left,
              attack,
              budget,
              loss,
              weightPerturbation,
              training.monitor(),
              training.unusedNaturalForward()));
    }
    return List.copyOf(schedule);
  }

  /**
   * Returns the phase that an epoch belongs to.
   *
   * @param epoch counted from 1
   * @throws IllegalArgumentException if the training has no such epoch
   */
  public Phase phaseOf(int epoch) {
    int end = 0;
    for (Phase phase : schedule()) {
      end += phase.epochs();
      if (epoch >= 1 && epoch <= end) {
        return phase;
      }
    }
    throw new IllegalArgumentException(
        "epoch must be from 1 to " + training.epochs() + ", got " + epoch);
  }

  /** Returns the whole recipe as YAML, in a fixed order; reading it gives an equal recipe. */
  public String yaml() {
    return RecipeWriter.write(this);
  }

  /** Returns the SHA-256 digest of {@link #yaml} in hexadecimal. */
  public String sha256() {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(yaml().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
