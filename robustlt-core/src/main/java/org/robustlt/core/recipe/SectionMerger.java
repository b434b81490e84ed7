package org.robustlt.core.recipe;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.robustlt.core.recipe.node.Node;

/**
 * Lays one recipe over another: sections are merged key by key, text and lists are replaced. Where
 * the upper one names another component, the options of the lower one's component go, while the
 * section's own settings ({@code budget.epsilon}) stay.
 */
final class SectionMerger {
  private static final String USE = "use";

  private SectionMerger() {}

  /** Returns the lower section with the upper one laid over it. */
  static Node.Section merge(Node.Section lower, Node.Section upper) {
    Map<String, Node> merged = new LinkedHashMap<>(kept(lower, upper));
    upper.values().forEach((key, value) -> merged.merge(key, value, SectionMerger::merge));
    return new Node.Section(upper.path(), earlier(lower, upper).place(), merged);
  }

  private static Node merge(Node lower, Node upper) {
    if (upper instanceof Node.Section section) {
      return lower instanceof Node.Items ? upper : merge(section(lower), section);
    }
    return lower instanceof Node.Section section
            && upper instanceof Node.Text text
            && !text.isNothing()
        ? merge(section, section(text))
        : upper;
  }

  /** What is missing is best looked for in the recipe itself, not in what it includes. */
  private static Node earlier(Node lower, Node upper) {
    return lower.place().compareTo(upper.place()) <= 0 ? lower : upper;
  }

  private static Map<String, Node> kept(Node.Section lower, Node.Section upper) {
    if (!namesAnother(lower.get(USE), upper.get(USE))) {
      return lower.values();
    }
    Map<String, Node> kept = new LinkedHashMap<>(lower.values());
    kept.keySet().retainAll(ComponentSections.ownKeys(lower.path()));
    return kept;
  }

  private static boolean namesAnother(Optional<Node> lower, Optional<Node> upper) {
    return lower.isPresent()
        && upper.isPresent()
        && !lower.get().description().equals(upper.get().description());
  }

  /** Reads {@code loss: cross-entropy} as {@code loss: {use: cross-entropy}}. */
  static Node.Section section(Node node) {
    return node instanceof Node.Section section
        ? section
        : new Node.Section(
            node.path(),
            node.place(),
            Map.of(
                USE,
                node instanceof Node.Text text
                    ? new Node.Text(
                        node.path() + "." + USE, node.place(), text.text(), text.quoted())
                    : node));
  }
}
