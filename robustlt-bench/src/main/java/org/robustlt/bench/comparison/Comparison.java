package org.robustlt.bench.comparison;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.robustlt.bench.record.RecordException;
import org.robustlt.bench.record.RunRecord;
import org.robustlt.core.recipe.ProtocolNames;

/**
 * Runs side by side.
 *
 * @param variants the recipes, in the order in which the runs were given
 */
public record Comparison(List<Variant> variants) {
  /** Copies the variants. */
  public Comparison {
    variants = List.copyOf(variants);
  }

  /**
   * Groups runs that differ in their seeds only, and finds which differ in RobustLT only.
   *
   * @throws RecordException if there is no run, or the runs have other classes
   */
  public static Comparison of(List<RunRecord> runs) {
    if (runs.isEmpty()) {
      throw new RecordException("a comparison needs at least one run");
    }
    checkClasses(runs);
    Map<String, List<RunRecord>> groups = new LinkedHashMap<>();
    Map<String, RecipeIdentity> identities = new LinkedHashMap<>();
    for (RunRecord run : runs) {
      RecipeIdentity identity = RecipeIdentity.of(run);
      groups.computeIfAbsent(identity.variant(), key -> new ArrayList<>()).add(run);
      identities.put(identity.variant(), identity);
    }
    Map<String, String> names = names(groups);
    List<Variant> variants = new ArrayList<>();
    groups.forEach(
        (key, group) ->
            variants.add(
                new Variant(
                    names.getOrDefault(key, key),
                    group,
                    baseOf(key, identities).map(base -> names.getOrDefault(base, base)))));
    return new Comparison(basesFirst(variants));
  }

  /** Returns all runs. */
  public List<RunRecord> runs() {
    return variants.stream().flatMap(variant -> variant.runs().stream()).toList();
  }

  /**
   * Returns the names of the protocols that a run was evaluated under: natural ones first, then
   * from weak to strong, then those of users.
   */
  public List<String> protocols() {
    return runs().stream()
        .flatMap(run -> run.evaluations().stream())
        .map(evaluation -> evaluation.protocol().name())
        .distinct()
        .sorted(Comparator.comparingInt(Comparison::strength).thenComparing(name -> name))
        .toList();
  }

  private static int strength(String protocol) {
    int known =
        ProtocolNames.BUILT_IN.indexOf(protocol.replaceFirst("(-best)?(-limit-[0-9]+)?$", ""));
    return known < 0 ? Integer.MAX_VALUE : known;
  }

  /** Returns the variant of the given name. */
  public Optional<Variant> variant(String name) {
    return variants.stream().filter(variant -> variant.name().equals(name)).findFirst();
  }

  private static void checkClasses(List<RunRecord> runs) {
    RunRecord first = runs.get(0);
    for (RunRecord run : runs) {
      if (!run.manifest().classNames().equals(first.manifest().classNames())) {
        throw new RecordException(
            "runs of different classes cannot be compared: "
                + first.directory()
                + " has "
                + first.manifest().dataSet()
                + ", "
                + run.directory()
                + " has "
                + run.manifest().dataSet());
      }
    }
  }

  private static Optional<String> baseOf(String key, Map<String, RecipeIdentity> identities) {
    RecipeIdentity identity = identities.get(key);
    if (identity == null || !identity.robustLt()) {
      return Optional.empty();
    }
    return identities.values().stream()
        .filter(other -> !other.robustLt() && other.base().equals(identity.base()))
        .map(RecipeIdentity::variant)
        .findFirst();
  }

  /** Puts each variant with RobustLT behind the one without. */
  private static List<Variant> basesFirst(List<Variant> variants) {
    List<Variant> sorted = new ArrayList<>();
    for (Variant variant : variants) {
      if (variant.base().isEmpty()) {
        sorted.add(variant);
        variants.stream()
            .filter(other -> other.base().equals(Optional.of(variant.name())))
            .forEach(sorted::add);
      }
    }
    return sorted;
  }

  /** Names the groups by their runs, with a number where two would be called the same. */
  private static Map<String, String> names(Map<String, List<RunRecord>> groups) {
    Map<String, String> names = new LinkedHashMap<>();
    groups.forEach(
        (key, group) -> {
          String name = group.get(0).manifest().run();
          String unique = name;
          for (int i = 2; names.containsValue(unique); i++) {
            unique = name + " (" + i + ")";
          }
          names.put(key, unique);
        });
    return names;
  }
}
