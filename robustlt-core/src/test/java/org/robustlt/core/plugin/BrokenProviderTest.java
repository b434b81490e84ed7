package org.robustlt.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokenProviderTest {
  private static final String PROVIDER =
      """
      import java.util.Map;
      import org.robustlt.api.attack.*;
      import org.robustlt.api.component.*;
      public final class Broken implements AttackProvider<Broken.Options> {
        public record Options(OPTIONS) {}
        CONSTRUCTOR
        public ComponentName name() { return ComponentName.of("broken"); }
        public Options defaults() { return DEFAULTS; }
        public Attack create(Options options, ComponentContext context) {
          return request -> request.images().copy();
        }
      }
      """;

  @TempDir private Path work;

  @Test
  void aProviderThatIsNotThereIsNamedWithItsJar() throws IOException {
    refuses(
        new PluginJar(work).withService("com.acme.Missing"),
        "com.acme.Missing is listed as AttackProvider but is not there");
  }

  @Test
  void aClassThatIsNoProviderIsNamedWithItsJar() throws IOException {
    refuses(
        new PluginJar(work)
            .withClass("Other", "public final class Other {}")
            .withService("com.acme.Other"),
        "com.acme.Other is listed as AttackProvider but does not implement it");
  }

  @Test
  void aProviderWithoutPublicConstructorIsNamedWithItsJar() throws IOException {
    refuses(
        broken("", "Broken(int number) {}", "new Options()"),
        "com.acme.Broken has no public constructor without parameters, which gives the defaults");
  }

  @Test
  void aProviderWhoseConstructorFailsIsNamedWithItsJar() throws IOException {
    refuses(
        broken("", "public Broken() { throw new IllegalStateException(\"no\"); }", "new Options()"),
        "com.acme.Broken cannot be made: java.lang.IllegalStateException: no");
  }

  @Test
  void aProviderThatNeedsAnAbsentLibraryIsNamedWithItsJar() throws IOException {
    PluginJar jar =
        broken("", "private final Absent absent = new Absent();", "new Options()")
            .withClass("Absent", "final class Absent {}");
    refuses(
        jar.without("com/acme/Absent.class"),
        "com.acme.Broken cannot be made: java.lang.NoClassDefFoundError: com/acme/Absent");
  }

  @Test
  void optionsThatRecipesCannotSpellAreRefused() throws IOException {
    refuses(
        broken("Map<String, Double> weights", "", "new Options(Map.of())"),
        "com.acme.Broken does not work: java.lang.IllegalArgumentException: option weights is a"
            + " java.util.Map<java.lang.String, java.lang.Double>, which recipes cannot spell");
  }

  @Test
  void optionsMustNotTakeTheNameOfTheKeyThatChooses() throws IOException {
    refuses(
        broken("int use", "", "new Options(1)"),
        "com.acme.Broken does not work: java.lang.IllegalArgumentException: an option must not be"
            + " called use");
  }

  @Test
  void defaultsMustBeThere() throws IOException {
    refuses(
        broken("", "", "null"),
        "com.acme.Broken does not work: java.lang.IllegalArgumentException: name(), defaults() and"
            + " pattern() must not return null");
  }

  private PluginJar broken(String options, String constructor, String defaults) throws IOException {
    return new PluginJar(work)
        .withClass(
            "Broken",
            PROVIDER
                .replace("OPTIONS", options)
                .replace("CONSTRUCTOR", constructor)
                .replace("DEFAULTS", defaults))
        .withService("com.acme.Broken");
  }

  private void refuses(PluginJar plugin, String problem) throws IOException {
    Path jar = plugin.writeTo(work.resolve("plugins/acme/acme.jar"));
    assertThat(new PluginFolders(work.resolve("plugins")).load().problems())
        .containsExactly(jar + ": " + problem);
  }
}
