package org.robustlt.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.robustlt.bench.command.TwinAttack;
import org.robustlt.core.recipe.RecipeException;
import org.robustlt.core.recipe.RecipeReader;
import org.robustlt.core.recipe.RecipeSchema;
import org.robustlt.core.registry.ComponentKind;
import org.robustlt.core.registry.Origin;
import org.robustlt.core.registry.Registration;
import org.robustlt.core.registry.Registry;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What editors accept and refuse, asked of a validator that is not ours. */
class RecipeSchemaTest {
  private static final Path RECIPES = Path.of(System.getProperty("robustlt.root"), "recipes");
  private static final Path FILE = RECIPES.resolve("recipe.schema.json");
  private static final Registry REGISTRY = Registry.load(List.of());
  private static final JsonSchema SCHEMA = schema(REGISTRY);

  /** A sound recipe; what tests write takes the place of what is here or comes to it. */
  private static final String SOUND =
      """
      data: {use: fashion-mnist-mini}
      model: {use: small-cnn}
      training: {epochs: 2}
      attack: {use: pgd}
      """;

  static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(RECIPES)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  @Test
  void theFileBesideTheRecipesIsWhatTheCommandPrints() throws IOException {
    String schema = RecipeSchema.of(REGISTRY);
    Path printed = Path.of("target", "recipe.schema.json");
    Files.writeString(printed, schema);

    // Where a component or an option is new: ./robustlt schema --out recipes/recipe.schema.json
    assertThat(Files.readString(FILE)).as(printed + " against " + FILE).isEqualTo(schema);
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyRecipeIsAcceptedAndNamesTheFileInItsFirstLine(Path file) throws IOException {
    String text = Files.readString(file);

    assertThat(problems(text)).isEmpty();
    String line = text.lines().findFirst().orElseThrow();
    assertThat(line).startsWith("# yaml-language-server: $schema=");
    assertThat(file.resolveSibling(line.substring(line.indexOf('=') + 1)).normalize())
        .isEqualTo(FILE);
  }

  @ParameterizedTest
  @MethodSource("org.robustlt.bench.RecipesTest#recipes")
  void everyResolvedRecipeIsAccepted(Path file) {
    assertThat(problems(new RecipeReader(REGISTRY).read(file, List.of()).yaml())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "name: 7",
        "name: true",
        "seed: '3'",
        "seed: +3",
        "loss: trades",
        "loss: {beta: 6, use: 'trades'}",
        "weightPerturbation: none",
        "training: {epochs: '12', gradientClipping: .5, monitor: off}",
        "training: {epochs: 2, gradientClipping: 1e0, unusedNaturalForward: 'true'}",
        "training: {epochs: 2, weightAverage: {decay: 5e-1}}",
        "training: {epochs: 2, schedule: {use: multi-step, milestones: 1}}",
        "training: {epochs: 2, schedule: {use: multi-step, milestones: [1, '2']}}",
        "training: {epochs: 2, optimizer: adamw}",
        "attack: fgsm",
        "attack: {use: pgd, stepSize: '2 / 255', objective: margin}",
        "attack: {use: none}",
        "budget: {epsilon: 0.03}",
        "budget: {use: robustlt, epsilon: 8/255, beta: 0.3}",
        "model: wrn-16-4",
        "model: {use: wrn-16-4, normalization: 0.5 / 0.25}",
        "model: {use: vit-tiny, classifier: linear, normalization: none}",
        "data: fashion-mnist-mini",
        "data: {use: fashion-mnist-mini, augmentation: [horizontal-flip, {use: random-crop}]}",
        "data: {use: fashion-mnist-mini, selection: {file: none}}",
        "data: {use: fashion-mnist-mini, imbalance: as-given}",
        "evaluation: {protocols: [natural, mine.yaml], groups: {rule: counts, head: 2, tail: 2}}",
        "phases: [{name: warm, epochs: 1, attack: none, loss: cross-entropy}]",
        "phases: []",
        "precision: {attack: as-arrays, arrays: float64}",
        "engine: {activations: keep}",
      })
  void whatIsValidIsAcceptedHoweverItIsSpelt(String setting) {
    String recipe = recipe(setting);

    new RecipeReader(REGISTRY).read(recipe, "recipe", List.of());
    assertThat(problems(recipe)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "include: base.yaml",
        "include: [a.yaml, b.yaml]",
        "attack: {steps: 5}",
        "budget: {alpha: 0.3}",
        "loss: {beta: 6}",
        "model: {classifier: {scale: 10}}",
        "{}",
      })
  void partsOfRecipesAreAccepted(String part) {
    assertThat(problems(part)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "traning: {epochs: 2}",
        "training: {epoch: 2}",
        "training: {epochs: two}",
        "training: {epochs: 1.5}",
        "training: {epochs: 0}",
        "training: {epochs: 2, batchSize: -128}",
        "training: {epochs: 2, gradientClipping: -1}",
        "training: {epochs: 2, monitor: sometimes}",
        "training: {epochs: 2, optimizer: {use: sgd, momentum: 1}}",
        "training: {epochs: 2, optimizer: {use: sgd, beta1: 0.9}}",
        "training: [epochs, 2]",
        "attack: {use: pdg}",
        "attack: {use: pgd, stpes: 7}",
        "attack: {use: pgd, steps: 0}",
        "attack: {use: pgd, stepSize: 2/}",
        "attack: {use: pgd, objective: {use: pgd}}",
        "attack: ",
        "budget: {epsilon: eight}",
        "budget: {use: constant, alpha: 0.3}",
        "budget: {use: robustlt, alpha: 1.5}",
        "loss: [trades]",
        "loss: 3",
        "model: {use: wrn-28}",
        "model: {use: resnet_18}",
        "data: {use: fashion-mnist-mini, validation: {fraction: 1}}",
        "data: {use: fashion-mnist-mini, validation: 0.1}",
        "data: {use: fashion-mnist-mini, augmentation: horizontal-flip}",
        "data: {use: fashion-mnist-mini, imbalance: {use: exponential, ratio: many}}",
        "evaluation: {protocols: [natural, pgd-2O]}",
        "evaluation: {groups: {rule: quarters}}",
        "phases: {name: warm, epochs: 1}",
        "phases: [{name: warm}]",
        "phases: [{name: warm, epochs: 1, optimizer: sgd}]",
        "precision: {arrays: float16}",
      })
  void whatIsWrongIsRefused(String setting) {
    String recipe = recipe(setting);

    assertThatThrownBy(() -> new RecipeReader(REGISTRY).read(recipe, "recipe", List.of()))
        .isInstanceOf(RecipeException.class);
    assertThat(problems(recipe)).isNotEmpty();
  }

  @Test
  void componentsOfPluginsAreThere() {
    Registration twin =
        new Registration(ComponentKind.ATTACK, new TwinAttack(), Origin.of(TwinAttack.class));
    JsonSchema withPlugin = schema(Registry.load(List.of(twin)));

    String recipe = recipe("attack: {use: " + twin.name() + "}");
    assertThat(problems(withPlugin, recipe)).isEmpty();
    assertThat(problems(recipe)).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"landed.yaml", "finished/recipe.yaml", "half/recipe.yaml"})
  void recipesOfEarlierVersionsAreAccepted(String file) throws IOException {
    assertThat(problems(Files.readString(Path.of("src/test/resources/frozen/schema-1", file))))
        .isEmpty();
  }

  /** Returns the sound recipe with a section in the place of its own. */
  private static String recipe(String section) {
    String key = section.substring(0, section.indexOf(':') + 1);
    List<String> lines = new ArrayList<>(SOUND.lines().filter(l -> !l.startsWith(key)).toList());
    lines.add(section);
    return String.join("\n", lines) + "\n";
  }

  private static JsonSchema schema(Registry registry) {
    return JsonSchemaFactory.getInstance(VersionFlag.V7).getSchema(RecipeSchema.of(registry));
  }

  private static List<String> problems(String yaml) {
    return problems(SCHEMA, yaml);
  }

  /** Returns what is wrong with a text as YAML 1.1, and as 1.2, which is stricter with truth. */
  private static List<String> problems(JsonSchema schema, String yaml) {
    try {
      Object loaded = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
      JsonNode old = new ObjectMapper().valueToTree(loaded);
      return Stream.of(old, new YAMLMapper().readTree(yaml))
          .flatMap(tree -> schema.validate(tree).stream())
          .map(Object::toString)
          .toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
