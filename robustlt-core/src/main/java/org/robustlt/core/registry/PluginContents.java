package org.robustlt.core.registry;

import java.util.Collection;
import java.util.List;

/**
 * What plug-ins add to the program.
 *
 * @param components providers of components
 * @param protocols protocols of evaluation
 * @param disabled what is wrong with the plug-ins that cannot be used, one text each
 */
public record PluginContents(
    List<Registration> components, List<ProtocolFile> protocols, List<String> disabled) {
  /** Copies the lists. */
  public PluginContents {
    components = List.copyOf(components);
    protocols = List.copyOf(protocols);
    disabled = List.copyOf(disabled);
  }

  /** Returns components and nothing else. */
  public static PluginContents of(Collection<Registration> components) {
    return new PluginContents(List.copyOf(components), List.of(), List.of());
  }
}
