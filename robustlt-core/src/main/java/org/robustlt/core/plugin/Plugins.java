package org.robustlt.core.plugin;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.robustlt.core.recipe.ProtocolNames;
import org.robustlt.core.registry.PluginContents;
import org.robustlt.core.registry.ProtocolFile;
import org.robustlt.core.registry.ProviderLoader;
import org.robustlt.core.registry.Registration;
import org.robustlt.core.registry.Registry;
import org.robustlt.core.registry.RegistryException;

/**
 * Plug-ins: those that can be used, and what is wrong with the others. What is wrong with one
 * disables that one.
 *
 * @param usable the plug-ins
 * @param problems what is wrong with others, a text for each
 */
public record Plugins(List<Plugin> usable, List<String> problems) {
  /** No plug-ins. */
  public static final Plugins NONE = new Plugins(List.of(), List.of());

  /** Copies the lists. */
  public Plugins {
    usable = List.copyOf(usable);
    problems = List.copyOf(problems);
  }

  /**
   * Returns these plug-ins without those that have a name which is taken already: by the program,
   * or by one another.
   */
  public Plugins withoutClashes() {
    List<Registration> program = ProviderLoader.load(Plugins.class.getClassLoader());
    Set<Plugin> clashing = new LinkedHashSet<>();
    List<String> all = new ArrayList<>(problems);
    for (int i = 0; i < usable.size(); i++) {
      Plugin plugin = usable.get(i);
      Optional<String> taken =
          clash(program, plugin.components()).or(() -> builtInProtocol(plugin));
      taken.ifPresent(all::add);
      if (taken.isPresent()) {
        clashing.add(plugin);
      }
      for (Plugin other : usable.subList(0, i)) {
        Optional<String> clash =
            clash(other.components(), plugin.components()).or(() -> protocol(other, plugin));
        if (clash.isPresent()) {
          all.add(clash.get());
          clashing.add(plugin);
          clashing.add(other);
        }
      }
    }
    return new Plugins(usable.stream().filter(it -> !clashing.contains(it)).toList(), all);
  }

  /**
   * Returns these plug-ins, of which all can be used.
   *
   * @throws PluginException otherwise
   */
  public Plugins sound() {
    if (!problems.isEmpty()) {
      throw new PluginException(String.join("\n", problems));
    }
    return this;
  }

  /** Returns all components and protocols: the program's own and those of plug-ins. */
  public Registry registry() {
    return Registry.load(
        new PluginContents(all(Plugin::components), all(Plugin::protocols), problems));
  }

  private <T> List<T> all(Function<Plugin, List<T>> part) {
    return usable.stream().flatMap(plugin -> part.apply(plugin).stream()).toList();
  }

  private static Optional<String> clash(
      Collection<Registration> some, Collection<Registration> others) {
    List<Registration> both = new ArrayList<>(some);
    both.addAll(others);
    try {
      Registry ignored = new Registry(both);
      return Optional.empty();
    } catch (RegistryException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private static Optional<String> builtInProtocol(Plugin plugin) {
    return plugin.protocols().stream()
        .filter(protocol -> ProtocolNames.BUILT_IN.contains(protocol.name()))
        .map(
            protocol ->
                protocol.origin()
                    + ": protocol \""
                    + protocol.name()
                    + "\" has the name of one that comes with the program")
        .findFirst();
  }

  private static Optional<String> protocol(Plugin first, Plugin second) {
    for (ProtocolFile one : first.protocols()) {
      for (ProtocolFile other : second.protocols()) {
        if (one.name().equals(other.name())) {
          return Optional.of(
              "two protocols \""
                  + one.name()
                  + "\": in "
                  + one.origin()
                  + " and in "
                  + other.origin());
        }
      }
    }
    return Optional.empty();
  }
}
