package org.robustlt.core.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.robustlt.api.component.Component;
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
    RecordFields.constructor(type, types(type, text));
  }

  /** Returns what the annotation of a record says. */
  static NamePattern of(Class<? extends Record> type) {
    return new NamePattern(type, type.getAnnotation(Component.class).value());
  }

  /** Returns what a record is called in recipes: the name, or that of the member of the family. */
  public static String nameOf(Record component) {
    return of(component.getClass()).fill(component);
  }

  private String fill(Record component) {
    return PLACEHOLDER
        .matcher(text)
        .replaceAll(placeholder -> spelling(component, placeholder.group(1)));
  }

  private static String spelling(Record component, String field) {
    Object value = RecordFields.value(component, RecordFields.named(component.getClass(), field));
    return ScalarType.spell(value).orElseThrow();
  }

  /** Returns the name itself; of a family, the pattern without its placeholders. */
  String plain() {
    return PLACEHOLDER.matcher(text).replaceAll("").replaceAll("-+$", "");
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
    if (!values(member).equals(values)) {
      throw new IllegalArgumentException(
          type.getName() + " does not keep the values of its name " + name);
    }
    return Optional.of(member);
  }

  private List<Object> values(Record member) {
    return PLACEHOLDER
        .matcher(text)
        .results()
        .map(found -> RecordFields.value(member, RecordFields.named(type, found.group(1))))
        .toList();
  }

  private static List<Class<?>> types(Class<? extends Record> type, String text) {
    List<Class<?>> types = new ArrayList<>();
    for (MatchResult placeholder : PLACEHOLDER.matcher(text).results().toList()) {
      types.add(RecordFields.named(type, placeholder.group(1)).getType());
    }
    return types;
  }
}
