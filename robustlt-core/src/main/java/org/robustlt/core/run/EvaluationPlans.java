package org.robustlt.core.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.robustlt.api.budget.Magnitude;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.random.RandomSource;
import org.robustlt.core.data.ImageSelection;
import org.robustlt.core.evaluation.AttackStages;
import org.robustlt.core.evaluation.ClassGroups;
import org.robustlt.core.recipe.Recipe;
import org.robustlt.core.record.EvaluationRecord;
import org.robustlt.core.record.ProtocolRecord;
import org.robustlt.core.registry.NamePattern;

/**
 * Makes plans of evaluations of a run.
 *
 * @param recipe what was trained
 * @param data what is measured on
 * @param context what attacks know of the run
 */
record EvaluationPlans(Recipe recipe, RunData data, ComponentContext context) {
  /**
   * The root of an evaluation's randomness is the same for all runs, so that networks of other
   * training seeds are measured alike.
   */
  private static final long SEED = 0;

  static final RandomSource RANDOM = RandomSource.ofSeed(SEED);

  /** Points of a curve beyond its first, where nobody says which. */
  private static final int STEPS = 16;

  /** Plans an evaluation at the protocol's radius. */
  EvaluationPlan of(Protocol protocol, EvaluationOptions options) {
    AttackStages stages = protocol.stages(context);
    TestSample sample = sample(options);
    ClassGroups groups = groups();
    Magnitude epsilon = stages.stages().isEmpty() ? Magnitude.of(0) : epsilon(protocol);
    Protocol.AttackSection attack = protocol.definition().attack();
    ProtocolRecord description =
        new ProtocolRecord(
                options.label(protocol),
                protocol.definition().version(),
                "",
                NamePattern.nameOf(attack.attack()),
                ways(protocol, options),
                NamePattern.nameOf(attack.objective()),
                epsilon.toString(),
                "0..1",
                "running-statistics",
                SEED,
                data.dataSet().name() + ", " + sample.describe(),
                groups.rule(),
                options.which().label())
            .hashed();
    return new EvaluationPlan(
        protocol,
        options,
        stages,
        List.of(epsilon),
        curve(protocol, options),
        sample,
        new EvaluationRecord.Weights(
            sample.population(), LongStream.of(data.split().selected().counts()).boxed().toList()),
        groups,
        Optional.empty(),
        description);
  }

  /** Plans the same on adversarial images of another network. */
  EvaluationPlan transferred(EvaluationPlan plan, Surrogate surrogate) {
    return plan.on(
        surrogate,
        plan.description()
            .transferred(
                plan.label() + surrogate.label(),
                surrogate.name() + ", weights " + surrogate.weights()));
  }

  /**
   * Plans a curve over the radii of the options, or over the usual ones.
   *
   * @throws RunException if the protocol attacks nothing
   */
  EvaluationPlan overRadii(Protocol protocol, EvaluationOptions options) {
    EvaluationPlan plan = of(protocol, options);
    if (plan.stages().stages().isEmpty()) {
      throw new RunException(
          "protocol "
              + protocol.name()
              + " leaves images as they are, so its accuracy does not depend on epsilon; name"
              + " another --protocol");
    }
    List<Magnitude> radii = plan.curve();
    List<Magnitude> attacked =
        plan.stages().isMinimumNorm()
            ? radii.subList(radii.size() - 1, radii.size())
            : radii.stream().filter(radius -> radius.value() > 0).toList();
    return plan.over(attacked, options.curveLabel(protocol));
  }

  /** Returns 0 and the radii of the options; without any, sixteen of equal steps up to 2ε. */
  private List<Magnitude> curve(Protocol protocol, EvaluationOptions options) {
    if (!options.epsilons().isEmpty()) {
      return options.epsilons();
    }
    Magnitude epsilon = epsilon(protocol);
    return IntStream.rangeClosed(0, STEPS)
        .mapToObj(i -> new Magnitude(epsilon.numerator() * 2 * i / STEPS, epsilon.denominator()))
        .toList();
  }

  private Magnitude epsilon(Protocol protocol) {
    return protocol.definition().epsilon().of(recipe.budget().epsilon());
  }

  private TestSample sample(EvaluationOptions options) {
    int[] labels = ImageSelection.labels(data.dataSet().test());
    try {
      return TestSample.of(labels, context.classes(), options.limit(), RANDOM.at("sample"));
    } catch (IllegalArgumentException e) {
      throw new RunException(String.valueOf(e.getMessage()), e);
    }
  }

  private ClassGroups groups() {
    try {
      return ClassGroups.of(recipe.evaluation().groups(), data.split().selected());
    } catch (IllegalArgumentException e) {
      throw new RunException(String.valueOf(e.getMessage()), e);
    }
  }

  /** Returns the options of the attack, and what else of the evaluation is not as usual. */
  private static Map<String, String> ways(Protocol protocol, EvaluationOptions options) {
    Map<String, String> ways = new LinkedHashMap<>(protocol.options());
    if (options.adjustment().tau() > 0) {
      ways.put("adjustLogits", Double.toString(options.adjustment().tau()));
    }
    return ways;
  }
}
