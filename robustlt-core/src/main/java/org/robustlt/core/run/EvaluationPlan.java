package org.robustlt.core.run;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.robustlt.api.budget.Magnitude;
import org.robustlt.api.data.LabeledImages;
import org.robustlt.core.checkpoint.CheckpointManifest;
import org.robustlt.core.engine.HalfPrecision;
import org.robustlt.core.evaluation.AttackStages;
import org.robustlt.core.evaluation.ClassGroups;
import org.robustlt.core.evaluation.RobustnessEvaluation;
import org.robustlt.core.record.EvaluationRecord;
import org.robustlt.core.record.ProtocolRecord;

/**
 * What is to be measured.
 *
 * @param protocol how
 * @param options which weights and images
 * @param stages the attack
 * @param epsilons the radii that it runs at
 * @param curve the radii of the curve, if there is one
 * @param sample the test images
 * @param weights what the classes weigh in means
 * @param groups which classes are head, medium and tail
 * @param surrogate another network on which adversarial images are made
 * @param description all that as results tell it
 */
record EvaluationPlan(
    Protocol protocol,
    EvaluationOptions options,
    AttackStages stages,
    List<Magnitude> epsilons,
    List<Magnitude> curve,
    TestSample sample,
    EvaluationRecord.Weights weights,
    ClassGroups groups,
    Optional<Surrogate> surrogate,
    ProtocolRecord description) {

  /** Returns the name of the results. */
  String label() {
    return description.name();
  }

  /** Returns the same on another network. */
  EvaluationPlan on(Surrogate other, ProtocolRecord described) {
    return new EvaluationPlan(
        protocol,
        options,
        stages,
        epsilons,
        curve,
        sample,
        weights,
        groups,
        Optional.of(other),
        described);
  }

  /** Returns the same over many radii. */
  EvaluationPlan over(List<Magnitude> attacked, String label) {
    String all = curve.stream().map(Magnitude::toString).collect(Collectors.joining(", "));
    return new EvaluationPlan(
        protocol,
        options,
        stages,
        attacked,
        curve,
        sample,
        weights,
        groups,
        surrogate,
        description.over(label, all));
  }

  /** Returns the attack at these radii. */
  RobustnessEvaluation evaluation(int batchSize) {
    return new RobustnessEvaluation(
        stages, epsilons, EvaluationPlans.RANDOM.at("evaluation").at(protocol.title()), batchSize);
  }

  /** Returns the test images as the protocol shows them. */
  LabeledImages shown(LabeledImages test) {
    return protocol.definition().corruption().shown(test, EvaluationPlans.RANDOM.at("corruption"));
  }

  /** Returns everything that decides the outcomes. */
  String key(CheckpointManifest checkpoint) {
    return description.hash() + " " + checkpoint.weights() + " " + options.saveImages();
  }

  /** Returns the type between the layers that the attack searches in, if not the arrays'. */
  Optional<HalfPrecision> searchedIn() {
    return protocol.definition().search().half();
  }
}
