package org.robustlt.api.budget;

import java.util.Arrays;

/**
 * How far each example of a batch may be moved: one radius per example, beside the base budget that
 * step sizes refer to.
 *
 * <p>The step of an attack is meant for the base budget ε. For an example with radius ε_c it is
 * scaled by {@code ε_c/ε} ({@link #scale}), as RobustLT does (arXiv 2605.13395, section 3).
 */
public final class PerturbationBudget {
  private final double epsilon;
  private final double[] radii;

  private PerturbationBudget(double epsilon, double[] radii) {
    if (!(epsilon >= 0) || !Double.isFinite(epsilon)) {
      throw new IllegalArgumentException("epsilon must be finite and not negative, got " + epsilon);
    }
    for (double radius : radii) {
      if (!(radius >= 0) || !Double.isFinite(radius)) {
        throw new IllegalArgumentException(
            "a radius must be finite and not negative, got " + radius);
      }
    }
    this.epsilon = epsilon;
    this.radii = radii;
  }

  /**
   * Returns the budget of examples that all have the radius ε.
   *
   * @throws IllegalArgumentException if ε is negative or not finite
   */
  public static PerturbationBudget uniform(double epsilon, int examples) {
    double[] radii = new double[examples];
    Arrays.fill(radii, epsilon);
    return new PerturbationBudget(epsilon, radii);
  }

  /**
   * Returns the budget of examples of the given radii.
   *
   * @param epsilon the base budget ε
   * @param radii {@code [batch]} a radius for each example, which are copied
   * @throws IllegalArgumentException if one is negative or not finite
   */
  public static PerturbationBudget ofRadii(double epsilon, double... radii) {
    return new PerturbationBudget(epsilon, radii.clone());
  }

  /**
   * Returns the budget of examples whose radius is that of their class.
   *
   * @param epsilon the base budget ε
   * @param classRadii {@code [classes]} radii
   * @param labels {@code [batch]} classes
   * @throws IllegalArgumentException if a radius is negative or not finite
   */
  public static PerturbationBudget ofClasses(double epsilon, double[] classRadii, int[] labels) {
    return new PerturbationBudget(
        epsilon, Arrays.stream(labels).mapToDouble(label -> classRadii[label]).toArray());
  }

  /**
   * Returns the budget of mixtures of these examples with others.
   *
   * @param others the budget of the other examples, of the same ε
   * @param share 0..1, the share of the others
   * @throws IllegalArgumentException if there are not as many others
   */
  public PerturbationBudget mixedWith(PerturbationBudget others, double share) {
    if (others.examples() != examples()) {
      throw new IllegalArgumentException(
          examples() + " examples cannot be mixed with " + others.examples());
    }
    double[] mixed = new double[radii.length];
    for (int i = 0; i < mixed.length; i++) {
      mixed[i] = radii[i] + share * (others.radii[i] - radii[i]);
    }
    return new PerturbationBudget(epsilon, mixed);
  }

  /**
   * Returns the budget of the same examples, ε and radii multiplied by a factor.
   *
   * @throws IllegalArgumentException if the factor is negative or not finite
   */
  public PerturbationBudget times(double factor) {
    return new PerturbationBudget(
        epsilon * factor, Arrays.stream(radii).map(radius -> radius * factor).toArray());
  }

  /** Returns the number of examples. */
  public int examples() {
    return radii.length;
  }

  /** Returns the base budget ε, pixel scale. */
  public double epsilon() {
    return epsilon;
  }

  /** Returns the radius of an example, pixel scale. */
  public double radius(int example) {
    return radii[example];
  }

  /** Returns {@code [batch]} radii, pixel scale; a fresh array. */
  public double[] radii() {
    return radii.clone();
  }

  /** Returns radius/ε of an example, by which its step is scaled; 1 where both are 0. */
  public double scale(int example) {
    return radii[example] == epsilon ? 1 : radii[example] / epsilon;
  }

  /** Returns whether no example may move. */
  public boolean isZero() {
    return Arrays.stream(radii).allMatch(radius -> radius == 0);
  }
}
