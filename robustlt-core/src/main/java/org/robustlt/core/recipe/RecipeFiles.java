package org.robustlt.core.recipe;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.robustlt.core.recipe.node.Node;
import org.robustlt.core.recipe.node.Place;
import org.robustlt.core.recipe.node.Problems;
import org.robustlt.core.recipe.node.YamlReader;
import org.robustlt.core.registry.option.Spelling;

/** Reads a recipe and all that it includes, and lays them over each other. */
final class RecipeFiles {
  private static final String INCLUDE = "include";

  private final Problems problems;
  private int files;

  RecipeFiles(Problems problems) {
    this.problems = problems;
  }

  /**
   * Returns the recipe of a file, with everything that it includes.
   *
   * @throws RecipeException if the file itself cannot be read
   */
  Node.Section read(Path file) {
    String text;
    try {
      text = text(file);
    } catch (IOException e) {
      throw new RecipeException(file.toString(), String.valueOf(e.getMessage()));
    }
    return read(text, List.of(file.normalize()));
  }

  /** Returns the recipe of a text, which includes nothing. */
  Node.Section read(String text) {
    return parse(text, "");
  }

  private Node.Section read(String text, List<Path> chain) {
    Path file = chain.get(chain.size() - 1);
    Node.Section own = parse(text, chain.size() == 1 ? "" : file + " ");
    Node.Section merged = new Node.Section(own.path(), own.place(), Map.of());
    for (Node.Text included : includes(own)) {
      Optional<Node.Section> section = include(included, chain);
      if (section.isPresent()) {
        merged = SectionMerger.merge(merged, section.get());
      }
    }
    return SectionMerger.merge(merged, own.without(INCLUDE));
  }

  private List<Node.Text> includes(Node.Section recipe) {
    List<Node.Text> includes = new ArrayList<>();
    Optional<Node> value = recipe.get(INCLUDE);
    List<Node> items =
        value
            .map(node -> node instanceof Node.Items list ? list.items() : List.of(node))
            .orElse(List.of());
    for (Node item : items) {
      if (item instanceof Node.Text text && !text.isNothing()) {
        includes.add(text);
      } else {
        problems.add(item, "expected the path of a file, got " + item.description());
      }
    }
    return includes;
  }

  private Optional<Node.Section> include(Node.Text included, List<Path> chain) {
    Path including = chain.get(chain.size() - 1);
    Path file;
    try {
      file = including.resolveSibling(included.text()).normalize();
    } catch (InvalidPathException e) {
      problems.add(included, "expected the path of a file, got " + included.description());
      return Optional.empty();
    }
    List<Path> longer = Stream.concat(chain.stream(), Stream.of(file)).toList();
    if (chain.contains(file)) {
      problems.add(
          included,
          "includes itself: "
              + longer.subList(chain.indexOf(file), longer.size()).stream()
                  .map(Path::toString)
                  .collect(Collectors.joining(" > ")));
      return Optional.empty();
    }
    try {
      return Optional.of(read(text(file), longer));
    } catch (IOException e) {
      problems.add(included, file + ": " + e.getMessage());
      return Optional.empty();
    }
  }

  private Node.Section parse(String text, String label) {
    int source = files++;
    YamlReader.Places places =
        (line, column) -> new Place(source, line, column, label + "line " + line + ": ");
    Node.Section empty = new Node.Section("", places.at(1, 1), Map.of());
    Optional<Node> root = new YamlReader(problems, places).read(text, "");
    if (root.isPresent() && root.get() instanceof Node.Section section) {
      return section;
    } else if (root.isPresent()) {
      problems.add(
          root.get(),
          "expected sections such as data: and model:, got " + root.get().description());
    } else if (problems.isEmpty()) {
      problems.add(empty, "expected sections such as data: and model:, got nothing");
    }
    return empty;
  }

  /**
   * Returns the content of a file.
   *
   * @throws IOException with a message that explains itself without the name of the file
   */
  private static String text(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new IOException("is a directory, not a recipe");
    }
    if (Files.notExists(file)) {
      throw new IOException("there is no such file" + hint(file));
    }
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(file);
    } catch (IOException e) {
      throw new IOException("cannot be read: " + e, e);
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\ufeff")
          ? text.substring(1)
          : text; // as editors of Windows begin files
    } catch (CharacterCodingException e) {
      throw new IOException("is not text in UTF-8", e);
    }
  }

  private static String hint(Path missing) throws IOException {
    Path directory = missing.toAbsolutePath().getParent();
    if (directory == null || !Files.isDirectory(directory)) {
      return "";
    }
    try (Stream<Path> siblings = Files.list(directory)) {
      return Spelling.hint(
          missing.getFileName().toString(),
          siblings.map(path -> path.getFileName().toString()).toList());
    }
  }
}
