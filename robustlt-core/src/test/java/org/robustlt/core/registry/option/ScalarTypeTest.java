package org.robustlt.core.registry.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.robustlt.api.budget.Magnitude;

class ScalarTypeTest {
  private static Object parse(Class<?> type, String text) {
    return ScalarType.of(type).orElseThrow().parser().apply(text);
  }

  @ParameterizedTest
  @CsvSource({"5e-4, 0.0005", "5E-4, 0.0005", ".5, 0.5", "5., 5", "+1.5, 1.5", "-2, -2", "0, 0"})
  void numbersAreReadHoweverTheyAreWritten(String text, double value) {
    assertThat(parse(double.class, text)).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1_000", "0x10", "1d", "NaN", "Infinity", "1,5", "1/2", "e5", "."})
  void whatIsNoDecimalNumberIsRefused(String text) {
    assertThatThrownBy(() -> parse(double.class, text))
        .hasMessage("expected a number, got \"" + text + "\"");
  }

  @Test
  void numbersAreSpeltShortAndReadBackEqual() {
    assertThat(ScalarType.spell(5e-4)).contains("0.0005");
    assertThat(ScalarType.spell(1e-8)).contains("1e-8");
    assertThat(ScalarType.spell(100.0)).contains("100");
    assertThat(ScalarType.spell(1e300)).contains("1e300");
    assertThat(ScalarType.spell(-2.5e-7)).contains("-2.5e-7");
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 10_000; i++) {
      double value = Double.longBitsToDouble(random.nextLong());
      if (Double.isFinite(value)) {
        assertThat(parse(double.class, ScalarType.spell(value).orElseThrow())).isEqualTo(value);
      }
    }
  }

  @Test
  void wholeNumbersKeepTheirRange() {
    assertThat(parse(int.class, "-2147483648")).isEqualTo(Integer.MIN_VALUE);
    assertThat(parse(long.class, "9223372036854775807")).isEqualTo(Long.MAX_VALUE);
    assertThatThrownBy(() -> parse(int.class, "2147483648"))
        .hasMessage("expected a whole number from -2147483648 to 2147483647, got 2147483648");
    assertThatThrownBy(() -> parse(long.class, "99999999999999999999"))
        .hasMessageContaining("expected a whole number from -9223372036854775808");
    assertThatThrownBy(() -> parse(int.class, "1.0"))
        .hasMessage("expected a whole number, got \"1.0\"");
  }

  @Test
  void enumsAreSpeltInLowerCaseWithHyphens() {
    assertThat(ScalarType.spell(Compass.NORTH_EAST)).contains("north-east");
    assertThat(ScalarType.spell(Compass.SOUTH)).contains("south");
    assertThat(parse(Compass.class, "north-east")).isEqualTo(Compass.NORTH_EAST);
    assertThatThrownBy(() -> parse(Compass.class, "NORTH_EAST"))
        .hasMessage(
            "expected one of north-east, south, got \"NORTH_EAST\"; did you mean \"north-east\"?");
  }

  @Test
  void magnitudesKeepTheirFraction() {
    assertThat(parse(Magnitude.class, "8/255")).isEqualTo(Magnitude.levels(8));
    assertThat(ScalarType.spell(Magnitude.levels(0.5))).contains("0.5/255");
  }

  @Test
  void otherTypesAreNotSpeltInOneWord() {
    assertThat(ScalarType.of(TimeUnit[].class)).isEmpty();
    assertThat(ScalarType.of(float.class)).isEmpty();
    assertThat(ScalarType.of(Object.class)).isEmpty();
  }

  private enum Compass {
    NORTH_EAST,
    SOUTH {
      @Override
      public String toString() {
        return "a constant with a class of its own";
      }
    }
  }
}
