package org.robustlt.bench.command;

import java.util.List;
import java.util.Optional;
import org.robustlt.api.data.DataException;
import org.robustlt.api.data.DataSetProvider;
import org.robustlt.core.registry.ComponentKind;
import org.robustlt.core.registry.ContextLoader;
import org.robustlt.core.registry.Registration;
import org.robustlt.core.registry.Registry;

/**
 * The data sets that recipes can name.
 *
 * @param registry holds them
 */
record DataSets(Registry registry) {
  List<Registration> all() {
    return registry.of(ComponentKind.DATA_SET);
  }

  /**
   * Returns a data set.
   *
   * @throws UserException if there is none of this name
   */
  Registration named(String name) {
    return registry
        .find(ComponentKind.DATA_SET, name)
        .map(Registry.Match::registration)
        .orElseThrow(() -> new UserException(registry.unknown(ComponentKind.DATA_SET, name)));
  }

  static DataSetProvider provider(Registration registration) {
    return (DataSetProvider) registration.defaults();
  }

  /** Returns what a data set says that it needs, or nothing if it comes with the program. */
  static Optional<String> needs(DataSetProvider provider) {
    try {
      ContextLoader.create(provider, DataSetProvider.Location.of(Optional.empty()));
      return Optional.empty();
    } catch (DataException e) {
      return Optional.ofNullable(e.getMessage());
    }
  }
}
