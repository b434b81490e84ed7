package org.robustlt.core.registry;

import java.util.Optional;
import org.robustlt.api.component.ComponentName;
import org.robustlt.api.component.OptionsProvider;

/**
 * A provider that was found.
 *
 * @param kind what it provides
 * @param provider the provider
 * @param origin where it comes from
 */
public record Registration(ComponentKind kind, OptionsProvider<?, ?, ?> provider, Origin origin) {
  /** Returns the name that recipes use. */
  public ComponentName name() {
    return provider.name();
  }

  /** Returns the class that the author wrote. */
  public Class<?> type() {
    return provider instanceof RecordProvider<?, ?> ? defaults().getClass() : provider.getClass();
  }

  /** Returns the default options. */
  public Record defaults() {
    return provider.defaults();
  }

  /** Returns the default options under the given name, or nothing if this is another component. */
  Optional<Record> defaultsFor(ComponentName requested) {
    return provider.defaultsFor(requested).map(Record.class::cast);
  }
}
