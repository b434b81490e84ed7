package org.robustlt.bench.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.robustlt.api.component.ComponentName;
import org.robustlt.bench.console.Console;
import org.robustlt.bench.plugin.PluginKind;
import org.robustlt.bench.plugin.PluginProject;
import org.robustlt.core.file.FileFault;
import org.robustlt.core.registry.option.Spelling;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes the project of a plug-in. */
@Command(
    name = "new",
    header = "Write a Maven project of a plug-in that builds at once.",
    description = {
      "The project has a component of the kind that you name, its contract test from robustlt-tck, a"
          + " service file and a README. It builds against what mvn install -DskipTests in this"
          + " clone puts into the local Maven repository."
    },
    footer = {
      "  ./robustlt plugin new power --kind scheduler",
      "  ./robustlt plugin new my-attack --kind attack --package org.acme --out ~/my-attack"
    })
final class PluginNewCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "NAME", description = "The name of the component, such as power.")
  private String name = "";

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      required = true,
      description = "What it is: ${COMPLETION-CANDIDATES}.",
      completionCandidates = Kinds.class)
  private String kind = "";

  @Option(
      names = "--package",
      paramLabel = "PACKAGE",
      description = "The package of its classes; plugin.NAME if not given.")
  private Optional<String> packageName = Optional.empty();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where the project goes; NAME if not given.")
  private Optional<Path> out = Optional.empty();

  PluginNewCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    PluginProject project = project();
    Path directory = out.orElseGet(() -> Path.of(name));
    checkFree(directory);
    try {
      project.write(directory);
    } catch (IOException e) {
      throw new UserException(FileFault.writing(directory, e));
    }
    project.files().keySet().forEach(file -> console.print(directory.resolve(file).toString()));
    console.note("");
    console.note("Next: mvn -q install -DskipTests (once, in the clone of RobustLT)");
    console.note("      mvn -f " + directory.resolve("pom.xml") + " package");
    return 0;
  }

  private PluginProject project() {
    List<String> labels = PluginKind.all().stream().map(PluginKind::label).toList();
    PluginKind chosen =
        PluginKind.all().stream()
            .filter(each -> each.label().equals(kind))
            .findFirst()
            .orElseThrow(
                () ->
                    new UserException(
                        "unknown kind of plug-in \""
                            + kind
                            + "\""
                            + Spelling.hint(kind, labels)
                            + "\navailable: "
                            + String.join(", ", labels)));
    try {
      ComponentName component = ComponentName.of(name);
      return new PluginProject(
          component, chosen, packageName.orElseGet(() -> PluginProject.usualPackage(component)));
    } catch (IllegalArgumentException e) {
      throw new UserException(String.valueOf(e.getMessage()));
    }
  }

  private static void checkFree(Path directory) {
    if (!Files.exists(directory)) {
      return;
    }
    try (Stream<Path> content = Files.list(directory)) {
      if (content.findAny().isPresent()) {
        throw new UserException(directory + " is not empty; give another directory with --out");
      }
    } catch (IOException e) {
      throw new UserException(directory + " is no directory that can be read: " + e);
    }
  }

  /** The kinds, for shell completion. */
  static final class Kinds implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return PluginKind.all().stream().map(PluginKind::label).iterator();
    }
  }
}
