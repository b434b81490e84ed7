package org.robustlt.attacks.autoattack;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.robustlt.api.attack.AttackRequest;
import org.robustlt.api.attack.Norm;
import org.robustlt.api.attack.StagedAttack;
import org.robustlt.api.random.RandomSource;

/**
 * Searches in turn, each for the examples that still stand. An example counts as broken only if the
 * classifier, asked once more, takes the found image for another class.
 *
 * <p>Images that are misclassified as they are stay natural; the objective of the request is not
 * used, since every search brings its own.
 */
final class Ensemble implements StagedAttack {
  private final Norm norm;
  private final List<Stage> stages;

  Ensemble(Norm norm, Stage... stages) {
    this.norm = norm;
    this.stages = List.of(stages);
  }

  @Override
  public List<String> stages() {
    return stages.stream().map(Stage::name).toList();
  }

  @Override
  public Outcome attack(AttackRequest request) {
    Examples all = Examples.of(request, norm);
    double[][] images = all.natural();
    int[] brokenBy = new int[all.size()];
    boolean[] wrong = all.misclassified(all.logits(images));
    Arrays.setAll(brokenBy, i -> wrong[i] ? Outcome.NATURALLY : Outcome.BY_NONE);
    for (int stage = 0; stage < stages.size(); stage++) {
      int[] standing =
          IntStream.range(0, all.size())
              .filter(i -> brokenBy[i] == Outcome.BY_NONE && all.ball(i).radius() > 0)
              .toArray();
      if (standing.length > 0) {
        RandomSource random = request.random().at(stages.get(stage).name());
        Examples rest = all.only(standing);
        double[][] found = stages.get(stage).search().run(rest, random);
        boolean[] broken = rest.misclassified(rest.logits(found));
        for (int i = 0; i < standing.length; i++) {
          images[standing[i]] = found[i];
          if (broken[i]) {
            brokenBy[standing[i]] = stage;
          }
        }
      }
    }
    return new Outcome(all.array(images), brokenBy);
  }
}
