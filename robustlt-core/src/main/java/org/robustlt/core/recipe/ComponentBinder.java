package org.robustlt.core.recipe;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.robustlt.api.component.ComponentProvider;
import org.robustlt.core.recipe.node.Node;
import org.robustlt.core.recipe.node.Problems;
import org.robustlt.core.registry.ComponentKind;
import org.robustlt.core.registry.Registry;

/** Finds the component that a section names, and reads its options. */
final class ComponentBinder {
  private static final String USE = "use";

  private final Registry registry;
  private final Problems problems;
  private final RecordBinder records;

  ComponentBinder(Registry registry, Problems problems, RecordBinder records) {
    this.registry = registry;
    this.problems = problems;
    this.records = records;
  }

  /**
   * Returns the component of a section, with its options.
   *
   * @param own keys of the section that are no options of the component
   */
  Optional<Choice<?, ?, ?>> choice(ComponentKind kind, Node.Section section, Set<String> own) {
    Optional<Registry.Match> match = find(kind, section);
    if (match.isEmpty()) {
      return Optional.empty();
    }
    Set<String> others = new LinkedHashSet<>(own);
    others.add(USE);
    String title = " of " + kind.noun() + " \"" + match.get().name() + "\"";
    return records
        .options(match.get().defaults(), section, others, title)
        .map(options -> choice(match.get(), match.get().registration().provider(), options));
  }

  private Optional<Registry.Match> find(ComponentKind kind, Node.Section section) {
    Optional<Node> use = section.get(USE);
    if (use.isEmpty()) {
      problems.add(
          section.place(),
          section.pathOf(USE),
          "missing; name the " + kind.noun() + "\n" + registry.available(kind));
      return Optional.empty();
    }
    if (!(use.get() instanceof Node.Text name) || name.isNothing()) {
      problems.add(
          use.get(),
          "expected the name of a component, got "
              + use.get().description()
              + "\n"
              + registry.available(kind));
      return Optional.empty();
    }
    try {
      Optional<Registry.Match> match = registry.find(kind, name.text());
      if (match.isEmpty()) {
        problems.add(name, registry.unknown(kind, name.text()));
      }
      return match;
    } catch (IllegalArgumentException e) {
      problems.add(name, String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private static <C, O extends Record, X> Choice<C, O, X> choice(
      Registry.Match match, ComponentProvider<C, O, X> provider, Record options) {
    @SuppressWarnings("unchecked") // the options were made in the class of the provider's defaults
    O typed = (O) options;
    return new Choice<>(match.name(), typed, provider);
  }
}
