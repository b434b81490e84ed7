package org.robustlt.core.registry.option;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;

/** The fields of records, read and made by reflection. */
public final class RecordFields {
  private RecordFields() {}

  /** Returns the fields of a record class in their order. */
  public static List<RecordComponent> of(Class<?> type) {
    return List.of(type.getRecordComponents());
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
   * Makes a record.
   *
   * @param values the values of its fields in their order
   * @throws IllegalArgumentException if the record's constructor throws it
   */
  public static <R extends Record> R make(Class<R> type, List<?> values) {
    Class<?>[] types = of(type).stream().map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      Constructor<R> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(values.toArray());
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException unchecked) {
        throw unchecked;
      }
      throw new IllegalStateException("cannot make " + type, e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot make " + type + " of " + Arrays.toString(types), e);
    }
  }
}
