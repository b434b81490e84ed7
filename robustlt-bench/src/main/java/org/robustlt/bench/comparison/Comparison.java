package org.robustlt.bench.comparison;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
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
   * Groups runs that differ in their seeds only, and finds which differ in one component.
   *
   * @throws RecordException if there is no run, or the runs have other classes
   */
  public static Comparison of(List<RunRecord> runs) {
    return of(runs, Optional.empty());
  }

  /**
   * Groups runs that differ in their seeds only.
   *
   * @param baseline the name of the variant that all others are compared with; if it is not given,
   *     each is compared with one that differs in one component
   * @throws RecordException if there is no run, the runs have other classes, or no variant has the
   *     name
   */
  public static Comparison of(List<RunRecord> runs, Optional<String> baseline) {
    if (runs.isEmpty()) {
      throw new RecordException("a comparison needs at least one run");
    }
    checkClasses(runs);
    Map<RecipeIdentity, List<RunRecord>> groups = new LinkedHashMap<>();
    for (RunRecord run : runs) {
      groups.computeIfAbsent(RecipeIdentity.of(run), key -> new ArrayList<>()).add(run);
    }
    Map<RecipeIdentity, String> names = names(groups);
    baseline.ifPresent(name -> checkBaseline(name, names.values()));
    Baselines bases = new Baselines(List.copyOf(groups.keySet()));
    List<Variant> variants = new ArrayList<>();
    groups.forEach(
        (identity, group) -> {
          String name = names.getOrDefault(identity, "");
          Optional<String> base =
              baseline.isPresent()
                  ? baseline.filter(given -> !given.equals(name))
                  : bases.of(identity).map(other -> names.getOrDefault(other, ""));
          variants.add(new Variant(name, group, base));
        });
    return new Comparison(basesFirst(variants));
  }

  private static void checkBaseline(String name, Collection<String> names) {
    if (!names.contains(name)) {
      throw new RecordException(
          "no variant is called \""
              + name
              + "\"; there are "
              + names.stream().map(n -> "\"" + n + "\"").collect(Collectors.joining(", ")));
    }
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

  /** Returns the variant that is the same as one with RobustLT's budget but for that. */
  public Optional<Variant> withoutRobustLt(Variant variant) {
    Map<RecipeIdentity, Variant> recipes = new LinkedHashMap<>();
    variants.forEach(each -> recipes.put(RecipeIdentity.of(each.runs().get(0)), each));
    return new Baselines(List.copyOf(recipes.keySet()))
        .sameButBudget(RecipeIdentity.of(variant.runs().get(0)))
        .map(recipes::get);
  }

  private static void checkClasses(List<RunRecord> runs) {
    RunRecord first = runs.get(0);
    for (RunRecord run : runs) {
      if (!run.manifest().dataSet().classNames().equals(first.manifest().dataSet().classNames())) {
        throw new RecordException(
            "runs of different classes cannot be compared: "
                + first.directory()
                + " has "
                + first.manifest().dataSet().name()
                + ", "
                + run.directory()
                + " has "
                + run.manifest().dataSet().name());
      }
    }
  }

  /** Puts each variant behind the one that it is compared with. */
  private static List<Variant> basesFirst(List<Variant> variants) {
    List<Variant> sorted = new ArrayList<>();
    variants.stream()
        .filter(variant -> variant.base().isEmpty())
        .forEach(variant -> addWithFollowers(variant, variants, sorted));
    return sorted;
  }

  private static void addWithFollowers(
      Variant variant, List<Variant> variants, List<Variant> sorted) {
    sorted.add(variant);
    variants.stream()
        .filter(other -> other.base().equals(Optional.of(variant.name())))
        .forEach(other -> addWithFollowers(other, variants, sorted));
  }

  /** Names the groups by their runs, with a number where two would be called the same. */
  private static Map<RecipeIdentity, String> names(Map<RecipeIdentity, List<RunRecord>> groups) {
    Map<RecipeIdentity, String> names = new LinkedHashMap<>();
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
