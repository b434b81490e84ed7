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
      import org.robustlt.api.data.*;
      import org.robustlt.api.component.*;
      @Component("broken")
      public record Broken(OPTIONS) implements AttackProvider {
        MEMBERS
        public Attack create(ComponentContext context) {
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
  void aRecordWithoutDefaultsIsNamedWithItsJar() throws IOException {
    refuses(
        broken("int number", ""),
        "com.acme.Broken has no public constructor without parameters, which gives the defaults");
  }

  @Test
  void aRecordThatIsNotPublicIsNamedWithItsJar() throws IOException {
    refuses(
        broken(PROVIDER.replace("public record Broken", "record Broken"), "", "public Broken {}"),
        "com.acme.Broken is not public");
  }

  @Test
  void aClassThatIsNoRecordIsNamedWithItsJar() throws IOException {
    refuses(
        broken(
            PROVIDER.replace("public record Broken(OPTIONS)", "public final class Broken"), "", ""),
        "com.acme.Broken is no record; the fields of a record are the options of a component");
  }

  @Test
  void aRecordWithoutNameIsNamedWithItsJar() throws IOException {
    refuses(
        broken(PROVIDER.replace("@Component(\"broken\")", ""), "", ""),
        "com.acme.Broken has no name; give it one by @Component");
  }

  @Test
  void aNameOfAnotherFormIsRefused() throws IOException {
    refuses(
        broken(PROVIDER.replace("\"broken\"", "\"Broken One\""), "", ""),
        "com.acme.Broken does not work: java.lang.IllegalArgumentException: a component name must"
            + " be lower-case words joined by hyphens, got \"Broken One\"");
  }

  @Test
  void aFamilyNeedsTheOptionsAndTheConstructorThatItsNameTells() throws IOException {
    String family = PROVIDER.replace("\"broken\"", "\"broken-<depth>\"");
    refuses(
        broken(family, "", ""),
        "com.acme.Broken does not work: java.lang.IllegalArgumentException: com.acme.Broken has no"
            + " option depth");
    refuses(
        broken(family, "int depth, int width", "public Broken() { this(1, 1); }"),
        "com.acme.Broken does not work: java.lang.IllegalArgumentException: com.acme.Broken has no"
            + " constructor of int");
  }

  @Test
  void aProviderWhoseConstructorFailsIsNamedWithItsJar() throws IOException {
    refuses(
        broken("", "public Broken { if (true) throw new IllegalStateException(\"no\"); }"),
        "com.acme.Broken cannot be made: java.lang.IllegalStateException: no");
  }

  @Test
  void aProviderWhoseClassCannotBeInitializedTellsWhy() throws IOException {
    refuses(
        broken("", "static { if (true) throw new IllegalStateException(\"no licence\"); }"),
        "com.acme.Broken cannot be made: java.lang.IllegalStateException: no licence");
  }

  @Test
  void aProviderThatNeedsAnAbsentLibraryIsNamedWithItsJar() throws IOException {
    PluginJar jar =
        broken("", "public Broken { new Absent(); }").withClass("Absent", "final class Absent {}");
    refuses(
        jar.without("com/acme/Absent.class"),
        "com.acme.Broken cannot be made: java.lang.NoClassDefFoundError: com/acme/Absent");
  }

  @Test
  void optionsThatRecipesCannotSpellAreRefused() throws IOException {
    refuses(
        broken("Map<String, Double> weights", "public Broken() { this(Map.of()); }"),
        "com.acme.Broken does not work: java.lang.IllegalArgumentException: option weights is a"
            + " java.util.Map<java.lang.String, java.lang.Double>, which recipes cannot spell");
  }

  @Test
  void optionsMustNotTakeTheNameOfTheKeyThatChooses() throws IOException {
    refuses(
        broken("int use", "public Broken() { this(1); }"),
        "com.acme.Broken does not work: java.lang.IllegalArgumentException: an option must not be"
            + " called use");
  }

  @Test
  void optionsMustHaveDefaults() throws IOException {
    refuses(
        broken("String text", "public Broken() { this(null); }"),
        "com.acme.Broken does not work: java.lang.IllegalArgumentException: option text has no"
            + " default value");
  }

  private PluginJar broken(String options, String members) throws IOException {
    return broken(PROVIDER, options, members);
  }

  private PluginJar broken(String source, String options, String members) throws IOException {
    return new PluginJar(work)
        .withClass("Broken", source.replace("OPTIONS", options).replace("MEMBERS", members))
        .withService("com.acme.Broken");
  }

  private void refuses(PluginJar plugin, String problem) throws IOException {
    Path jar = plugin.writeTo(work.resolve("plugins/acme/acme.jar"));
    assertThat(new PluginFolders(work.resolve("plugins")).load().problems())
        .containsExactly(jar + ": " + problem);
  }
}
