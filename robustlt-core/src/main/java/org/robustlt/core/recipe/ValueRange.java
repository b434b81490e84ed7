package org.robustlt.core.recipe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.robustlt.api.component.OptionException;
import org.robustlt.core.registry.option.RecordFields;

/**
 * The numbers that an option takes, found out by asking its record, which alone knows: whether and
 * why it refuses −1. Only rules that hold of the number alone count, those of {@code Require}, and
 * only where they hold whatever the record's choices are.
 *
 * @param rule as the record says it, such as {@code must be at least 1}
 */
record ValueRange(String rule) {
  private static final Pattern LEAST = Pattern.compile("must be at least (-?[0-9]+)");
  private static final Set<Class<?>> NUMBERS =
      Set.of(int.class, long.class, double.class, Integer.class, Long.class, Double.class);

  /** Returns the range of a field, if it has one. */
  static Optional<ValueRange> of(Record defaults, RecordComponent field) {
    if (!NUMBERS.contains(field.getType())) {
      return Optional.empty();
    }
    List<RecordComponent> fields = RecordFields.of(defaults.getClass());
    List<@Nullable Object> usual = new ArrayList<>();
    fields.forEach(each -> usual.add(RecordFields.value(defaults, each)));
    Set<Optional<String>> rules = new HashSet<>();
    rules.add(refusal(defaults, field, usual));
    for (int i = 0; i < fields.size(); i++) {
      for (Object choice : choices(fields.get(i).getType())) {
        List<@Nullable Object> values = new ArrayList<>(usual);
        values.set(i, choice);
        if (refusal(RecordFields.canonical(defaults.getClass()), values).isEmpty()) {
          rules.add(refusal(defaults, field, values));
        }
      }
    }
    return rules.size() == 1
        ? rules.iterator().next().map(ValueRange::new).filter(ValueRange::isKnown)
        : Optional.empty();
  }

  private static List<Object> choices(Class<?> type) {
    return type == boolean.class
        ? List.of(true, false)
        : type.isEnum() ? List.of(type.getEnumConstants()) : List.of();
  }

  /** Returns the rule by which a record refuses −1 for a field. */
  private static Optional<String> refusal(
      Record defaults, RecordComponent field, List<@Nullable Object> values) {
    List<@Nullable Object> negative = new ArrayList<>(values);
    List<String> names =
        RecordFields.of(defaults.getClass()).stream().map(RecordComponent::getName).toList();
    negative.set(names.indexOf(field.getName()), minusOne(field.getType()));
    return refusal(RecordFields.canonical(defaults.getClass()), negative)
        .filter(refused -> refused.option().equals(field.getName()))
        .map(OptionException::rule);
  }

  private static Object minusOne(Class<?> type) {
    if (type == double.class || type == Double.class) {
      return -1.0;
    }
    if (type == long.class || type == Long.class) {
      return -1L;
    }
    return -1;
  }

  private static Optional<OptionException> refusal(
      Constructor<? extends Record> constructor, List<@Nullable Object> values) {
    try {
      RecordFields.make(constructor, values);
      return Optional.empty();
    } catch (OptionException e) {
      return Optional.of(e);
    } catch (IllegalArgumentException | NullPointerException e) {
      return Optional.of(new OptionException("", String.valueOf(e.getMessage())));
    }
  }

  private boolean isKnown() {
    return LEAST.matcher(rule).matches()
        || Set.of(
                "must be greater than 0",
                "must be finite and not negative",
                "must be from 0 to 1",
                "must be at least 0 and below 1")
            .contains(rule);
  }

  /** Adds the bounds to the schema of the option. */
  void addTo(ObjectNode schema) {
    Matcher least = LEAST.matcher(rule);
    if (least.matches()) {
      schema.put("minimum", Long.parseLong(least.group(1)));
    } else if (rule.equals("must be greater than 0")) {
      schema.put("exclusiveMinimum", 0);
    } else {
      schema.put("minimum", 0);
    }
    if (rule.equals("must be from 0 to 1")) {
      schema.put("maximum", 1);
    } else if (rule.equals("must be at least 0 and below 1")) {
      schema.put("exclusiveMaximum", 1);
    }
  }
}
