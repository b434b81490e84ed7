package org.robustlt.attacks.autoattack;

import java.util.List;
import java.util.stream.IntStream;
import org.robustlt.api.attack.AttackRequest;
import org.robustlt.api.attack.Norm;
import org.robustlt.api.attack.StagedAttack;
import org.robustlt.api.data.Images;
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
  private final List<Part> parts;

  Ensemble(Norm norm, Part... parts) {
    this(norm, List.of(parts));
  }

  Ensemble(Norm norm, List<Part> parts) {
    this.norm = norm;
    this.parts = List.copyOf(parts);
  }

  @Override
  public List<Stage> stages() {
    return parts.stream().map(part -> Stage.of(part.name(), new Ensemble(norm, part))).toList();
  }

  @Override
  public Norm norm() {
    return norm;
  }

  @Override
  public boolean isMinimumNorm() {
    return parts.stream().allMatch(part -> part.search().isMinimumNorm());
  }

  @Override
  public double passes() {
    return parts.stream().mapToDouble(Part::passes).sum();
  }

  @Override
  public Images perturb(AttackRequest request) {
    Examples all = Examples.of(request, norm);
    double[][] images = all.natural();
    int[] standing = correct(all, all.attackable());
    for (Part part : parts) {
      if (standing.length > 0) {
        RandomSource random = request.random().at(part.name());
        standing = run(part.search(), all, standing, images, random);
      }
    }
    return all.images(images);
  }

  /** Returns which of some examples are classified correctly as they are. */
  private static int[] correct(Examples all, int[] indices) {
    Examples some = all.only(indices);
    boolean[] wrong = some.misclassified(some.logits(some.natural()));
    return IntStream.range(0, indices.length).filter(i -> !wrong[i]).map(i -> indices[i]).toArray();
  }

  /** Puts what a search finds among all images, and returns which examples still stand. */
  private static int[] run(
      Search search, Examples all, int[] standing, double[][] images, RandomSource random) {
    Examples rest = all.only(standing);
    double[][] found = search.run(rest, random);
    boolean[] broken = rest.misclassified(rest.logits(found));
    for (int i = 0; i < standing.length; i++) {
      images[standing[i]] = found[i];
    }
    return IntStream.range(0, standing.length)
        .filter(i -> !broken[i])
        .map(i -> standing[i])
        .toArray();
  }
}
