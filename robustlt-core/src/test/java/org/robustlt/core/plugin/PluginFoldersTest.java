package org.robustlt.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.robustlt.api.attack.Attack;
import org.robustlt.api.attack.AttackRequest;
import org.robustlt.api.attack.Classifier;
import org.robustlt.api.attack.InputGradient;
import org.robustlt.api.attack.LogitLoss;
import org.robustlt.api.budget.PerturbationBudget;
import org.robustlt.api.component.ClassFrequencies;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.data.Images;
import org.robustlt.api.random.RandomSource;
import org.robustlt.api.training.TrainingListenerProvider;
import org.robustlt.api.training.TrainingProgress;
import org.robustlt.core.recipe.Recipe;
import org.robustlt.core.recipe.RecipeReader;
import org.robustlt.core.registry.ComponentKind;
import org.robustlt.core.registry.ComponentListing;
import org.robustlt.core.registry.ContextLoader;
import org.robustlt.core.registry.Registration;
import org.robustlt.core.registry.Registry;
import org.robustlt.core.registry.TestComponents;
import org.robustlt.core.run.Protocols;

class PluginFoldersTest {
  private static final String BRIGHTEN =
      """
      import org.nd4j.linalg.api.ndarray.INDArray;
      import org.robustlt.api.attack.*;
      import org.robustlt.api.data.*;
      import org.robustlt.api.component.*;
      @Description("adds the radius to every pixel")
      @Component("brighten")
      public record BrightenProvider(@Description("share of the radius") double share)
          implements AttackProvider {
        public BrightenProvider() { this(1); }
        public Attack create(ComponentContext context) {
          return request ->
              Images.of(
                  request.images().array().add(share * request.budget().radius(0)));
        }
      }
      """;

  @TempDir private Path work;

  private Path plugins() {
    return work.resolve("plugins");
  }

  private Collection<Registration> load() {
    Plugins loaded = new PluginFolders(plugins()).load();
    assertThat(loaded.problems()).isEmpty();
    return loaded.usable().stream().flatMap(plugin -> plugin.components().stream()).toList();
  }

  private PluginJar jar(String name) {
    return new PluginJar(work.resolve("build-" + name));
  }

  private Path brighten(String folder) throws IOException {
    return jar(folder)
        .withClass("BrightenProvider", BRIGHTEN)
        .withService("com.acme.BrightenProvider")
        .writeTo(plugins().resolve(folder).resolve("acme-attacks-2.3.jar"));
  }

  @Test
  void anAttackOfAPluginIsFoundListedAndUsedByARecipe() throws IOException {
    Path jar = brighten("acme");
    Collection<Registration> found = load();
    assertThat(found).hasSize(1);
    Registration attack = found.iterator().next();
    assertThat(attack.origin().path()).contains(jar);
    ComponentListing listing = ComponentListing.of(attack);
    assertThat(listing.name()).isEqualTo("brighten");
    assertThat(listing.description()).isEqualTo("adds the radius to every pixel");
    assertThat(listing.options().get(0).meaning()).isEqualTo("share of the radius");

    Registry registry = TestComponents.registryWith(found);
    Recipe recipe =
        new RecipeReader(registry)
            .read(
                Files.writeString(
                    work.resolve("recipe.yaml"),
                    """
                    data: {use: cifar-10}
                    model: {use: small-cnn}
                    attack: {use: brighten, share: 0.5}
                    """),
                List.of());
    Attack brighten =
        recipe.attack().attack().create(ComponentContext.of(ClassFrequencies.of(5, 5), 1));
    assertThat(brighten.perturb(request()).array().ravel().toDoubleVector())
        .containsOnly(0.25 + 0.5 * 0.125);
  }

  @Test
  void aPluginSeesTheApiAndNothingElseOfTheProgram() throws IOException {
    brighten("acme");
    ClassLoader loader = load().iterator().next().type().getClassLoader();
    assertThat(loader).isNotSameAs(Registry.class.getClassLoader());
    for (String shared :
        List.of(
            "org.robustlt.api.attack.Attack",
            "org.nd4j.linalg.factory.Nd4j",
            "org.bytedeco.javacpp.Pointer",
            "org.slf4j.Logger",
            "org.jspecify.annotations.Nullable",
            "java.sql.Connection")) {
      assertThat(load(loader, shared)).as(shared).isTrue();
    }
    for (String own :
        List.of(
            "org.robustlt.core.registry.Registry",
            "com.google.common.collect.ImmutableList",
            "org.yaml.snakeyaml.Yaml")) {
      assertThat(load(loader, own)).as(own).isFalse();
    }
    assertThat(loader.getResource("META-INF/services/org.robustlt.api.data.DataSetProvider"))
        .isNull();
  }

  @Test
  void pluginsMayBringDifferentVersionsOfOneClass() throws IOException {
    String provider =
        """
        import org.robustlt.api.attack.*;
        import org.robustlt.api.data.*;
        import org.robustlt.api.component.*;
        @Component("version-%s")
        public record Version() implements AttackProvider {
          public Attack create(ComponentContext context) {
            return request -> request.images().copy();
          }
        }
        """;
    for (String version : List.of("1", "2")) {
      jar(version)
          .withClass("Version", provider.replace("%s", version))
          .withService("com.acme.Version")
          .writeTo(plugins().resolve("v" + version + "/acme.jar"));
    }
    assertThat(load())
        .extracting(registration -> registration.name())
        .containsExactly("version-1", "version-2");
  }

