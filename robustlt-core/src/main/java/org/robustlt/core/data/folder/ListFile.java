package org.robustlt.core.data.folder;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.robustlt.api.data.DataException;
import org.robustlt.core.file.Json;

/**
 * Reads lists of pictures: tables with commas (or semicolons, or tabs) and the columns {@code
 * path}, {@code label} and perhaps {@code split}; texts with {@code path label} in each line, as
 * ImageNet-LT and Places-LT have them; and the JSON of iNaturalist, which is that of COCO.
 */
final class ListFile {
  private static final char[] SEPARATORS = {',', ';', '\t'};
  private static final Pattern LINE = Pattern.compile("\\s*(.*\\S)\\s+(\\S+)\\s*");

  private final Path file;

  private ListFile(Path file) {
    this.file = file;
  }

  /**
   * A picture of a list.
   *
   * @param path as listed
   * @param label as listed
   * @param name what the class is called; empty if the list does not tell
   * @param part training or test, in lower case; empty if the list does not tell
   */
  record Entry(String path, String label, String name, String part) {}

  /**
   * Reads a list.
   *
   * @throws DataException if it cannot be read or is of no such form
   */
  static List<Entry> read(Path file) {
    try {
      String text = Files.readString(file);
      text = text.startsWith("\ufeff") ? text.substring(1) : text;
      List<Entry> entries = new ListFile(file).read(text);
      entries.forEach(entry -> check(file, entry));
      return entries;
    } catch (NoSuchFileException e) {
      throw new DataException(file, "no such file of a list", e);
    } catch (CharacterCodingException e) {
      throw new DataException(file, "is not in UTF-8; save it in that encoding", e);
    } catch (IOException e) {
      throw new DataException(file, "cannot be read: " + e.getMessage(), e);
    }
  }

  private static void check(Path file, Entry entry) {
    try {
      if (Path.of(entry.path()).toString().isEmpty()) {
        throw new DataException(file, "lists an empty path");
      } else if (entry.label().isEmpty()) {
        throw new DataException(file, "lists " + entry.path() + " without a label");
      }
    } catch (InvalidPathException e) {
      throw new DataException(file, "lists an impossible path: " + e.getMessage(), e);
    }
  }

  private List<Entry> read(String text) {
    String start = text.stripLeading();
    if (start.startsWith("{") || start.startsWith("[{")) {
      return json(text);
    }
    for (char separator : SEPARATORS) {
      List<List<String>> rows = Csv.rows(text, separator);
      List<String> header =
          rows.stream()
              .limit(1)
              .flatMap(List::stream)
              .map(cell -> cell.strip().toLowerCase(Locale.ROOT))
              .toList();
      if (header.contains("path") && header.contains("label")) {
        return table(header, rows);
      }
    }
    return lines(text);
  }

  private List<Entry> table(List<String> header, List<List<String>> rows) {
    int path = header.indexOf("path");
    int label = header.indexOf("label");
    int part = header.indexOf("split");
    List<Entry> entries = new ArrayList<>();
    for (int i = 1; i < rows.size(); i++) {
      List<String> row = rows.get(i);
      if (row.size() != header.size()) {
        throw new DataException(
            file,
            String.format(
                Locale.ROOT,
                "row %d must have %d columns as the header has, got %d",
                i + 1,
                header.size(),
                row.size()));
      }
      entries.add(
          new Entry(
              row.get(path).strip(),
              normal(row.get(label)),
              "",
              part < 0 ? "" : row.get(part).strip().toLowerCase(Locale.ROOT)));
    }
    return entries;
  }

  private List<Entry> lines(String text) {
    List<Entry> entries = new ArrayList<>();
    int number = 0;
    for (String line : (Iterable<String>) text.lines()::iterator) {
      number++;
      if (line.isBlank()) {
        continue;
      }
      Matcher matcher = LINE.matcher(line);
      if (!matcher.matches()) {
        throw new DataException(
            file,
            String.format(
                Locale.ROOT,
                "line %d must hold a path and a label (or the file a header with path and label),"
                    + " got \"%s\"",
                number,
                line.length() > 80 ? line.substring(0, 80) + "..." : line));
      }
      entries.add(new Entry(matcher.group(1), normal(matcher.group(2)), "", ""));
    }
    return entries;
  }

  private List<Entry> json(String text) {
    JsonNode tree;
    try {
      tree = Json.mapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new DataException(file, "not readable as JSON: " + e.getOriginalMessage(), e);
    }
    if (!tree.path("images").isArray() || !tree.path("annotations").isArray()) {
      throw new DataException(
          file, "must have the lists images, annotations and categories, as COCO's files have");
    }
    Map<String, String> names = new HashMap<>();
    for (JsonNode category : tree.path("categories")) {
      names.put(category.path("id").asText(), normal(category.path("name").asText()));
    }
    Map<String, String> paths = new HashMap<>();
    for (JsonNode image : tree.path("images")) {
      paths.put(image.path("id").asText(), image.path("file_name").asText());
    }
    Map<String, String> seen = new HashMap<>();
    List<Entry> entries = new ArrayList<>();
    for (JsonNode annotation : tree.path("annotations")) {
      String image = annotation.path("image_id").asText();
      String label = annotation.path("category_id").asText();
      String path = paths.getOrDefault(image, "");
      if (path.isEmpty()) {
        throw new DataException(
            file, "has an annotation of image \"" + image + "\", which it does not list");
      }
      String before = seen.put(image, label);
      if (before != null && !before.equals(label)) {
        throw new DataException(
            file, "every image must have one category, \"" + path + "\" has two");
      }
      if (before == null) {
        entries.add(new Entry(path, label, names.getOrDefault(label, ""), ""));
      }
    }
    return entries;
  }

  private static String normal(String label) {
    return Normalizer.normalize(label.strip(), Normalizer.Form.NFC);
  }
}
