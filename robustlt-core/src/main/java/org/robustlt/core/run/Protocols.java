package org.robustlt.core.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.robustlt.core.file.TextFile;
import org.robustlt.core.recipe.CorruptionNames;
import org.robustlt.core.recipe.ProtocolNames;
import org.robustlt.core.recipe.RecipeReader;
import org.robustlt.core.registry.Origin;
import org.robustlt.core.registry.ProtocolFile;

/** The protocols that come with the program, those of plug-ins, and those that users write. */
public final class Protocols {
  private static final Pattern SUITE = Pattern.compile("(?m)^protocols\\s*:");

  private final RecipeReader reader;
  private final Map<String, ProtocolFile> ofPlugins;

  /**
   * Reads protocols with the components and the plug-ins' protocols that the given reader knows.
   */
  public Protocols(RecipeReader reader) {
    this.reader = reader;
    this.ofPlugins = reader.protocols();
  }

  /**
   * Several protocols under one name.
   *
   * @param version grows when the definition changes
   * @param description what they measure, in a line
   * @param protocols their names
   */
  record Suite(int version, String description, List<String> protocols) {
    Suite(List<String> protocols) {
      this(1, "", protocols);
    }
  }

  /**
   * Returns protocols, each once, with those that suites such as {@code robustlt-paper} stand for.
   *
   * @param names names of built-in ones or of plug-ins' ones, or paths of files that end in {@code
   *     .yaml}
   * @throws RunException if there is none of a name, or two differ under one name
   * @throws org.robustlt.core.recipe.RecipeException if a file is wrong
   */
  public List<Protocol> find(List<String> names) {
    Map<String, Protocol> found = new LinkedHashMap<>();
    for (String name : names) {
      for (Protocol protocol : expand(name, List.of())) {
        Protocol former = found.putIfAbsent(protocol.name(), protocol);
        if (former != null && !former.equals(protocol)) {
          throw new RunException(
              "two protocols are called \"" + protocol.name() + "\"; rename one of the files");
        }
      }
    }
    return List.copyOf(found.values());
  }

  /**
   * Returns the only protocol of a name.
   *
   * @throws RunException if there is none, or several
   */
  public Protocol find(String name) {
    List<Protocol> found = expand(name, List.of());
    if (found.size() != 1) {
      throw new RunException("\"" + name + "\" stands for " + found.size() + " protocols, not one");
    }
    return found.get(0);
  }

  /**
   * Returns the names of built-in protocols and of those of plug-ins, with where they come from.
   */
  public Map<String, String> names() {
    Map<String, String> names = new LinkedHashMap<>();
    ProtocolNames.BUILT_IN.forEach(name -> names.put(name, Origin.of(Protocols.class).label()));
    ofPlugins.forEach((name, protocol) -> names.put(name, protocol.origin().label()));
    return names;
  }

  /**
   * Returns in a line what a protocol or suite measures.
   *
   * @throws RunException if there is none of that name
   */
  public String describe(String name) {
    Source source = source(name);
    return source.isSuite()
        ? reader.read(Suite.class, source.text(), source.origin()).description()
        : reader.read(Protocol.Definition.class, source.text(), source.origin()).description();
  }

  /** Returns the protocols of a name that stands in the given suites, the outermost first. */
  private List<Protocol> expand(String name, List<String> within) {
    if (within.contains(name)) {
      throw new RunException("protocol " + name + " contains itself");
    }
    Source source = source(name);
    if (!source.isSuite()) {
      Protocol.Definition definition =
          reader.read(Protocol.Definition.class, source.text(), source.origin());
      return List.of(
          name.endsWith(ProtocolNames.ENDING)
              ? Protocol.ofFile(source.title(), definition)
              : new Protocol(source.title(), definition));
    }
    List<String> around = new ArrayList<>(within);
    around.add(name);
    List<Protocol> members = new ArrayList<>();
    for (String member : reader.read(Suite.class, source.text(), source.origin()).protocols()) {
      members.addAll(expand(member, around));
    }
    return members;
  }

  /** A definition that was found: what it is called, where it stands, its YAML. */
  private record Source(String title, String origin, String text) {
    boolean isSuite() {
      return SUITE.matcher(text).find();
    }
  }

  private Source source(String name) {
    try {
      ProtocolNames.check(name, ofPlugins.keySet());
    } catch (IllegalArgumentException e) {
      throw new RunException(String.valueOf(e.getMessage()), e);
    }
    if (name.endsWith(ProtocolNames.ENDING)) {
      String file = Path.of(name).getFileName().toString();
      String title = file.substring(0, file.length() - ProtocolNames.ENDING.length());
      return new Source(title, name, text(Path.of(name)));
    }
    ProtocolFile ofPlugin = ofPlugins.get(name);
    return ofPlugin == null
        ? new Source(name, "protocol " + name, builtIn(name))
        : new Source(name, "protocol " + name + " in " + ofPlugin.origin(), ofPlugin.text());
  }

  private static String builtIn(String name) {
    Optional<String> corruption = CorruptionNames.definition(name);
    if (corruption.isPresent()) {
      return corruption.get();
    }
    String resource = "protocols/" + name + ProtocolNames.ENDING;
    try (InputStream stream = Protocols.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalStateException("the program lacks its protocol " + name);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return TextFile.read(file);
    } catch (IOException e) {
      throw new RunException(file + ": no such protocol file, or it cannot be read", e);
    }
  }
}
