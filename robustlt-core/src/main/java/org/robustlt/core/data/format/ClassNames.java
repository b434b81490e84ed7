package org.robustlt.core.data.format;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Long lists of class names, which are kept in resources: a name a line. */
final class ClassNames {
  private ClassNames() {}

  static List<String> of(String dataSet) {
    String resource = dataSet + "-classes.txt";
    try (@Nullable InputStream stream = ClassNames.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalStateException("robustlt-core lacks its resource " + resource);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
