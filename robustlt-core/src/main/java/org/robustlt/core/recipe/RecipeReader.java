package org.robustlt.core.recipe;

import com.google.common.collect.ImmutableMap;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.robustlt.api.component.Inline;
import org.robustlt.api.component.Remark;
import org.robustlt.api.training.TrainingListenerProvider;
import org.robustlt.core.recipe.node.Node;
import org.robustlt.core.recipe.node.Place;
import org.robustlt.core.recipe.node.Problems;
import org.robustlt.core.registry.ProtocolFile;
import org.robustlt.core.registry.Registry;

/**
 * Reads recipes. Defaults give way to included files, these to the recipe itself, and the recipe to
 * what is set on the command line.
 */
public final class RecipeReader {
  private static final List<String> PHASE_SECTIONS =
      List.of("attack", "budget", "loss", "weightPerturbation");
  private static final List<String> PHASE_SETTINGS = List.of("monitor", "unusedNaturalForward");

  private static final String AS_GIVEN = "as-given";
  private static final Map<String, String> AS_GIVEN_GROUPS =
      ImmutableMap.of("rule", "thresholds", "head", "100", "tail", "20");

  private final Registry registry;

  /**
   * Makes a reader of recipes that name components of the given registry.
   *
   * @throws org.robustlt.core.registry.RegistryException if a component has an option that is
   *     called as a setting of its section, such as {@code budget.epsilon}
   */
  public RecipeReader(Registry registry) {
    ComponentSections.checkOptions(registry);
    this.registry = registry;
  }

  /**
   * Reads a file.
   *
   * @param file the recipe
   * @param settings what {@code --set} gave, each {@code key=value}; later ones win
   * @throws RecipeException if anything is wrong; its message tells all of it
   */
  public Recipe read(Path file, List<String> settings) {
    Problems problems = new Problems();
    Node.Section recipe = new RecipeFiles(problems).read(file);
    String name = file.getFileName().toString().replaceFirst("\\.ya?ml$", "");
    return read(file.toString(), name, recipe, settings, problems);
  }

  /**
   * Reads a recipe as {@link Recipe#yaml} wrote it. Whether it can mean what it says was asked when
   * its run began.
   *
   * @param text the YAML; it cannot include files
   * @param origin where the text comes from, for messages
   * @throws RecipeException if anything is wrong; its message tells all of it
   */
  public Recipe read(String text, String origin) {
    Problems problems = new Problems();
    Node.Section recipe = new RecipeFiles(problems).read(text);
    return bind(Recipe.class, complete(origin, recipe), origin, problems);
  }

  /**
   * Reads a recipe that is no file.
   *
   * @param text the YAML; it cannot include files
   * @param origin where the text comes from, for messages
   * @param settings what {@code --set} gave, each {@code key=value}; later ones win
   * @throws RecipeException if anything is wrong; its message tells all of it
   */
  public Recipe read(String text, String origin, List<String> settings) {
    Problems problems = new Problems();
    Node.Section recipe = new RecipeFiles(problems).read(text);
    return read(origin, origin, recipe, settings, problems);
  }

  /**
   * Makes a recipe of settings alone; the rest is as the defaults are.
   *
   * @param name what the recipe is called
   * @param settings each {@code key=value}; later ones win
   * @throws RecipeException if anything is wrong; its message tells all of it
   */
  public Recipe readSettings(String name, List<String> settings) {
    Problems problems = new Problems();
    Node.Section empty = new RecipeFiles(problems).read("{}");
    return read("recipe of " + name, name, empty, settings, problems);
  }

  /**
   * Reads a document whose sections are those of another record than {@link Recipe}.
   *
   * @param type the record; its fields are read as those of a recipe are
   * @param text the YAML; it cannot include files
   * @param origin where the text comes from, for messages
   * @throws RecipeException if anything is wrong; its message tells all of it
   */
  public <R extends Record> R read(Class<R> type, String text, String origin) {
    Problems problems = new Problems();
    return bind(type, new RecipeFiles(problems).read(text), origin, problems);
  }

  private Recipe read(
      String origin, String name, Node.Section file, List<String> settings, Problems problems) {
    Node.Section set = new Settings(problems).read(settings);
    if (!problems.isEmpty()) {
      throw new RecipeException(origin, problems.inOrder());
    }
    Node.Section complete = complete(name, SectionMerger.merge(file, set));
    Recipe recipe = bind(Recipe.class, complete, origin, problems);
    for (Remark remark : RecipeReview.of(recipe)) {
      if (remark.kind() == Remark.Kind.REFUSED) {
        problems.add(placeOf(remark.key(), complete), remark.key(), remark.message());
      }
    }
    if (!problems.isEmpty()) {
      throw new RecipeException(origin, problems.inOrder());
    }
    return recipe;
  }

  private static Node.Section complete(String name, Node.Section recipe) {
    Node.Section complete = withPhases(withGroups(withSelectionSeed(recipe)));
    return complete.get("name").isEmpty()
        ? complete.with("name", new Node.Text("name", recipe.place(), name, true))
        : complete;
  }

