package org.robustlt.bench.command;

import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.robustlt.bench.console.Columns;
import org.robustlt.bench.console.Console;
import org.robustlt.bench.console.Console.Style;
import org.robustlt.core.recipe.RecipeReader;
import org.robustlt.core.registry.ComponentKind;
import org.robustlt.core.registry.ComponentListing;
import org.robustlt.core.registry.Registry;
import org.robustlt.core.registry.option.Spelling;
import org.robustlt.core.run.Protocols;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Lists what recipes can choose from. */
@Command(
    name = "components",
    header = "List the components that recipes can name, with their options.",
    description = {
      "Without arguments, everything by kind; with a kind and a name, the options of that component"
          + " with meaning, default and unit, and the jar it comes from. With recipe, the settings"
          + " of recipes beside those, of all sections or of one. Protocols of evaluation are"
          + " listed too."
    },
    footer = {
      "  ./robustlt components",
      "  ./robustlt components attack",
      "  ./robustlt components scheduler robustlt",
      "  ./robustlt components recipe training"
    })
final class ComponentsCommand implements Callable<Integer> {
  private static final String RECIPE = "recipe";
  private static final String PROTOCOL = "protocol";

  private final Console console;

  @Mixin private PluginOptions plugins = new PluginOptions();

  @Parameters(
      paramLabel = "KIND",
      arity = "0..1",
      index = "0",
      description = "Such as attack, scheduler, loss; protocol; or recipe.",
      completionCandidates = Kinds.class)
  private Optional<String> kind = Optional.empty();

  @Parameters(
      paramLabel = "NAME",
      arity = "0..1",
      index = "1",
      description = "Such as pgd; wrn-28-10 for a member of a family; a section of recipes.")
  private Optional<String> name = Optional.empty();

  ComponentsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Registry registry = plugins.registry();
    if (kind.isEmpty()) {
      Arrays.stream(ComponentKind.values()).forEach(each -> overview(registry, each));
      protocols(registry);
      console.note("Options: robustlt components KIND NAME");
      console.note("Settings beside them: robustlt components recipe");
      return 0;
    }
    if (kind.get().equals(RECIPE)) {
      new OptionLines(console).printSettings(name);
      return 0;
    }
    if (kind.get().equals(PROTOCOL)) {
      protocols(registry);
      return 0;
    }
    ComponentKind chosen = kindNamed(kind.get());
    if (name.isEmpty()) {
      overview(registry, chosen);
    } else {
      details(listing(registry, chosen, name.get()));
    }
    return 0;
  }

  private void protocols(Registry registry) {
    Protocols protocols = new Protocols(new RecipeReader(registry));
    Map<String, Columns> byOrigin = new LinkedHashMap<>();
    protocols
        .names()
        .forEach(
            (protocol, origin) ->
                byOrigin
                    .computeIfAbsent(origin, label -> new Columns(4))
                    .row(protocol, protocols.describe(protocol)));
    print(PROTOCOL, "evaluation.protocols", byOrigin);
  }

  private void overview(Registry registry, ComponentKind each) {
    Map<String, Columns> byOrigin = new LinkedHashMap<>();
    registry.of(each).stream()
        .map(ComponentListing::of)
        .forEach(
            it ->
                byOrigin
                    .computeIfAbsent(it.origin().label(), origin -> new Columns(4))
                    .row(it.name(), it.description()));
    print(each.label(), each.recipeKey(), byOrigin);
  }

  private void print(String title, String place, Map<String, Columns> byOrigin) {
    console.print(
        console.styled(title, Style.BOLD) + console.styled("  (" + place + ")", Style.FAINT));
    byOrigin.forEach(
        (origin, columns) -> {
          console.print(console.styled("  from " + origin, Style.FAINT));
          columns.print(console);
        });
    console.print("");
  }

  private void details(ComponentListing component) {
    console.print(
        console.styled(component.kind().label() + " " + component.name(), Style.BOLD)
            + "  from "
            + component.origin());
    indented(component.description());
    if (!component.source().isEmpty()) {
      indented("Source: " + component.source());
    }
    console.print("");
    if (component.options().isEmpty()) {
      console.print("  no options");
    }
    new OptionLines(console).print(component.options());
  }

  private void indented(String text) {
    if (!text.isEmpty()) {
      console.wrap(text, 2).forEach(line -> console.print("  " + line));
    }
  }

  private static ComponentKind kindNamed(String label) {
    List<String> labels = kinds().toList();
    return ComponentKind.labelled(label)
        .orElseThrow(
            () ->
                new UserException(
                    "unknown kind of component \""
                        + label
                        + "\""
                        + Spelling.hint(label, labels)
                        + "\navailable: "
                        + String.join(", ", labels)));
  }

  private static ComponentListing listing(Registry registry, ComponentKind kind, String name) {
    Optional<ComponentListing> byPattern =
        registry.of(kind).stream()
            .map(ComponentListing::of)
            .filter(listing -> listing.name().equals(name))
            .findFirst();
    if (byPattern.isPresent()) {
      return byPattern.get();
    }
    try {
      return registry
          .find(kind, name)
          .map(match -> ComponentListing.of(match.registration()))
          .orElseThrow(() -> new UserException(registry.unknown(kind, name)));
    } catch (IllegalArgumentException e) {
      throw new UserException(String.valueOf(e.getMessage()));
    }
  }

  /** The kinds, for shell completion. */
  static final class Kinds implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return kinds().iterator();
    }
  }

  private static Stream<String> kinds() {
    return Stream.concat(
        Arrays.stream(ComponentKind.values()).map(ComponentKind::label),
        Stream.of(PROTOCOL, RECIPE));
  }
}
