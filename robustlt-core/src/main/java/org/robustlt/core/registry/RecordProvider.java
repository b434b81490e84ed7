package org.robustlt.core.registry;

import java.util.Optional;
import org.robustlt.api.component.ComponentName;
import org.robustlt.api.component.ComponentProvider;
import org.robustlt.api.component.OptionsProvider;

/** A record that is its own provider, in the form that providers had before; goes with it. */
record RecordProvider<C, X>(Record defaults, NamePattern names)
    implements OptionsProvider<C, Record, X> {
  @Override
  public ComponentName name() {
    return ComponentName.of(names.plain());
  }

  @Override
  public String pattern() {
    return names.text();
  }

  @Override
  public Optional<Record> defaultsFor(ComponentName requested) {
    return requested.equals(name()) ? Optional.of(defaults) : names.member(requested.value());
  }

  @Override
  @SuppressWarnings("unchecked") // the options are a record of the same class
  public C create(Record options, X context) {
    return ((ComponentProvider<C, X>) options).create(context);
  }
}