  /** Returns where a setting is written, or else the section around it. */
  private static Place placeOf(String key, Node around) {
    if (around instanceof Node.Section section) {
      for (Node value : section.values().values()) {
        if (key.equals(value.path())
            || key.startsWith(value.path() + ".")
            || key.startsWith(value.path() + "[")) {
          return placeOf(key, value);
        }
      }
    } else if (around instanceof Node.Items list) {
      for (Node item : list.items()) {
        if (key.startsWith(item.path() + ".")) {
          return placeOf(key, item);
        }
      }
    }
    return around.place();
  }

  private <R extends Record> R bind(
      Class<R> type, Node.Section document, String origin, Problems problems) {
    Optional<R> record = new Binder(registry, problems).section(type, document);
    checkProtocols(document, problems);
    if (!problems.isEmpty()) {
      throw new RecipeException(origin, problems.inOrder());
    }
    return record.orElseThrow();
  }

  private void checkProtocols(Node.Section document, Problems problems) {
    if (document.get("evaluation").orElse(document) instanceof Node.Section evaluation
        && evaluation.get("protocols").orElse(evaluation) instanceof Node.Items protocols) {
      for (Node item : protocols.items()) {
        if (item instanceof Node.Text name && !name.isNothing()) {
          try {
            ProtocolNames.check(name.text(), protocols().keySet());
          } catch (IllegalArgumentException e) {
            problems.add(protocols, String.valueOf(e.getMessage()));
          }
        }
      }
    }
  }

  /** Returns the protocols of evaluation that plug-ins bring, by name. */
  public Map<String, ProtocolFile> protocols() {
    return registry.plugins().protocols().stream()
        .collect(Collectors.toMap(ProtocolFile::name, Function.identity()));
  }

  /**
   * Reads what the command line says of a listener.
   *
   * @param text its name, or a section in YAML such as <code>{use: tracker, every: 10}</code>
   * @throws RecipeException if anything is wrong; its message tells all of it
   */
  public TrainingListenerProvider listener(String text) {
    String section = text.stripLeading().startsWith("{") ? text : "use: " + text;
    return read(ChosenListener.class, section, "--listener " + text).listener();
  }

  /** A section that names a listener, with its options. */
  record ChosenListener(@Inline TrainingListenerProvider listener) {}

  /** The selection of images has the recipe's seed unless it has one of its own. */
  private static Node.Section withSelectionSeed(Node.Section recipe) {
    Optional<Node> seed = recipe.get("seed");
    if (seed.isEmpty() || !(recipe.get("data").orElse(recipe) instanceof Node.Section data)) {
      return recipe;
    }
    Node.Section selection =
        new Node.Section(data.pathOf("selection"), data.place(), Map.of("seed", seed.get()));
    return recipe.with(
        "data",
        SectionMerger.merge(
            new Node.Section(data.path(), data.place(), Map.of("selection", selection)), data));
  }

  /**
   * Data that are taken as they are given have groups by the counts that the authors of ImageNet-LT
   * chose, unless the recipe says which.
   */
  private static Node.Section withGroups(Node.Section recipe) {
    Optional<Node> profile = section(recipe, "data").get("imbalance");
    boolean asGiven =
        profile.isEmpty()
            || text(profile).equals(AS_GIVEN)
            || text(section(section(recipe, "data"), "imbalance").get("use")).equals(AS_GIVEN);
    Node.Section evaluation = section(recipe, "evaluation");
    if (!asGiven || evaluation.get("groups").isPresent()) {
      return recipe;
    }
    String path = evaluation.pathOf("groups");
    Map<String, Node> groups = new LinkedHashMap<>();
    AS_GIVEN_GROUPS.forEach(
        (key, value) ->
            groups.put(key, new Node.Text(path + "." + key, recipe.place(), value, false)));
    return recipe.with(
        "evaluation", evaluation.with("groups", new Node.Section(path, recipe.place(), groups)));
  }

  private static String text(Optional<Node> node) {
    return node.orElse(null) instanceof Node.Text text ? text.text() : "";
  }

  private static Node.Section section(Node.Section around, String key) {
    return around.get(key).orElse(null) instanceof Node.Section section
        ? section
        : new Node.Section(around.pathOf(key), around.place(), Map.of());
  }

  /** What a phase does not say is as in the recipe around it. */
  private static Node.Section withPhases(Node.Section recipe) {
    if (!(recipe.get("phases").orElse(recipe) instanceof Node.Items phases)) {
      return recipe;
    }
    List<Node> complete = new ArrayList<>();
    for (Node item : phases.items()) {
      complete.add(item instanceof Node.Section phase ? withSurroundings(phase, recipe) : item);
    }
    return recipe.with("phases", new Node.Items(phases.path(), phases.place(), complete));
  }

  private static Node.Section withSurroundings(Node.Section phase, Node.Section recipe) {
    Node.Section complete = phase;
    for (String key : PHASE_SECTIONS) {
      complete = withMissing(complete, key, recipe);
    }
    if (recipe.get("training").orElse(recipe) instanceof Node.Section training) {
      for (String key : PHASE_SETTINGS) {
        complete = withMissing(complete, key, training);
      }
    }
    return complete;
  }

  private static Node.Section withMissing(Node.Section phase, String key, Node.Section around) {
    return phase.get(key).isPresent() || around.get(key).isEmpty()
        ? phase
        : phase.with(key, around.get(key).get());
  }
}
