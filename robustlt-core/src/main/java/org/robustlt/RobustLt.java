package org.robustlt;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.robustlt.api.attack.AttackRequest;
import org.robustlt.api.attack.Classifier;
import org.robustlt.api.attack.LogitLoss;
import org.robustlt.api.budget.Magnitude;
import org.robustlt.api.budget.PerturbationBudget;
import org.robustlt.api.component.ClassFrequencies;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.data.Images;
import org.robustlt.api.training.TrainingListener;
import org.robustlt.core.machine.NativeLibrary;
import org.robustlt.core.plugin.PluginFolders;
import org.robustlt.core.progress.RunListener;
import org.robustlt.core.recipe.Recipe;
import org.robustlt.core.recipe.RecipeReader;
import org.robustlt.core.record.EvaluationRecord;
import org.robustlt.core.registry.ContextLoader;
import org.robustlt.core.registry.Registry;
import org.robustlt.core.run.EvaluationOptions;
import org.robustlt.core.run.Protocol;
import org.robustlt.core.run.Protocols;
import org.robustlt.core.run.Run;
import org.robustlt.core.run.RunDirectory;
import org.robustlt.core.training.TrainingListeners;
import org.robustlt.core.wiring.Runs;

/**
 * RobustLT in a Java program: reads or builds recipes, trains, evaluates and compares them, and
 * attacks any classifier.
 *
 * <p>Depend on {@code robustlt-core}, {@code robustlt-attacks}, {@code robustlt-rebalancing} and
 * one {@code robustlt-native-<platform>}, in the versions of {@code robustlt-bom}. No option of the
 * JVM is needed, if this class is used before anything else of ND4J.
 *
 * <p>Immutable; the methods that begin with {@code with} return another one. Runs of one directory
 * must not overlap. What a user can mend is told by an unchecked exception whose message names
 * place, rule and value.
 */
public final class RobustLt {
  private final RecipeReader reader;
  private final Protocols protocols;
  private final Optional<Path> data;
  private final List<TrainingListener> listeners;

  private RobustLt(RecipeReader reader, Optional<Path> data, List<TrainingListener> listeners) {
    this.reader = reader;
    this.protocols = new Protocols(reader);
    this.data = data;
    this.listeners = List.copyOf(listeners);
  }

  /**
   * Returns RobustLT with the components of the class path.
   *
   * @throws IllegalStateException if the class path has no native library for this platform
   */
  public static RobustLt ofClassPath() {
    NativeLibrary.choose();
    return new RobustLt(new RecipeReader(Registry.load(List.of())), Optional.empty(), List.of());
  }

  /**
   * Returns RobustLT with the components of the class path and those of plug-ins.
   *
   * @param plugins a folder with a folder of jars for each plug-in
   * @throws org.robustlt.core.plugin.PluginException if one of them cannot be used
   * @throws IllegalStateException if the class path has no native library for this platform
   */
  public static RobustLt withPlugins(Path plugins) {
    NativeLibrary.choose();
    return new RobustLt(
        new RecipeReader(new PluginFolders(plugins).load().sound().registry()),
        Optional.empty(),
        List.of());
  }

  /** Returns one that looks for data sets in the given directory. */
  public RobustLt withData(Path directory) {
    return new RobustLt(reader, Optional.of(directory), listeners);
  }

  /** Returns one whose trainings tell the given listener too how they go on. */
  public RobustLt withListener(TrainingListener listener) {
    return new RobustLt(
        reader, data, Stream.concat(listeners.stream(), Stream.of(listener)).toList());
  }

  /**
   * Reads a recipe.
   *
   * @param file YAML
   * @param settings what differs from the file, each {@code key=value} as for {@code --set}
   * @throws org.robustlt.core.recipe.RecipeException if anything is wrong; it tells all of it
   */
  public Recipe read(Path file, String... settings) {
    return reader.read(file, Arrays.asList(settings));
  }

  /**
   * Builds a recipe; what the settings leave out is as the defaults are.
   *
   * @param name what it is called
   * @param settings each {@code key=value}, such as {@code budget.use=robustlt}
   * @throws org.robustlt.core.recipe.RecipeException if anything is wrong; it tells all of it
   */
  public Recipe recipe(String name, String... settings) {
    return reader.readSettings(name, Arrays.asList(settings));
  }

