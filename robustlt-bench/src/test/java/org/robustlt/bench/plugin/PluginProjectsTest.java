package org.robustlt.bench.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.robustlt.api.component.ComponentName;

/** Builds a project of every kind by Maven, without network, as {@code plugin new} writes it. */
@EnabledIfSystemProperty(named = "robustlt.campaign", matches = "true")
class PluginProjectsTest {
  @TempDir private Path work;

  @Test
  void aNewProjectOfEveryKindBuildsAndRunsItsTest() throws Exception {
    Path repository = InstalledArtifacts.in(work.resolve("repository"));
    StringBuilder modules = new StringBuilder();
    List<PluginKind> kinds = PluginKind.all();
    for (PluginKind kind : kinds) {
      String name = "sample-" + kind.label();
      ComponentName component = ComponentName.of(name);
      new PluginProject(component, kind, PluginProject.usualPackage(component))
          .write(work.resolve(name));
      modules.append("<module>").append(name).append("</module>");
    }
    Path all =
        Files.writeString(
            work.resolve("pom.xml"),
            "<project><modelVersion>4.0.0</modelVersion><groupId>all</groupId>"
                + "<artifactId>all</artifactId><version>1</version><packaging>pom</packaging>"
                + "<modules>"
                + modules
                + "</modules></project>");

    String log = Processes.maven(repository, all, "package");

    // A protocol has no test; all others have that of their kind and that of their options.
    for (String test : List.of("(?<!Options)Test", "OptionsTest")) {
      assertThat(
              log.lines().filter(line -> line.matches(".*Tests run: [1-9].* in plugin.*" + test)))
          .as(log)
          .hasSize(kinds.size() - 1);
    }
  }
}
