package org.robustlt.core.wiring;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
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
          "none",
          "per-image");

  private final RecipeReader reader;
  private final Optional<Path> data;
  private final Consumer<String> notes;
  private final int images;

  /**
   * Prepares a search.
   *
   * @param reader reads recipes of settings
   * @param data where the data set lies, if the user said so
   * @param notes hears what is found out and what is assumed
   */
  public WeightsImport(RecipeReader reader, Optional<Path> data, Consumer<String> notes) {
    this(reader, data, notes, IMAGES);
  }

  /** Does the same with the given number of test images in the last trial. */
  WeightsImport(RecipeReader reader, Optional<Path> data, Consumer<String> notes, int images) {
    this.reader = reader;
    this.data = data;
    this.notes = notes;
    this.images = images;
  }

  /**
   * What was found.
   *
   * @param recipe of the network
   * @param weights of it
   */
  public record Found(Recipe recipe, StateDict weights) {}

  /** The ε of batch normalization that some other frameworks have, which nothing tells of. */
  private static final String LARGER_EPSILON = "model.normEpsilon=0.001";

  /** By what the larger ε must lessen the surprise to be taken for the right one. */
  private static final double CLEARLY_LESS = 0.8;

  /** A network that the weights may belong to, and what is tried in it. */
  private record Candidate(
      StateDict weights, Recipe recipe, List<String> settings, List<String> choices) {
    String tried() {
      return String.join(", ", choices);
    }

    Optional<String> normalization() {
      return choices.stream().filter(c -> c.startsWith("model.normalization=")).findFirst();
    }
  }

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
    RunData tests = Runs.data(candidates.get(0).recipe(), data);
    List<Candidate> fitting = fitting(candidates, tests);
    if (fitting.stream().map(c -> c.weights().arrays()).distinct().count() > 1) {
      saved.only(); // tells the entries to choose from
    }
    return choose(fitting, tests, saved.file());
  }

  private List<Candidate> candidates(
      SavedWeights saved, StateDict weights, String entry, String name, List<String> given) {
    if (saved.recipe().isPresent() && !isGiven(given, "model")) {
      notes.accept("The file carries the recipe of its network.");
      return List.of(
          new Candidate(
              weights,
              reader.read(saved.recipe().get(), saved.file().toString(), given),
              List.of(),
              List.of()));
    }
    Optional<NetworkGuess> guess = NetworkGuess.of(weights);
    Optional<String> model = model(given);
    if (guess.isEmpty() && model.isEmpty()) {
      return List.of();
    }
    List<String> settings = new ArrayList<>(given);
    List<String> alternatives = List.of();
    if (guess.isPresent() && guess.get().isOf(model)) {
      settings.addAll(0, guess.get().settings());
      alternatives =
          guess.get().alternatives().stream()
              .filter(setting -> !isGiven(given, setting.substring(0, setting.indexOf('='))))
              .toList();
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
          candidates.add(new Candidate(weights, recipe, complete, tried));
        }
      }
    }
    return candidates;
  }

  private static Optional<String> model(List<String> given) {
    String key = "model.use=";
    return given.stream()
        .filter(setting -> setting.startsWith(key))
        .map(setting -> setting.substring(key.length()))
        .reduce((first, last) -> last);
  }

  /** Returns whether a file shows what is done to its input: "none", if nothing stands there. */
  private static boolean isGraph(StateDict weights) {
    return weights.file().toString().endsWith(".onnx");
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
        .orElseGet(
            () ->
                NORMALIZATIONS.stream()
                    .sorted(Comparator.comparing(n -> !(isGraph(weights) && n.equals("none"))))
                    .map(n -> "model.normalization=" + n)
                    .toList());
  }

  /** Returns the candidates that fit names, shapes, and the channels of the images, each once. */
  private static List<Candidate> fitting(List<Candidate> candidates, RunData tests) {
    Map<List<Object>, Candidate> fitting = new LinkedHashMap<>();
    Optional<RuntimeException> first = Optional.empty();
    for (Candidate candidate : candidates) {
      try {
        NetworkDescription network =
            NetworkAssembly.describe(candidate.recipe().model(), tests.dataSet());
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

  private Found choose(List<Candidate> fitting, RunData tests, Path file) {
    List<Candidate> few = normalizedRightly(fitting, tests);
    if (few.size() > 1) {
      few = best(tried(few, tests, FEW)).stream().map(Tried::candidate).toList();
    }
    List<Tried> left = tried(few, tests, images);
    WeightsTrial best = left.get(0).trial();
    boolean chance = isChance(best, tests.dataSet().classes());
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
    if (chance && best.meanSurprise() > LARGEST_SURPRISE) {
      notes.accept(
          "Running statistics are far from those that this network makes of the test images: layers"
              + " may be connected in another way than here.");
    }
    left = best(left);
    if (left.size() > 1 && !chance) {
      throw unclear(file, left);
    }
    Tried chosen = withRightEpsilon(inOrder(fitting, left), tests);
    if (!chosen.candidate().tried().isEmpty()) {
      notes.accept(
          (fitting.size() == 1 ? "With " : chance ? "Assumed, unproven: " : "Taken: ")
              + chosen.candidate().tried()
              + ".");
    }
    return new Found(chosen.candidate().recipe(), chosen.candidate().weights());
  }

  /** Leaves out normalizations of the input that surprise the first batch normalization. */
  private List<Candidate> normalizedRightly(List<Candidate> fitting, RunData tests) {
    Map<Optional<String>, Candidate> firsts = new LinkedHashMap<>();
    fitting.forEach(candidate -> firsts.putIfAbsent(candidate.normalization(), candidate));
    if (firsts.size() == 1 || firsts.size() == fitting.size()) {
      return fitting;
    }
    Set<Optional<String>> right = new HashSet<>();
    lessSurprised(tried(List.copyOf(firsts.values()), tests, FEW))
        .forEach(t -> right.add(t.candidate().normalization()));
    return fitting.stream().filter(c -> right.contains(c.normalization())).toList();
  }

  /** Takes the larger ε of batch normalization where that fits the images clearly better. */
  private Tried withRightEpsilon(Tried chosen, RunData tests) {
    Candidate candidate = chosen.candidate();
    if (candidate.settings().isEmpty()
        || isGiven(candidate.settings(), "model.normEpsilon")
        || chosen.trial().surprise().size() < 2
        || NetworkGuess.of(candidate.weights()).isEmpty()) {
      return chosen;
    }
    List<String> settings = new ArrayList<>(candidate.settings());
    settings.add(LARGER_EPSILON);
    List<String> choices = new ArrayList<>(candidate.choices());
    choices.add(LARGER_EPSILON);
    Candidate other =
        new Candidate(
            candidate.weights(),
            reader.readSettings(candidate.recipe().name(), settings),
            settings,
            choices);
    WeightsTrial trial =
        WeightsTrial.of(other.recipe(), tests, other.weights(), chosen.trial().images());
    if (isClearlyBelow(trial, chosen.trial())) {
      return chosen;
    }
    if (trial.meanSurprise() < CLEARLY_LESS * chosen.trial().meanSurprise()) {
      return new Tried(other, trial);
    }
    if (chosen.trial().meanSurprise() >= CLEARLY_LESS * trial.meanSurprise()) {
      notes.accept(
          "Running statistics do not tell whether batch normalizations add 0.00001 or 0.001 to"
              + " variances: the first is assumed; model.normEpsilon gives another.");
    }
    return chosen;
  }

  /** Tries candidates and tells what came of each; the most accurate comes first. */
  private List<Tried> tried(List<Candidate> candidates, RunData tests, int most) {
    List<Tried> tried = new ArrayList<>();
    for (Candidate candidate : candidates) {
      tried.add(
          new Tried(
              candidate, WeightsTrial.of(candidate.recipe(), tests, candidate.weights(), most)));
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
    return leastSurprised(
        lessSurprised(tried.stream().filter(t -> !isClearlyBelow(t.trial(), best)).toList()));
  }

  /** Returns those whose first batch normalization is not clearly more surprised than another's. */
  private static List<Tried> lessSurprised(List<Tried> tried) {
    return least(tried, trial -> trial.firstSurprise().orElse(0.0));
  }

  /** Returns those whose batch normalizations are not clearly more surprised than another's. */
  private static List<Tried> leastSurprised(List<Tried> tried) {
    return least(tried, WeightsTrial::meanSurprise);
  }

  private static List<Tried> least(List<Tried> tried, ToDoubleFunction<WeightsTrial> surprise) {
    double least =
        tried.stream().mapToDouble(t -> surprise.applyAsDouble(t.trial())).min().orElse(0);
    return least > LARGEST_SURPRISE
        ? tried
        : tried.stream()
            .filter(t -> surprise.applyAsDouble(t.trial()) <= 1.5 * least + 0.02)
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
              .firstSurprise()
              .map(
                  first ->
                      String.format(
                          Locale.ROOT,
                          " (first batch statistics off by %.2f, all by %.2f)",
                          first,
                          trial.meanSurprise()))
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
