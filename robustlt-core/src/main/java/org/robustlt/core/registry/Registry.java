package org.robustlt.core.registry;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.robustlt.core.registry.option.Spelling;

/** All components that recipes may name. Immutable. */
public final class Registry {
  private final Map<ComponentKind, List<Registration>> registrations =
      new EnumMap<>(ComponentKind.class);
  private final PluginContents plugins;

  /**
   * Makes a registry of the given providers.
   *
   * @throws RegistryException if two of one kind have one name
   */
  public Registry(Collection<Registration> providers) {
    this(providers, PluginContents.of(List.of()));
  }

  private Registry(Collection<Registration> providers, PluginContents plugins) {
    this.plugins = plugins;
    List<String> problems = new ArrayList<>();
    for (ComponentKind kind : ComponentKind.values()) {
      List<Registration> ofKind =
          providers.stream()
              .filter(registration -> registration.kind() == kind)
              .sorted(Comparator.comparing(Registration::name))
              .toList();
      for (int i = 1; i < ofKind.size(); i++) {
        if (ofKind.get(i).name().equals(ofKind.get(i - 1).name())) {
          problems.add(clash(ofKind.get(i - 1), ofKind.get(i)));
        }
      }
      registrations.put(kind, ofKind);
    }
    if (!problems.isEmpty()) {
      throw new RegistryException(problems);
    }
  }

  /**
   * Returns the registry of all providers of the class path, and of the given plug-ins' ones.
   *
   * @throws RegistryException if a provider cannot be loaded, or two of one kind have one name
   */
  public static Registry load(Collection<Registration> plugins) {
    return load(PluginContents.of(plugins));
  }

  /**
   * Returns the registry of all providers of the class path, and of what plug-ins bring.
   *
   * @throws RegistryException if a provider cannot be loaded, or two of one kind have one name
   */
  public static Registry load(PluginContents plugins) {
    List<Registration> providers =
        new ArrayList<>(ProviderLoader.load(Registry.class.getClassLoader()));
    providers.addAll(plugins.components());
    return new Registry(providers, plugins);
  }

  /** Returns what plug-ins bring beside components. */
  public PluginContents plugins() {
    return plugins;
  }

  /** Returns the providers of a kind in the order of their names. */
  public List<Registration> of(ComponentKind kind) {
    return registrations.getOrDefault(kind, List.of());
  }

  /**
   * Returns the component of the given name, a member of a family included.
   *
   * @throws IllegalArgumentException if a family knows the name but not this member, or two do
   */
  public Optional<Match> find(ComponentKind kind, String name) {
    List<Match> matches = new ArrayList<>();
    for (Registration registration : of(kind)) {
      Optional<Match> match =
          registration.defaultsFor(name).map(defaults -> new Match(registration, name, defaults));
      if (match.isPresent() && registration.name().equals(name)) {
        return match;
      }
      match.ifPresent(matches::add);
    }
    if (matches.size() > 1) {
      throw new IllegalArgumentException(
          clash(matches.get(0).registration(), matches.get(1).registration()));
    }
    return matches.stream().findFirst();
  }

  /**
   * Returns what to tell about a name that {@link #find} does not know: a suggestion, and in lines
   * of their own what is available from which jar.
   */
  public String unknown(ComponentKind kind, String name) {
    List<String> names = of(kind).stream().map(Registration::name).toList();
    return "unknown "
        + kind.noun()
        + " \""
        + name
        + "\""
        + Spelling.hint(name, names)
        + "\n"
        + available(kind)
        + disabled();
  }

  private String disabled() {
    return plugins.disabled().stream()
        .map(problem -> "\ndisabled: " + problem)
        .collect(Collectors.joining());
  }

  /** Returns what is available of a kind, from which jar: a line for each jar. */
  public String available(ComponentKind kind) {
    return AvailableComponents.table(of(kind));
  }

  private static String clash(Registration first, Registration second) {
    return "two providers of "
        + first.kind().noun()
        + " \""
        + second.name()
        + "\": "
        + describe(first)
        + " and "
        + describe(second);
  }

  private static String describe(Registration registration) {
    return registration.type().getName() + " in " + registration.origin();
  }

  /**
   * A component that was found by name.
   *
   * @param registration its provider
   * @param name the name that was asked for
   * @param defaults its default options under this name
   */
  public record Match(Registration registration, String name, Record defaults) {}
}
