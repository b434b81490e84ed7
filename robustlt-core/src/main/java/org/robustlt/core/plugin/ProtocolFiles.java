package org.robustlt.core.plugin;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.robustlt.core.registry.Origin;
import org.robustlt.core.registry.ProtocolFile;

/** Protocols of evaluation in a jar: {@code META-INF/robustlt/protocols/<name>.yaml}. */
final class ProtocolFiles {
  private static final Pattern ENTRY =
      Pattern.compile("META-INF/robustlt/protocols/([a-z0-9]+(?:-[a-z0-9]+)*)\\.yaml");
  private static final String FOLDER = "META-INF/robustlt/protocols/";
  private static final int LARGEST = 1 << 20;

  private ProtocolFiles() {}

  /**
   * Returns the protocols of a jar.
   *
   * @throws PluginException if a file there has a name that no protocol can have, or is larger than
   *     a MiB
   */
  static List<ProtocolFile> of(Path jar) {
    List<ProtocolFile> protocols = new ArrayList<>();
    try (JarFile file = new JarFile(jar.toFile())) {
      for (JarEntry entry : file.stream().filter(ProtocolFiles::isProtocol).toList()) {
        Matcher name = ENTRY.matcher(entry.getName());
        if (!name.matches()) {
          throw new PluginException(
              jar,
              entry.getName()
                  + " is no protocol: its name must be words of a-z and 0-9 joined by -, and end in"
                  + " .yaml");
        }
        byte[] text = file.getInputStream(entry).readNBytes(LARGEST + 1);
        if (text.length > LARGEST) {
          throw new PluginException(jar, entry.getName() + " is larger than a MiB");
        }
        protocols.add(
            new ProtocolFile(
                name.group(1), new String(text, StandardCharsets.UTF_8), Origin.at(jar)));
      }
    } catch (IOException e) {
      throw new PluginException(jar, "is not a readable jar (" + e.getMessage() + ")", e);
    }
    return protocols;
  }

  private static boolean isProtocol(JarEntry entry) {
    return entry.getName().startsWith(FOLDER) && !entry.isDirectory();
  }
}