  @Test
  void thereMayBeNoPlugins() throws IOException {
    assertThat(load()).isEmpty();
    Files.createDirectories(plugins());
    Files.writeString(plugins().resolve("README.md"), "Plug-ins go here.");
    Files.createDirectories(plugins().resolve(".cache"));
    assertThat(load()).isEmpty();
  }

  @Test
  void twoPluginsOfOneNameAreDisabled() throws IOException {
    Path first = brighten("acme");
    Path second = brighten("bcme");
    assertProblem(
        "two providers of attack \"brighten\": com.acme.BrightenProvider in "
            + first
            + " and com.acme.BrightenProvider in "
            + second);
    assertThat(new PluginFolders(plugins()).load().usable()).isEmpty();
  }

  @Test
  void aPluginWithTheNameOfABuiltInComponentIsDisabledAndTheBuiltInOneStays() throws IOException {
    Path jar =
        jar("shadow")
            .withClass("BrightenProvider", BRIGHTEN.replace("\"brighten\"", "\"pgd\""))
            .withService("com.acme.BrightenProvider")
            .writeTo(plugins().resolve("acme/acme.jar"));
    Plugins loaded = new PluginFolders(plugins()).load();
    assertThat(loaded.problems()).hasSize(1);
    assertThat(loaded.problems().get(0))
        .startsWith("two providers of attack \"pgd\": ")
        .endsWith("com.acme.BrightenProvider in " + jar);
    assertThat(loaded.registry().find(ComponentKind.ATTACK, "pgd")).isPresent();
  }

  @Test
  void aBrokenPluginDisablesItselfAndNoOther() throws IOException {
    brighten("acme");
    Path broken = Files.createDirectories(plugins().resolve("broken"));
    Plugins loaded = new PluginFolders(plugins()).load();
    assertThat(loaded.problems())
        .containsExactly(broken + ": has no jar; a plug-in is a folder with at least one");
    Registry registry = loaded.registry();
    assertThat(registry.find(ComponentKind.ATTACK, "brighten")).isPresent();
    assertThat(registry.unknown(ComponentKind.ATTACK, "darken"))
        .endsWith("\ndisabled: " + loaded.problems().get(0));
  }

  @Test
  void aPluginMayBringProtocolsAlone() throws IOException {
    Path jar =
        jar("more")
            .with(
                "META-INF/robustlt/protocols/acme-fgsm.yaml",
                "description: one step\nepsilon: 4/255\nattack: {use: fgsm}\n")
            .writeTo(plugins().resolve("more/more.jar"));
    Plugins loaded = new PluginFolders(plugins()).load();
    assertThat(loaded.problems()).isEmpty();
    RecipeReader reader = new RecipeReader(loaded.registry());

    assertThat(new Protocols(reader).find("acme-fgsm").definition().description())
        .isEqualTo("one step");
    assertThat(new Protocols(reader).names()).containsEntry("acme-fgsm", jar.toString());
    assertThat(
            reader
                .readSettings(
                    "x",
                    List.of(
                        "evaluation.protocols=[natural, acme-fgsm]",
                        "attack.use=fgsm",
                        "data.use=cifar-10",
                        "model.use=small-cnn"))
                .evaluation()
                .protocols())
        .contains("acme-fgsm");
  }

  @Test
  void aListenerOfAPluginIsChosenByName() throws IOException {
    jar("tracker")
        .withClass(
            "Tracker",
            """
            import org.robustlt.api.component.*;
            import org.robustlt.api.training.*;
            @Component("tracker")
            public record Tracker(@Description("what is written") String word)
                implements TrainingListenerProvider {
              public Tracker() { this("none"); }
              public TrainingListener create(Context context) {
                return event ->
                    System.setProperty(
                        "tracker",
                        word + " by " + Thread.currentThread().getContextClassLoader().getName());
              }
            }
            """)
        .with(
            "META-INF/services/org.robustlt.api.training.TrainingListenerProvider",
            "com.acme.Tracker")
        .writeTo(plugins().resolve("tracker/tracker.jar"));
    RecipeReader reader = new RecipeReader(new PluginFolders(plugins()).load().registry());

    ContextLoader.create(
            reader.listener("{use: tracker, word: end}"), TrainingListenerProvider.Context.of(work))
        .on(() -> TrainingProgress.ofEpoch(1, 1));

    assertThat(System.getProperty("tracker")).isEqualTo("end by plug-in tracker");
    assertThatThrownBy(() -> reader.listener("trackr"))
        .hasMessageContaining("unknown listener \"trackr\"; did you mean \"tracker\"?");
  }

