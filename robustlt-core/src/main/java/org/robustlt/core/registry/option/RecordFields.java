package org.robustlt.core.registry.option;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.robustlt.api.component.Inline;

/** The fields of records, read and made by reflection. */
public final class RecordFields {
  private RecordFields() {}

  /** Returns the fields of a record class in their order. */
  public static List<RecordComponent> of(Class<?> type) {
    return List.of(type.getRecordComponents());
  }

  /** Returns the fields as recipes spell them: those of inline records stand in their place. */
  public static List<RecordComponent> spelt(Class<?> type) {
    return of(type).stream()
        .flatMap(
            field ->
                field.isAnnotationPresent(Inline.class)
                        && field.getGenericType() instanceof Class<?> record
                        && record.isRecord()
                    ? spelt(field.getType()).stream()
                    : Stream.of(field))
        .toList();
  }

  /** Returns the value of a field. */
  public static Object value(Record record, RecordComponent field) {
    try {
      field.getAccessor().setAccessible(true);
      return field.getAccessor().invoke(record);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("cannot read " + field, e);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException("cannot read " + field, e.getCause());
    }
  }

  /**
   * Returns the field of a name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static RecordComponent named(Class<?> type, String name) {
    return of(type).stream()
        .filter(field -> field.getName().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(type.getName() + " has no option " + name));
  }

  /**
   * Returns the constructor that asks for the fewest fields; the others it gives itself. Its
   * parameters have the types of the fields that it asks for, in their order.
   */
  @SuppressWarnings("unchecked") // a class has no constructors but its own
  public static <R extends Record> Constructor<R> shortest(Class<R> type) {
    return Arrays.stream((Constructor<R>[]) type.getDeclaredConstructors())
        .filter(constructor -> parameters(constructor).size() == constructor.getParameterCount())
        .min(Comparator.comparingInt(Constructor::getParameterCount))
        .map(shortest -> constructor(type, List.of(shortest.getParameterTypes())))
        .orElseThrow();
  }

  /** Returns the fields that a constructor asks for, in the order of its parameters. */
  public static List<RecordComponent> parameters(Constructor<? extends Record> constructor) {
    List<Type> asked = List.of(constructor.getGenericParameterTypes());
    List<RecordComponent> fields = new ArrayList<>();
    for (RecordComponent field : of(constructor.getDeclaringClass())) {
      if (fields.size() < asked.size() && field.getGenericType().equals(asked.get(fields.size()))) {
        fields.add(field);
      }
    }
    return fields;
  }

  /** Returns the constructor of all fields. */
  public static <R extends Record> Constructor<R> canonical(Class<R> type) {
    return constructor(type, of(type).stream().<Class<?>>map(RecordComponent::getType).toList());
  }

  /**
   * Returns the constructor of the given parameters.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static <R extends Record> Constructor<R> constructor(
      Class<R> type, List<Class<?>> parameters) {
    try {
      Constructor<R> constructor = type.getDeclaredConstructor(parameters.toArray(Class<?>[]::new));
      constructor.setAccessible(true);
      return constructor;
    } catch (NoSuchMethodException e) {
      throw new IllegalArgumentException(
          type.getName()
              + " has no constructor of "
              + parameters.stream().map(Class::getSimpleName).collect(Collectors.joining(", ")),
          e);
    }
  }

  /** Makes a record; throws what the constructor throws. */
  public static <R extends Record> R make(Constructor<R> constructor, List<?> values) {
    try {
      return constructor.newInstance(values.toArray());
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException unchecked) {
        throw unchecked;
      }
      throw new IllegalStateException("cannot call " + constructor, e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot call " + constructor + " with " + values, e);
    }
  }
}
