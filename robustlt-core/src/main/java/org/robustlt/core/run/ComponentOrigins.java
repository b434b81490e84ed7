package org.robustlt.core.run;

import com.google.common.hash.Hashing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.robustlt.api.component.ComponentProvider;
import org.robustlt.core.recipe.Recipe;
import org.robustlt.core.record.RunManifest;
import org.robustlt.core.registry.NamePattern;
import org.robustlt.core.registry.Origin;
import org.robustlt.core.registry.option.RecordFields;

/** Where the components of a recipe come from. */
final class ComponentOrigins {
  private final List<RunManifest.Component> found = new ArrayList<>();
  private final Map<Path, String> digests = new HashMap<>();

  private ComponentOrigins() {}

  /** Returns every component that a recipe names, in its order. */
  static List<RunManifest.Component> of(Recipe recipe) {
    ComponentOrigins origins = new ComponentOrigins();
    origins.visit("", recipe);
    return origins.found;
  }

  private void visit(String key, Object value) {
    if (value instanceof ComponentProvider<?, ?> component) {
      Origin origin = Origin.of(component.getClass());
      found.add(
          new RunManifest.Component(
              key,
              NamePattern.nameOf(component),
              origin.label(),
              origin.path().filter(Files::isRegularFile).map(this::digest).orElse("")));
    } else if (value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        visit(key + "[" + i + "]", list.get(i));
      }
    } else if (value instanceof Record section) {
      RecordFields.of(section.getClass())
          .forEach(
              field ->
                  visit(
                      key.isEmpty() ? field.getName() : key + "." + field.getName(),
                      RecordFields.value(section, field)));
    }
  }

  private String digest(Path jar) {
    return digests.computeIfAbsent(
        jar,
        path -> {
          try {
            return com.google.common.io.Files.asByteSource(path.toFile())
                .hash(Hashing.sha256())
                .toString();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }
}
