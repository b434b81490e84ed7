package org.robustlt.core.run;

import java.util.List;
import java.util.Optional;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.component.Description;
import org.robustlt.api.optimization.LearningRateSchedule;
import org.robustlt.api.optimization.Rates;
import org.robustlt.api.training.TrainingProgress;
import org.robustlt.core.optimization.WeightAverageOptions;
import org.robustlt.core.recipe.Recipe;
import org.robustlt.core.registry.NamePattern;
import org.robustlt.core.registry.option.RecordFields;

/**
 * Whether a training can be made longer: the epochs that are done must be those of the longer one.
 *
 * @param before the recipe that they were trained by
 * @param now the same with more epochs
 */
record MoreEpochs(Recipe before, Recipe now) {
  private static final String SHARE = "share of all epochs";

  /**
   * Returns why not; nothing if it can.
   *
   * @param context what components know of the run
   */
  Optional<String> refusal(ComponentContext context) {
    int done = before.training().epochs();
    if (now.training().epochs() < done) {
      return Optional.of("the run has " + done + " epochs already");
    }
    return schedule(context, done).or(() -> share("", now));
  }

  private Optional<String> schedule(ComponentContext context, int done) {
    Rates peak = Rates.of(1, 0.5);
    LearningRateSchedule schedule = now.training().schedule().create(context);
    for (int epoch = 1; epoch <= done; epoch++) {
      if (!schedule
          .rates(peak, TrainingProgress.ofEpoch(epoch, done))
          .equals(schedule.rates(peak, TrainingProgress.ofEpoch(epoch, now.training().epochs())))) {
        return Optional.of(
            "the learning rate of training.schedule "
                + NamePattern.nameOf(now.training().schedule())
                + " depends on the length of the training: epoch "
                + epoch
                + " would have had another");
      }
    }
    return Optional.empty();
  }

  /** Finds an option that is counted in shares of the training. */
  private static Optional<String> share(String path, Object value) {
    if (value instanceof List<?> list) {
      return list.stream().flatMap(each -> share(path, each).stream()).findFirst();
    } else if (value instanceof WeightAverageOptions average && !average.isEqual()) {
      return Optional.empty(); // There is no epoch from which on all count alike.
    } else if (value instanceof Record section) {
      return RecordFields.of(section.getClass()).stream()
          .flatMap(
              field -> {
                String name = path.isEmpty() ? field.getName() : path + "." + field.getName();
                Object option = RecordFields.value(section, field);
                Description description = field.getAnnotation(Description.class);
                boolean share = description != null && description.unit().equals(SHARE);
                return share && option instanceof Number number && number.doubleValue() != 0
                    ? Optional.of(name + " is a " + SHARE + ", " + number).stream()
                    : share(name, option).stream();
              })
          .findFirst();
    }
    return Optional.empty();
  }
}