  /**
   * Trains a recipe and evaluates the result by the recipe's protocols. A training that was begun
   * in the directory goes on.
   *
   * @param directory the run directory: empty, or one of this recipe
   * @return an evaluation for each protocol
   * @throws org.robustlt.core.run.RunException if the directory cannot be used
   */
  public List<EvaluationRecord> train(Recipe recipe, Path directory) {
    try (Run run = open(recipe, directory)) {
      run.train(true);
      return protocols.find(recipe.evaluation().protocols()).stream()
          .map(protocol -> run.evaluate(protocol, EvaluationOptions.USUAL))
          .toList();
    }
  }

  /**
   * Evaluates a trained run, and writes the result to its directory.
   *
   * @param directory a run directory
   * @param protocol the name of a protocol, or the path of a YAML file that defines one
   * @throws org.robustlt.core.run.RunException if there is no such run or protocol
   */
  public EvaluationRecord evaluate(Path directory, String protocol) {
    Protocol found = protocols.find(protocol);
    RunDirectory place = new RunDirectory(directory);
    try (Run run = open(reader.read(place.recipe(), List.of()), directory)) {
      return run.evaluate(found, EvaluationOptions.USUAL);
    }
  }

  /**
   * Trains and evaluates recipes with several seeds each, as {@link #train} does, in {@code
   * directory/<number of the recipe>/seed-<seed>}.
   *
   * @param recipes what is compared; named apart
   * @param seeds the roots of all randomness, the selection of images included where a recipe does
   *     not fix it
   * @throws IllegalArgumentException if two recipes have one name, or there is no seed
   */
  public Comparison compare(List<Recipe> recipes, List<Long> seeds, Path directory) {
    if (seeds.isEmpty()) {
      throw new IllegalArgumentException("a comparison needs at least one seed");
    }
    Set<String> names = new HashSet<>();
    List<Comparison.Result> results = new ArrayList<>();
    for (int i = 0; i < recipes.size(); i++) {
      Recipe recipe = recipes.get(i);
      if (!names.add(recipe.name())) {
        throw new IllegalArgumentException(
            "two recipes are called \"" + recipe.name() + "\"; name them apart");
      }
      for (long seed : seeds) {
        Path place = directory.resolve(Integer.toString(i + 1)).resolve("seed-" + seed);
        for (EvaluationRecord evaluation : train(seeded(recipe, seed), place)) {
          results.add(new Comparison.Result(recipe.name(), seed, evaluation));
        }
      }
    }
    return new Comparison(results);
  }

  private Recipe seeded(Recipe recipe, long seed) {
    List<String> settings = new ArrayList<>(List.of("seed=" + seed));
    if (recipe.data().selection().seed() == recipe.seed()) {
      settings.add("data.selection.seed=" + seed);
    }
    return reader.read(recipe.yaml(), recipe.name(), settings);
  }

  /**
   * Attacks a classifier.
   *
   * @param classifier what is to err
   * @param images {@code [batch, channels, height, width]}, pixel scale 0..1; not modified
   * @param labels {@code [batch]} true classes, counted from 0
   * @param epsilon the radius of every example, pixel scale; a protocol with a radius of its own
   *     does not look at it
   * @param protocol the name of a protocol, such as {@code pgd-20}, or the path of a YAML file
   * @return adversarial images of the shape of the images
   * @throws org.robustlt.core.run.RunException if there is no such protocol
   */
  public INDArray attack(
      Classifier classifier, INDArray images, int[] labels, double epsilon, String protocol) {
    Protocol.Definition definition = protocols.find(protocol).definition();
    long[] once = new long[classifier.classes()];
    Arrays.fill(once, 1);
    ComponentContext context = ComponentContext.of(ClassFrequencies.of(once), 1);
    Images natural = Images.of(images);
    LogitLoss objective =
        ContextLoader.create(definition.attack().objective(), context)
            .on(labels, () -> classifier.logits(natural).dup());
    PerturbationBudget budget =
        PerturbationBudget.uniform(
            definition.epsilon().of(Magnitude.of(epsilon)).value(), labels.length);
    return ContextLoader.create(definition.attack().attack(), context)
        .perturb(AttackRequest.of(classifier, natural, labels, budget).withObjective(objective))
        .array();
  }

  private Run open(Recipe recipe, Path directory) {
    RunDirectory place = new RunDirectory(directory);
    Optional<Recipe> begun =
        place.holdsRun() ? Optional.of(reader.read(place.recipe(), List.of())) : Optional.empty();
    return Runs.open(
        recipe, begun, place, data, new TrainingListeners(listeners), RunListener.SILENT);
  }
}
