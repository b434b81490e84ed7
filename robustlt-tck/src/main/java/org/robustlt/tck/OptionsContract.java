package org.robustlt.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.util.Optional;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.robustlt.api.component.Component;
import org.robustlt.api.contract.RecipeSpelling;

/**
 * What the options of every component have to keep: a recipe that spells them gives them back, and
 * what it leaves out has its default. The author of a component extends this class beside the
 * contract of its kind:
 *
 * <pre>{@code
 * final class PowerSchedulerOptionsTest extends OptionsContract {
 *   @Override
 *   protected Record options() {
 *     return new PowerScheduler(0.25);
 *   }
 * }
 * }</pre>
 *
 * <p>robustlt-core must be on the class path of the tests: it reads and writes recipes.
 */
public abstract class OptionsContract {
  /** Returns options of the component under test, each with another value than its default. */
  protected abstract Record options();

  @Test
  protected void bearANameAndAreMadeWithoutParameters() throws ReflectiveOperationException {
    assertThat(options().getClass()).isPublic();
    assertThat(options().getClass().getAnnotation(Component.class))
        .as("@Component of %s", options().getClass().getName())
        .isNotNull();
    assertThat(defaults()).isEqualTo(defaults());
  }

  @Test
  protected void differFromTheirDefaults() throws ReflectiveOperationException {
    Record defaults = defaults();
    for (RecordComponent field : options().getClass().getRecordComponents()) {
      assertThat(value(options(), field))
          .as("option %s, of which options() gives another value than its default", field.getName())
          .isNotEqualTo(value(defaults, field));
    }
  }

  @Test
  protected void defaultsComeBackOutOfARecipe() throws ReflectiveOperationException {
    comesBack(defaults());
  }

  @Test
  protected void optionsComeBackOutOfARecipe() {
    comesBack(options());
  }

  @Test
  protected void haveTheirDefaultsWhereARecipeSaysNothing() throws ReflectiveOperationException {
    assertThat((Record) spelling().read(options().getClass(), "{}")).isEqualTo(defaults());
  }

  private static void comesBack(Record options) {
    String yaml = spelling().write(options);

    assertThat((Record) spelling().read(options.getClass(), yaml))
        .as("what a recipe reads of\n%s", yaml)
        .isEqualTo(options);
  }

  private Record defaults() throws ReflectiveOperationException {
    return options().getClass().getConstructor().newInstance();
  }

  private static Object value(Record record, RecordComponent field)
      throws ReflectiveOperationException {
    field.getAccessor().setAccessible(true);
    return field.getAccessor().invoke(record);
  }

  private static RecipeSpelling spelling() {
    Optional<RecipeSpelling> found = ServiceLoader.load(RecipeSpelling.class).findFirst();
    assertThat(found)
        .as("robustlt-core, which reads and writes recipes, on the class path of the tests")
        .isPresent();
    return found.orElseThrow();
  }
}
