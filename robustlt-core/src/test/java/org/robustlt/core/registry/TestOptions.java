package org.robustlt.core.registry;

import java.util.List;
import org.robustlt.api.budget.Magnitude;
import org.robustlt.api.component.Description;

/** Options of many types. */
public final class TestOptions {
  private TestOptions() {}

  /** No options. */
  public record NoOptions() {}

  /** Options of a loss. */
  public record CrossEntropy(double labelSmoothing) {}

  /** Options of a loss. */
  public record BalancedSoftmax(double tau) {}

  /** Options with a nested record and a list of numbers. */
  public record Margin(double confidence, List<Double> targets) {}

  /** Options of a data set. */
  public record Folder(String training, String test) {}

  /** Options of a profile. */
  public record Ratio(double ratio) {}

  /** Options of an augmentation. */
  public record Crop(int padding) {}

  /** Options of an optimizer. */
  public record Sgd(double learningRate, boolean nesterov, double weightDecay) {}

  /** Options of a schedule. */
  public record Steps(List<Integer> milestones, double factor) {}

  /** Options of a family. */
  public record Width(int depth, int width) {}

  /** Options of a scheduler, with a rule about each and one about both. */
  public record RobustLt(double alpha, double beta) {
    /** Checks the rules. */
    public RobustLt {
      if (alpha < 0) {
        throw new IllegalArgumentException("alpha must not be negative, got " + alpha);
      }
      if (alpha + beta > 10) {
        throw new IllegalArgumentException("the sum of alpha and beta must be at most 10");
      }
    }
  }

  /** Where an attack begins. */
  public enum Start {
    /** At random. */
    RANDOM_UNIFORM,
    /** At the image. */
    NATURAL
  }

  /** A nested record of options. */
  public record Restarts(
      @Description("runs") int count, @Description("where each begins") Start start) {}

  /** Options of an attack, of many types. */
  public record Pgd(
      @Description("iterations") int steps,
      @Description(value = "length of a step", unit = "pixel scale 0..1", source = "section 2")
          Magnitude stepSize,
      Restarts restarts) {
    public static final Pgd DEFAULT =
        new Pgd(10, Magnitude.levels(2), new Restarts(1, Start.RANDOM_UNIFORM));

    /** Checks the steps. */
    public Pgd {
      if (steps < 1) {
        throw new IllegalArgumentException("steps must be at least 1, got " + steps);
      }
    }
  }
}
