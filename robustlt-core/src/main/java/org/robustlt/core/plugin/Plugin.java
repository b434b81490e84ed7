package org.robustlt.core.plugin;

import java.nio.file.Path;
import java.util.List;
import org.robustlt.core.registry.ProtocolFile;
import org.robustlt.core.registry.Registration;

/**
 * A plug-in that was loaded.
 *
 * @param place its folder, or its jar
 * @param components the components that it brings
 * @param protocols the protocols of evaluation
 */
public record Plugin(Path place, List<Registration> components, List<ProtocolFile> protocols) {
  /** Copies the lists. */
  public Plugin {
    components = List.copyOf(components);
    protocols = List.copyOf(protocols);
  }

  boolean isEmpty() {
    return components.isEmpty() && protocols.isEmpty();
  }
}
