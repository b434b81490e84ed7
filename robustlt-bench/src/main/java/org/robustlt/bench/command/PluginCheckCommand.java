package org.robustlt.bench.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.robustlt.bench.console.Columns;
import org.robustlt.bench.console.Console;
import org.robustlt.core.plugin.Plugin;
import org.robustlt.core.plugin.PluginException;
import org.robustlt.core.plugin.PluginFolders;
import org.robustlt.core.plugin.Plugins;
import org.robustlt.core.recipe.RecipeException;
import org.robustlt.core.recipe.RecipeReader;
import org.robustlt.core.registry.ComponentListing;
import org.robustlt.core.registry.Registration;
import org.robustlt.core.registry.RegistryException;
import org.robustlt.core.run.Protocols;
import org.robustlt.core.run.RunException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Says what a jar brings and what is wrong with it. */
@Command(
    name = "check",
    header = "Say what a jar brings and what is wrong with it, without installing it.",
    description = {
      "Loads the jar as a plug-in of its own beside the program's components and lists what it brings."
          + " What keeps it from being used is a problem, and the exit code then 2; what users would"
          + " miss, such as an option without a description, is a note. Its code runs: check only"
          + " what you would install."
    },
    footer = {"  ./robustlt plugin check power/target/plugins/power/power-1.0.0.jar"})
final class PluginCheckCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      paramLabel = "JAR",
      arity = "1..*",
      description = "The jar, and those that lie beside it in the folder of the plug-in.")
  private List<Path> jars = List.of();

  PluginCheckCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    for (Path jar : jars) {
      if (!Files.isRegularFile(jar)) {
        throw new UserException(jar + " is no file");
      }
    }
    Plugin plugin;
    try {
      plugin = PluginFolders.load(jars);
    } catch (PluginException | RegistryException e) {
      return tell(List.of(String.valueOf(e.getMessage())));
    }
    print(plugin);
    plugin.components().forEach(this::noteWhatUsersMiss);
    return tell(problems(plugin));
  }

  private void print(Plugin plugin) {
    Columns columns = new Columns(2);
    for (Registration registration : plugin.components()) {
      ComponentListing listing = ComponentListing.of(registration);
      columns.row(listing.kind().label() + " " + listing.name(), listing.description());
    }
    plugin.protocols().forEach(protocol -> columns.row("protocol " + protocol.name(), ""));
    columns.print(console);
  }

  private void noteWhatUsersMiss(Registration registration) {
    ComponentListing listing = ComponentListing.of(registration);
    String what = listing.kind().noun() + " \"" + listing.name() + "\"";
    if (listing.description().isEmpty()) {
      console.print("note: " + what + " has no @Description");
    }
    listing.options().stream()
        .filter(option -> option.meaning().isEmpty())
        .forEach(
            option ->
                console.print(
                    "note: option " + option.name() + " of " + what + " has no @Description"));
  }

  /** What the program would refuse when the plug-in is there. */
  private static List<String> problems(Plugin plugin) {
    Plugins alone = new Plugins(List.of(plugin), List.of()).withoutClashes();
    List<String> problems = new ArrayList<>(alone.problems());
    try {
      Protocols protocols = new Protocols(new RecipeReader(alone.registry()));
      if (!alone.usable().isEmpty()) {
        plugin.protocols().forEach(protocol -> protocols.find(List.of(protocol.name())));
      }
    } catch (RegistryException | RecipeException | RunException e) {
      problems.add(String.valueOf(e.getMessage()));
    }
    return problems;
  }

  private int tell(List<String> problems) {
    problems.forEach(problem -> console.print("problem: " + problem));
    console.print(problems.isEmpty() ? "The jar can be used." : "The jar cannot be used.");
    return problems.isEmpty() ? 0 : Failures.USER;
  }
}
