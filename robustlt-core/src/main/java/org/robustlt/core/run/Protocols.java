package org.robustlt.core.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.robustlt.core.recipe.RecipeReader;
import org.robustlt.core.registry.option.Spelling;

/** The protocols that come with the program, and those that users write. */
public final class Protocols {
  /** The names of the protocols that come with the program. */
  public static final List<String> BUILT_IN =
      List.of("natural", "fgsm", "pgd-10", "pgd-20", "cw-20", "pgd-100", "pgd-100-restarts");

  private static final String ENDING = ".yaml";

  private final RecipeReader reader;

  /** Reads protocols with the components that the given reader knows. */
  public Protocols(RecipeReader reader) {
    this.reader = reader;
  }

  /**
   * Returns a protocol.
   *
   * @param name the name of a built-in one, or the path of a file that ends in {@code .yaml}
   * @throws RunException if there is none
   * @throws org.robustlt.core.recipe.RecipeException if the file is wrong
   */
  public Protocol find(String name) {
    if (name.endsWith(ENDING)) {
      String file = Path.of(name).getFileName().toString();
      return protocol(
          file.substring(0, file.length() - ENDING.length()), text(Path.of(name)), name);
    }
    if (!BUILT_IN.contains(name)) {
      throw new RunException(
          "unknown protocol \""
              + name
              + "\""
              + Spelling.hint(name, BUILT_IN)
              + "\navailable: "
              + String.join(", ", BUILT_IN)
              + ", or the path of a file that ends in "
              + ENDING);
    }
    return protocol(name, builtIn(name), "protocol " + name);
  }

  private Protocol protocol(String name, String text, String origin) {
    return new Protocol(name, reader.read(Protocol.Definition.class, text, origin));
  }

  private static String builtIn(String name) {
    try (InputStream stream = Protocols.class.getResourceAsStream("protocols/" + name + ENDING)) {
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
      return Files.readString(file);
    } catch (IOException e) {
      throw new RunException(file + ": no such protocol file, or it cannot be read", e);
    }
  }
}
