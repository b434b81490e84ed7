package org.robustlt.core.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.robustlt.core.registry.option.OptionListing;

/** Finds the providers of all kinds that a class loader sees. */
public final class ProviderLoader {
  private final ClassLoader loader;
  private final List<Registration> registrations = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();

  private ProviderLoader(ClassLoader loader) {
    this.loader = loader;
  }

  /**
   * Returns the providers of all kinds.
   *
   * @param loader where to look
   * @throws RegistryException if a provider cannot be loaded or contradicts its contract; about all
   *     of them together
   */
  public static List<Registration> load(ClassLoader loader) {
    ProviderLoader providers = new ProviderLoader(loader);
    for (ComponentKind kind : ComponentKind.values()) {
      providers.load(kind);
    }
    if (!providers.problems.isEmpty()) {
      throw new RegistryException(providers.problems);
    }
    return List.copyOf(providers.registrations);
  }

  private void load(ComponentKind kind) {
    try {
      ServiceLoader.load(kind.providerType(), loader).stream()
          .forEach(provider -> register(kind, provider));
    } catch (ServiceConfigurationError | LinkageError e) {
      // ServiceLoader does not say which jar is at fault
      problems.addAll(ServiceFiles.problems(kind, loader, e));
    }
  }

  private void register(ComponentKind kind, ServiceLoader.Provider<?> found) {
    Origin origin = Origin.of(found.type());
    Optional<String> broken = RecordRules.broken(found.type());
    if (broken.isPresent()) {
      problems.add(about(origin, found.type(), broken.get()));
      return;
    }
    try {
      Registration registration = new Registration(kind, (Record) found.get(), origin);
      check(registration);
      registrations.add(registration);
    } catch (ServiceConfigurationError e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      cause =
          cause instanceof ExceptionInInitializerError && cause.getCause() != null
              ? cause.getCause()
              : cause;
      problems.add(about(origin, found.type(), "cannot be made: " + cause));
    } catch (RuntimeException | LinkageError e) {
      problems.add(about(origin, found.type(), "does not work: " + e));
    }
  }

  private static void check(Registration registration) {
    for (OptionListing option : OptionListing.of(registration.defaults())) {
      if (option.name().equals("use")) {
        throw new IllegalArgumentException("an option must not be called use");
      }
    }
  }

  private static String about(Origin origin, Class<?> type, String problem) {
    return origin + ": " + type.getName() + " " + problem;
  }
}