  @Test
  void aProtocolOfAPluginHasANameOfItsOwn() throws IOException {
    Path jar =
        jar("protocol")
            .with("META-INF/robustlt/protocols/pgd-20.yaml", "attack: {use: fgsm}\n")
            .writeTo(plugins().resolve("more/more.jar"));
    assertProblem(jar + ": protocol \"pgd-20\" has the name of one that comes with the program");
  }

  @Test
  void codeOfAPluginRunsWithItsClassLoader() throws IOException {
    jar("context")
        .withClass(
            "Context",
            """
            import org.nd4j.linalg.api.ndarray.INDArray;
            import org.robustlt.api.attack.*;
            import org.robustlt.api.data.*;
            import org.robustlt.api.component.*;
            @Component("context")
            public record Context() implements AttackProvider {
              private static void check(String where) {
                if (Thread.currentThread().getContextClassLoader()
                    != Context.class.getClassLoader()) {
                  throw new IllegalStateException(where);
                }
              }
              public Context { check("constructor"); }
              public Attack create(ComponentContext context) {
                check("create");
                return request -> { check("perturb"); return request.images(); };
              }
            }
            """)
        .withService("com.acme.Context")
        .writeTo(plugins().resolve("context/context.jar"));
    Registry registry = TestComponents.registryWith(load());
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    Recipe recipe =
        new RecipeReader(registry)
            .readSettings(
                "context",
                List.of("attack.use=context", "data.use=cifar-10", "model.use=small-cnn"));
    Attack attack =
        ContextLoader.create(
            recipe.attack().attack(), ComponentContext.of(ClassFrequencies.of(5, 5), 1));
    AttackRequest request = request();

    assertThat(attack.perturb(request)).isSameAs(request.images());
    assertThat(List.of(attack)).contains(attack);
    assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
  }

  @Test
  void foldersThatAreNoPluginsAreRefused() throws IOException {
    Path folder = Files.createDirectories(plugins().resolve("acme"));
    assertProblem(folder, "has no jar; a plug-in is a folder with at least one");
    jar("empty").with("README", "nothing").writeTo(folder.resolve("acme.jar"));
    assertProblem(
        folder,
        "provides nothing; a jar of it must name a provider in META-INF/services, such as"
            + " META-INF/services/org.robustlt.api.attack.AttackProvider");
  }

  @Test
  void jarsOutsideAFolderAreRefused() throws IOException {
    Path jar = jar("loose").with("README", "").writeTo(plugins().resolve("acme-1.0.jar"));
    assertProblem(
        jar,
        "a plug-in's jars must lie in a folder of their own, such as "
            + plugins().resolve("acme-1.0/acme-1.0.jar"));
  }

  @Test
  void filesThatAreNoJarsAreRefused() throws IOException {
    Path jar = plugins().resolve("acme/acme.jar");
    Files.createDirectories(jar.getParent());
    Files.writeString(jar, "this is no zip file");
    assertProblem(jar, "is not a readable jar (zip END header not found)");
    Files.delete(jar);
    Files.createDirectories(jar);
    assertThat(new PluginFolders(plugins()).load().problems())
        .singleElement()
        .asString()
        .startsWith(jar + ": is not a readable jar");
  }

  @Test
  void aFileInPlaceOfTheDirectoryIsRefused() throws IOException {
    Files.writeString(plugins(), "");
    assertThatThrownBy(this::load)
        .isInstanceOf(PluginException.class)
        .hasMessage(plugins() + ": is not a directory of plug-ins");
  }

  @Test
  void jarsThatBundleWhatTheProgramProvidesAreRefused() throws IOException {
    List<List<String>> bundles =
        List.of(
            List.of("org/nd4j/linalg/factory/Nd4j.class", "ND4J"),
            List.of("org/bytedeco/javacpp/Pointer.class", "JavaCPP"),
            List.of("org/robustlt/api/attack/Attack.class", "the RobustLT API"));
    for (List<String> bundle : bundles) {
      Path jar =
          jar("fat").with(bundle.get(0), "bytes").writeTo(plugins().resolve("acme/acme-all.jar"));
      assertProblem(
          jar,
          "bundles "
              + bundle.get(1)
              + ", which the program provides; build the plug-in with it as a dependency of scope"
              + " provided");
    }
  }

  private void assertProblem(Path place, String problem) {
    assertProblem(place + ": " + problem);
  }

  private void assertProblem(String problem) {
    assertThat(new PluginFolders(plugins()).load().problems()).containsExactly(problem);
  }

  private static boolean load(ClassLoader loader, String name) {
    try {
      return Class.forName(name, false, loader) != null;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  private static AttackRequest request() {
    Classifier none =
        new Classifier() {
          @Override
          public int classes() {
            return 2;
          }

          @Override
          public INDArray logits(Images images) {
            throw new UnsupportedOperationException();
          }

          @Override
          public InputGradient inputGradient(Images images, LogitLoss loss) {
            throw new UnsupportedOperationException();
          }
        };
    return AttackRequest.of(
            none,
            Images.of(Nd4j.valueArrayOf(new long[] {1, 1, 2, 2}, 0.25, DataType.DOUBLE)),
            new int[] {0},
            PerturbationBudget.uniform(0.125, 1))
        .withRandom(RandomSource.ofSeed(1));
  }
}
