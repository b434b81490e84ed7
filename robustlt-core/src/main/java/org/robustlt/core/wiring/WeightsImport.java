package org.robustlt.core.wiring;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.robustlt.api.network.NetworkDescription;
import org.robustlt.core.file.FileFormatException;
import org.robustlt.core.file.SavedArray;
import org.robustlt.core.interchange.NetworkGuess;
import org.robustlt.core.interchange.SavedWeights;
import org.robustlt.core.interchange.StateDict;
import org.robustlt.core.recipe.Recipe;
import org.robustlt.core.recipe.RecipeReader;
import org.robustlt.core.run.RunData;
import org.robustlt.core.run.RunException;

/**
 * Finds out what network somebody's weights belong to: from what the file says of itself, from
 * names and shapes, and, where neither tells, by trying what fits on natural test images.
 */
public final class WeightsImport {
  private static final int IMAGES = 1000;

  /** Test images on which candidates are left out that are clearly none. */
  private static final int FEW = 100;

  /** Beyond, nothing is told by batch statistics. */
  private static final double LARGEST_SURPRISE = 0.5;

  /** Standard deviations of a paired difference beyond which one is the better. */
  private static final double CLEAR = 2.6;

  private static final List<String> NORMALIZATIONS =
      List.of(
          "data-set",
          "0.4914 0.4822 0.4465 / 0.2471 0.2435 0.2616",
          "0.485 0.456 0.406 / 0.229 0.224 0.225",
          "symmetric",
          "none");

  private final RecipeReader reader;
  private final Optional<Path> data;
  private final Consumer<String> notes;

  /**
   * Prepares a search.
   *
   * @param reader reads recipes of settings
   * @param data where the data set lies, if the user said so
   * @param notes hears what is found out and what is assumed
   */
  public WeightsImport(RecipeReader reader, Optional<Path> data, Consumer<String> notes) {
    this.reader = reader;
    this.data = data;
    this.notes = notes;
  }

  /**
   * What was found.
   *
   * @param recipe of the network
   * @param weights of it
   */
  public record Found(Recipe recipe, StateDict weights) {}

  /** A network that the weights may belong to, and what is tried in it. */
  private record Candidate(StateDict weights, Recipe recipe, String tried) {}

  /**
   * Finds the network.
   *
   * @param saved the weights
   * @param name what the recipe is called
   * @param given settings of the user, which stay
   * @throws FileFormatException if no network fits
   * @throws RunException if several do, and it is not clear which one is meant
   */
  public Found find(SavedWeights saved, String name, List<String> given) {
    List<Candidate> candidates = new ArrayList<>();
    for (Map.Entry<String, Map<String, SavedArray>> network : saved.networks().entrySet()) {
      StateDict weights = new StateDict(saved.file(), network.getValue());
      candidates.addAll(candidates(saved, weights, network.getKey(), name, given));
    }
    if (candidates.isEmpty()) {
      throw new FileFormatException(
          saved.file(), "has names of no family that is known; give its architecture by --model");
    }
    RunData images = Runs.data(candidates.get(0).recipe(), data);
    List<Candidate> fitting = fitting(candidates, images);
    if (fitting.stream().map(c -> c.weights().arrays()).distinct().count() > 1) {
      saved.only(); // tells the entries to choose from
    }
    return choose(fitting, images, saved.file());
  }

  private List<Candidate> candidates(
      SavedWeights saved, StateDict weights, String entry, String name, List<String> given) {
    if (saved.recipe().isPresent() && !isGiven(given, "model")) {
      notes.accept("The file carries the recipe of its network.");
      return List.of(
          new Candidate(
              weights, reader.read(saved.recipe().get(), saved.file().toString(), given), ""));
    }
    List<String> settings = new ArrayList<>(given);
    List<String> alternatives = List.of();
    if (!isGiven(given, "model.use")) {
      Optional<NetworkGuess> guess = NetworkGuess.of(weights);
      if (guess.isEmpty()) {
        return List.of();
      }
      settings.addAll(0, guess.get().settings());
      alternatives = isGiven(given, "model.nonlinearity") ? List.of() : guess.get().alternatives();
      notes.accept(
          "Names and shapes are those of "
              + guess.get().model()
              + (entry.isEmpty() ? "" : ", in entry " + entry)
              + ".");
    }
    List<Candidate> candidates = new ArrayList<>();
    List<String> normalizations = normalizations(weights, given);
    for (List<String> classifier : classifiers(weights, given)) {
      for (String alternative : alternatives.isEmpty() ? List.of("") : alternatives) {
        for (String normalization : normalizations) {
          List<String> tried = new ArrayList<>(classifier);
          tried.addAll(List.of(alternative, normalization));
          tried.removeIf(String::isEmpty);
          List<String> complete = new ArrayList<>(settings);
          complete.addAll(tried);
          Recipe recipe = reader.readSettings(name, complete);
          candidates.add(new Candidate(weights, recipe, String.join(", ", tried)));
        }
      }
    }
    return candidates;
  }

  private static boolean isGiven(List<String> given, String key) {
    return given.stream().anyMatch(s -> s.startsWith(key + "=") || s.startsWith(key + "."));
  }

  private List<List<String>> classifiers(StateDict weights, List<String> given) {
    if (isGiven(given, "model.classifier")) {
      return List.of(List.of());
    }
    return weights.classifiers();
  }

