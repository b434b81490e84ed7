package org.robustlt.core.registry;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.robustlt.api.component.Component;
import org.robustlt.api.component.ComponentProvider;
import org.robustlt.core.registry.option.OptionListing;
import org.robustlt.core.registry.option.RecordFields;
import org.robustlt.core.registry.option.ScalarType;

/**
 * What a component is called: a name, or a family's pattern such as {@code wrn-<depth>-<width>},
 * whose placeholders are fields of the record that makes the components.
 *
 * @param type the record
 * @param text the name or the pattern
 */
public record NamePattern(Class<? extends Record> type, String text) {
  private static final Pattern PLACEHOLDER = Pattern.compile("<([A-Za-z0-9]+)>");
  private static final Pattern WORDS = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

  /**
   * Checks the form of the name, and that a family's record has what the placeholders need.
   *
   * @throws IllegalArgumentException if it is not lower-case words joined by hyphens, or the record
   *     lacks a field of a placeholder or the constructor of the fields of all of them
   */
  public NamePattern {
    if (!WORDS.matcher(PLACEHOLDER.matcher(text).replaceAll("0")).matches()) {
      throw new IllegalArgumentException(
          "a component name must be lower-case words joined by hyphens, got \"" + text + "\"");
    }
    if (PLACEHOLDER.matcher(text).find()) {
      RecordFields.constructor(type, types(type, text));
    }
  }

  /**
   * Returns what the annotation of a record says.
   *
   * @throws IllegalArgumentException if it has none, or not the form of a name
   */
  static NamePattern of(Class<? extends Record> type) {
    Component name = type.getAnnotation(Component.class);
    if (name == null) {
      throw new IllegalArgumentException(
          type.getName() + " has no name; give it one by @Component");
    }
    return new NamePattern(type, name.value());
  }

  /** Returns what a record is called in recipes: the name, or that of the member of the family. */
  public static String nameOf(ComponentProvider<?, ?> component) {
    Record options = (Record) component;
    return of(options.getClass()).fill(options);
  }

  private String fill(Record component) {
    return PLACEHOLDER
        .matcher(text)
        .replaceAll(placeholder -> spelling(component, placeholder.group(1)));
  }

  private static String spelling(Record component, String option) {
    return OptionListing.of(component).stream()
        .filter(listing -> listing.name().equals(option))
        .findFirst()
        .map(OptionListing::defaultValue)
        .orElseThrow();
  }

  /** Returns the name itself; of a family, the pattern without its placeholders. */
  String plain() {
    return PLACEHOLDER.matcher(text).replaceAll("").replaceAll("-+$", "").replaceAll("-+", "-");
  }

  /** Returns the regular expression of the names of members; nothing if this is no family. */
  Optional<String> expression() {
    if (text.equals(plain())) {
      return Optional.empty();
    }
    Iterator<Class<?>> types = types(type, text).iterator();
    String expression =
        PLACEHOLDER
            .matcher(text)
            .replaceAll(
                placeholder ->
                    Set.of(int.class, long.class).contains(types.next()) ? "[0-9]+" : "[a-z0-9]+");
    return Optional.of("^" + expression + "$");
  }

  /**
   * Returns the member of the family that has the given name, or nothing if none can have it.
   *
   * @throws IllegalArgumentException if the record refuses it
   */
  Optional<Record> member(String name) {
    Matcher matcher =
        Pattern.compile(PLACEHOLDER.matcher(text).replaceAll("([a-z0-9]+)")).matcher(name);
    if (text.equals(plain()) || !matcher.matches()) {
      return Optional.empty();
    }
    List<Class<?>> types = types(type, text);
    List<Object> values = new ArrayList<>();
    try {
      for (int i = 0; i < types.size(); i++) {
        ScalarType scalar = ScalarType.of(types.get(i)).orElseThrow();
        values.add(scalar.parser().apply(matcher.group(i + 1)));
      }
    } catch (IllegalArgumentException noMemberCanHaveThisName) {
      return Optional.empty();
    }
    Record member = RecordFields.make(RecordFields.constructor(type, types), values);
    return fill(member).equals(name) ? Optional.of(member) : Optional.empty();
  }

  private static List<Class<?>> types(Class<? extends Record> type, String text) {
    List<Class<?>> types = new ArrayList<>();
    for (MatchResult placeholder : PLACEHOLDER.matcher(text).results().toList()) {
      types.add(
          RecordFields.spelt(type).stream()
              .filter(field -> field.getName().equals(placeholder.group(1)))
              .findFirst()
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          type.getName() + " has no option " + placeholder.group(1)))
              .getType());
    }
    return types;
  }
}
