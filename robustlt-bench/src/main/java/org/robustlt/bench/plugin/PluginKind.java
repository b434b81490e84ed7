package org.robustlt.bench.plugin;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.robustlt.core.registry.ComponentKind;

/**
 * What a plug-in can bring: a component or a protocol.
 *
 * @param label as the command line spells it
 * @param suffix how its class's name ends
 * @param service the interface that a provider implements; empty for a protocol
 * @param use what makes the command line use it, with {@code @NAME@}
 */
public record PluginKind(String label, String suffix, Optional<Class<?>> service, String use) {
  private static final PluginKind PROTOCOL =
      new PluginKind(
          "protocol", "Protocol", Optional.empty(), "--set evaluation.protocols=[natural,@NAME@]");

  /** Returns all kinds. */
  public static List<PluginKind> all() {
    return Stream.concat(
            Arrays.stream(ComponentKind.values()).map(PluginKind::of), Stream.of(PROTOCOL))
        .toList();
  }

  private static PluginKind of(ComponentKind kind) {
    String value = kind == ComponentKind.AUGMENTATION ? "[{use: @NAME@}]" : "@NAME@";
    return new PluginKind(
        kind.label(),
        camel(kind.label()),
        Optional.of(kind.providerType()),
        kind == ComponentKind.LISTENER
            ? "--listener " + value
            : "--set \"" + kind.recipeKey() + "=" + value + "\"");
  }

  /** Returns the words of a name as the name of a class. */
  static String camel(String name) {
    return String.join(
        "",
        Arrays.stream(name.split("-", -1))
            .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
            .toList());
  }
}
