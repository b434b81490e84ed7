package org.robustlt.core.registry.option;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.robustlt.api.budget.Magnitude;
import org.robustlt.api.component.Description;

/**
 * A type of options that a recipe spells in one word: how its values are read, and written again.
 *
 * @param description what values are, in a recipe's terms, such as {@code whole number}
 * @param parser reads a value; throws {@link IllegalArgumentException} that says what was expected
 * @param speller writes a value so that the parser reads it again
 */
public record ScalarType(
    String description, Function<String, Object> parser, Function<Object, String> speller) {
  /** How recipes spell an option that is absent. */
  public static final String ABSENT = "none";

  private static final Pattern WHOLE = Pattern.compile("[-+]?[0-9]+");
  private static final Pattern DECIMAL =
      Pattern.compile("[-+]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][-+]?[0-9]+)?");
  private static final ScalarType INT =
      new ScalarType(
          "whole number",
          text -> Math.toIntExact(whole(text, Integer.MIN_VALUE, Integer.MAX_VALUE)),
          Object::toString);
  private static final ScalarType LONG =
      new ScalarType(
          "whole number", text -> whole(text, Long.MIN_VALUE, Long.MAX_VALUE), Object::toString);
  private static final ScalarType DOUBLE =
      new ScalarType("number", ScalarType::number, value -> decimal((double) value));
  private static final ScalarType BOOLEAN =
      new ScalarType("true or false", ScalarType::truth, Object::toString);
  private static final ScalarType TEXT = new ScalarType("text", text -> text, Object::toString);
  private static final ScalarType MAGNITUDE =
      new ScalarType("magnitude", Magnitude::parse, Object::toString);

  /** Returns how values of a Java type are spelt, or nothing if they are not spelt in one word. */
  public static Optional<ScalarType> of(Class<?> type) {
    if (type == int.class || type == Integer.class) {
      return Optional.of(INT);
    } else if (type == long.class || type == Long.class) {
      return Optional.of(LONG);
    } else if (type == double.class || type == Double.class) {
      return Optional.of(DOUBLE);
    } else if (type == boolean.class || type == Boolean.class) {
      return Optional.of(BOOLEAN);
    } else if (type == String.class) {
      return Optional.of(TEXT);
    } else if (type == Magnitude.class) {
      return Optional.of(MAGNITUDE);
    } else if (type.isEnum()) {
      return Optional.of(oneOf((Enum<?>[]) type.getEnumConstants()));
    }
    return Optional.ofNullable(type.getAnnotation(Description.class))
        .flatMap(described -> parser(type).map(parse -> parsed(described.value(), parse)));
  }

  /** Returns the method {@code parse} of a type that says how its values are spelt. */
  private static Optional<Method> parser(Class<?> type) {
    return Arrays.stream(type.getMethods())
        .filter(method -> method.getName().equals("parse") && method.getReturnType() == type)
        .filter(method -> Modifier.isStatic(method.getModifiers()))
        .filter(method -> Arrays.equals(method.getParameterTypes(), new Class<?>[] {String.class}))
        .findFirst();
  }

  private static ScalarType parsed(String description, Method parse) {
    return new ScalarType(
        description,
        text -> {
          try {
            return parse.invoke(null, text);
          } catch (InvocationTargetException e) {
            throw e.getCause() instanceof IllegalArgumentException refused
                ? refused
                : new IllegalStateException(e.getCause());
          } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
          }
        },
        Object::toString);
  }

  /** Returns how a value is spelt, or nothing if it is not spelt in one word. */
  public static Optional<String> spell(Object value) {
    Class<?> type =
        value instanceof Enum<?> constant ? constant.getDeclaringClass() : value.getClass();
    return of(type).map(scalar -> scalar.speller().apply(value));
  }

  /** Returns the error that a value of another kind stands where this type is expected. */
  public IllegalArgumentException expected(String found) {
    return new IllegalArgumentException("expected " + withArticle() + ", got " + found);
  }

  private String withArticle() {
    return switch (description) {
      case "whole number", "number" -> "a " + description;
      case "magnitude" -> "a magnitude such as 0.03 or 8/255";
      default -> description;
    };
  }

  private static ScalarType oneOf(Enum<?>[] constants) {
    List<String> names = Arrays.stream(constants).map(EnumSpelling::of).toList();
    String description = "one of " + String.join(", ", names);
    return new ScalarType(
        description,
        text -> {
          int index = names.indexOf(text);
          if (index < 0) {
            throw new IllegalArgumentException(
                "expected " + description + ", got \"" + text + "\"" + Spelling.hint(text, names));
          }
          return constants[index];
        },
        value -> EnumSpelling.of((Enum<?>) value));
  }

  private static long whole(String text, long low, long high) {
    if (!WHOLE.matcher(text).matches()) {
      throw INT.expected("\"" + text + "\"");
    }
    try {
      long value = Long.parseLong(text);
      if (value >= low && value <= high) {
        return value;
      }
    } catch (NumberFormatException tooLong) {
      // falls through to the message about the range
    }
    throw new IllegalArgumentException(
        "expected a whole number from " + low + " to " + high + ", got " + text);
  }

  private static Object number(String text) {
    if (!DECIMAL.matcher(text).matches()) {
      throw DOUBLE.expected("\"" + text + "\"");
    }
    double value = Double.parseDouble(text);
    if (Double.isInfinite(value)) {
      throw new IllegalArgumentException("expected a number below 1.8e308, got " + text);
    }
    return value;
  }

  private static Object truth(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw BOOLEAN.expected("\"" + text + "\"");
    };
  }

  private static String decimal(double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("recipes cannot spell the number " + value);
    }
    BigDecimal decimal = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    boolean handy = decimal.signum() == 0 || (Math.abs(value) >= 1e-4 && Math.abs(value) < 1e7);
    return handy
        ? decimal.toPlainString()
        : decimal.toString().replace("E+", "e").replace('E', 'e');
  }
}
