package org.robustlt.core.recipe;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.robustlt.api.budget.Magnitude;
import org.robustlt.api.component.Component;
import org.robustlt.api.component.Inline;
import org.robustlt.tck.OptionsContract;

/** The contract catches options that break it. */
public class OptionsContractTest {
  /** How fine. */
  public enum Grade {
    COARSE,
    VERY_FINE
  }

  /** Options of every kind. */
  @Component("sound")
  public record Sound(
      int count,
      String text,
      Grade grade,
      Optional<Magnitude> size,
      List<Double> weights,
      @Inline Shared shared) {
    public Sound() {
      this(1, "no", Grade.COARSE, Optional.empty(), List.of(), new Shared(1, true));
    }
  }

  /** Options that components share. */
  public record Shared(long seed, boolean fast) {}

  /** Options that are rounded. */
  @Component("rounding")
  public record Rounding(double rate) {
    public Rounding() {
      this(0.5);
    }

    @Override
    public double rate() {
      return Math.round(rate * 10) / 10.0;
    }
  }

  /** Options that recipes cannot spell. */
  @Component("unspeakable")
  public record Unspeakable(Path file) {
    public Unspeakable() {
      this(Path.of("a"));
    }
  }

  /** Options that are no number. */
  @Component("endless")
  public record Endless(double rate) {
    public Endless() {
      this(Double.POSITIVE_INFINITY);
    }
  }

  /** Options without a name. */
  public record Nameless(int count) {
    public Nameless() {
      this(1);
    }
  }

  private static final class Contract extends OptionsContract {
    private final Record options;

    Contract(Record options) {
      this.options = options;
    }

    @Override
    protected Record options() {
      return options;
    }

    void check() throws ReflectiveOperationException {
      bearANameAndAreMadeWithoutParameters();
      differFromTheirDefaults();
      defaultsComeBackOutOfARecipe();
      optionsComeBackOutOfARecipe();
      haveTheirDefaultsWhereARecipeSaysNothing();
    }
  }

  @Test
  void acceptsOptionsOfEveryKind() {
    Sound options =
        new Sound(
            2,
            "true",
            Grade.VERY_FINE,
            Optional.of(Magnitude.parse("8/255")),
            List.of(0.5, 1e-9),
            new Shared(7, false));

    assertThatCode(() -> new Contract(options).check()).doesNotThrowAnyException();
  }

  @Test
  void catchesAnOptionOfItsDefault() {
    assertThatThrownBy(() -> new Contract(new Rounding()).check())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("option rate");
  }

  @Test
  void catchesWhatDoesNotComeBack() {
    assertThatThrownBy(() -> new Contract(new Rounding(0.3333)).check())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("what a recipe reads of");
    assertThatThrownBy(() -> new Contract(new Endless(1)).check())
        .hasMessage("recipes cannot spell the number Infinity");
  }

  @Test
  void catchesTypesThatRecipesCannotSpell() {
    assertThatThrownBy(() -> new Contract(new Unspeakable(Path.of("b"))).check())
        .hasMessage("recipes cannot spell a");
  }

  @Test
  void catchesOptionsWithoutAName() {
    assertThatThrownBy(() -> new Contract(new Nameless(2)).check())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("@Component");
  }
}