  private List<String> normalizations(StateDict weights, List<String> given) {
    if (isGiven(given, "model.normalization")) {
      return List.of("");
    }
    return weights
        .normalization()
        .map(
            found -> {
              notes.accept("The normalization " + found + " stands in the file.");
              return List.of("model.normalization=" + found);
            })
        .orElseGet(() -> NORMALIZATIONS.stream().map(n -> "model.normalization=" + n).toList());
  }

  /** Returns the candidates that fit names, shapes, and the channels of the images, each once. */
  private static List<Candidate> fitting(List<Candidate> candidates, RunData images) {
    Map<List<Object>, Candidate> fitting = new LinkedHashMap<>();
    Optional<RuntimeException> first = Optional.empty();
    for (Candidate candidate : candidates) {
      try {
        NetworkDescription network =
            NetworkAssembly.describe(candidate.recipe().model(), images.dataSet());
        candidate.weights().of(network);
        fitting.putIfAbsent(List.of(candidate.weights().arrays().keySet(), network), candidate);
      } catch (FileFormatException | IllegalArgumentException e) {
        first = first.or(() -> Optional.of(e));
      }
    }
    if (fitting.isEmpty() && first.isPresent()) {
      throw first.get();
    }
    return List.copyOf(fitting.values());
  }

  private Found choose(List<Candidate> fitting, RunData images, Path file) {
    List<Tried> left = fitting.size() == 1 ? List.of() : best(tried(fitting, images, FEW));
    left =
        tried(
            fitting.size() == 1 ? fitting : left.stream().map(Tried::candidate).toList(),
            images,
            IMAGES);
    WeightsTrial best = left.get(0).trial();
    boolean chance = isChance(best, images.dataSet().classes());
    notes.accept(
        String.format(
            Locale.ROOT,
            "Natural accuracy is %.1f %% of %,d test images.",
            100 * best.accuracy(),
            best.images()));
    if (chance) {
      notes.accept(
          "That is no better than chance: the weights are untrained, or of other data, or their input"
              + " is prepared in another way.");
    }
    left = best(left);
    if (left.size() > 1 && !chance) {
      throw unclear(file, left);
    }
    Tried chosen = inOrder(fitting, left);
    if (!chosen.candidate().tried().isEmpty()) {
      notes.accept(
          (fitting.size() == 1 ? "With " : chance ? "Assumed, unproven: " : "Taken: ")
              + chosen.candidate().tried()
              + ".");
    }
    return new Found(chosen.candidate().recipe(), chosen.candidate().weights());
  }

  /** Tries candidates and tells what came of each; the most accurate comes first. */
  private List<Tried> tried(List<Candidate> candidates, RunData images, int most) {
    List<Tried> tried = new ArrayList<>();
    for (Candidate candidate : candidates) {
      tried.add(
          new Tried(
              candidate, WeightsTrial.of(candidate.recipe(), images, candidate.weights(), most)));
    }
    tried.sort(Comparator.comparingDouble(t -> -t.trial().accuracy()));
    if (tried.size() > 1) {
      notes.accept(
          String.format(Locale.ROOT, "Tried on %,d test images:", tried.get(0).trial().images()));
      tried.forEach(t -> notes.accept(t.describe()));
    }
    return tried;
  }

  /** Returns those that are not clearly less accurate than the best, nor clearly more surprised. */
  private static List<Tried> best(List<Tried> tried) {
    WeightsTrial best = tried.get(0).trial();
    List<Tried> accurate = tried.stream().filter(t -> !isClearlyBelow(t.trial(), best)).toList();
    if (accurate.stream().anyMatch(t -> t.trial().surprise().isEmpty())) {
      return accurate;
    }
    double least =
        accurate.stream().mapToDouble(t -> t.trial().surprise().orElseThrow()).min().orElse(0);
    return least > LARGEST_SURPRISE
        ? accurate
        : accurate.stream()
            .filter(t -> t.trial().surprise().orElseThrow() <= 1.5 * least + 0.02)
            .toList();
  }

  /** A candidate and what came of it. */
  private record Tried(Candidate candidate, WeightsTrial trial) {
    String describe() {
      return String.format(
          Locale.ROOT,
          "  %5.1f %%  %s%s",
          100 * trial.accuracy(),
          candidate.tried(),
          trial
              .surprise()
              .map(s -> String.format(Locale.ROOT, " (first batch statistics off by %.2f)", s))
              .orElse(""));
    }
  }

  private static boolean isChance(WeightsTrial trial, int classes) {
    double chance = 1.0 / classes;
    double deviation = Math.sqrt(chance * (1 - chance) / trial.images());
    return trial.accuracy() < chance + 4 * deviation;
  }

  private static boolean isClearlyBelow(WeightsTrial trial, WeightsTrial best) {
    int[] onlyOne = best.onlyOne(trial);
    return onlyOne[0] - onlyOne[1] > CLEAR * Math.sqrt(onlyOne[0] + onlyOne[1]) + 1;
  }

  private static Tried inOrder(List<Candidate> fitting, List<Tried> left) {
    return left.stream()
        .min(Comparator.comparingInt(t -> fitting.indexOf(t.candidate())))
        .orElseThrow();
  }

  private static RunException unclear(Path file, List<Tried> left) {
    return new RunException(
        file
            + ": it is not clear what network this is; these are as good as each other on the test"
            + " images, choose by --set:"
            + String.join("", left.stream().map(t -> "\n" + t.describe()).toList()));
  }
}
