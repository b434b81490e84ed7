package org.robustlt.bench.published;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.robustlt.core.file.Json;

/** The published tables that the program knows: {@code tables.json} beside this class. */
public final class PublishedTables {
  private PublishedTables() {}

  /** Returns all tables. */
  public static List<PublishedTable> all() {
    try (InputStream file =
        Objects.requireNonNull(PublishedTables.class.getResourceAsStream("tables.json"))) {
      return Json.mapper().readValue(file, new TypeReference<>() {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the table of a name. */
  public static Optional<PublishedTable> named(String name) {
    return all().stream().filter(table -> table.name().equals(name)).findFirst();
  }
}
