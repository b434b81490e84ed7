package org.robustlt.bench.published;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Numbers that others published, and the recipes that should give them.
 *
 * @param name what the command line calls it
 * @param title data, imbalance ratio and network
 * @param source where the numbers stand
 * @param hand whether they were read there or copied from a copy
 * @param checkpoint which weights were evaluated: {@code last} or {@code best}
 * @param tail which classes the publication calls tail
 * @param settings what the recipes need beside themselves, as {@code key=value}
 * @param small settings with which a CPU trains in hours
 * @param limits how many test images protocols take in the small, if not all
 * @param methods the rows
 */
public record PublishedTable(
    String name,
    String title,
    String source,
    Hand hand,
    String checkpoint,
    String tail,
    List<String> settings,
    List<String> small,
    Map<String, Integer> limits,
    List<Method> methods) {
  /** Copies the lists. */
  public PublishedTable {
    settings = List.copyOf(settings);
    small = List.copyOf(small);
    limits = Map.copyOf(limits);
    methods = List.copyOf(methods);
  }

  /** How a number came here. */
  public enum Hand {
    /** Read in the publication itself. */
    FIRST("first-hand"),
    /** Copied by somebody who read the publication. */
    SECOND("second-hand");

    private final String text;

    Hand(String text) {
      this.text = text;
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /**
   * A row.
   *
   * @param name the method, as published
   * @param recipe its recipe, below the folder of recipes
   * @param small its own settings for the small scale
   * @param quirks what the published code does beside the paper that changes these numbers
   * @param numbers what it came to
   */
  public record Method(
      String name, String recipe, List<String> small, List<String> quirks, List<Score> numbers) {
    /** Copies the lists. */
    public Method {
      small = List.copyOf(small);
      quirks = List.copyOf(quirks);
      numbers = List.copyOf(numbers);
    }

    /** Returns what was published under a protocol. */
    public Optional<Score> number(String protocol) {
      return numbers.stream().filter(number -> number.protocol().equals(protocol)).findFirst();
    }
  }

  /**
   * An accuracy, in percent as published.
   *
   * @param protocol the protocol of ours that measures the same
   * @param overall over all test images
   * @param tail over the tail, if published
   */
  public record Score(String protocol, double overall, Optional<Double> tail) {}
}
