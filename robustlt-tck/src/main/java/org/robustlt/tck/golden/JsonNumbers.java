package org.robustlt.tck.golden;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The numbers of golden JSON files, where {@code "NaN"}, {@code "Infinity"} and {@code "-Infinity"}
 * are strings.
 */
public final class JsonNumbers {
  private JsonNumbers() {}

  /**
   * Returns a number.
   *
   * @throws IllegalArgumentException if the node is neither a number nor one of the strings
   */
  public static double number(JsonNode node) {
    if (node.isNumber()) {
      return node.doubleValue();
    }
    return switch (node.asText()) {
      case "NaN" -> Double.NaN;
      case "Infinity" -> Double.POSITIVE_INFINITY;
      case "-Infinity" -> Double.NEGATIVE_INFINITY;
      default -> throw new IllegalArgumentException("expected a number, got " + node);
    };
  }

  /** Returns the numbers of an array of numbers. */
  public static double[] numbers(JsonNode array) {
    return elements(array).mapToDouble(JsonNumbers::number).toArray();
  }

  /** Returns the numbers of an array of integers. */
  public static long[] longs(JsonNode array) {
    return elements(array).mapToLong(JsonNumbers::integer).toArray();
  }

  /** Returns the numbers of an array of small integers. */
  public static int[] ints(JsonNode array) {
    return LongStream.of(longs(array)).mapToInt(Math::toIntExact).toArray();
  }

  private static long integer(JsonNode node) {
    if (!node.isIntegralNumber() || !node.canConvertToLong()) {
      throw new IllegalArgumentException("expected an integer, got " + node);
    }
    return node.longValue();
  }

  private static Stream<JsonNode> elements(JsonNode array) {
    if (!array.isArray()) {
      throw new IllegalArgumentException("expected an array, got " + array);
    }
    return StreamSupport.stream(array.spliterator(), false);
  }
}
