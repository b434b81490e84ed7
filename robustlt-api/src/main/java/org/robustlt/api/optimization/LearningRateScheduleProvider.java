package org.robustlt.api.optimization;

import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.component.OptionsProvider;

/**
 * Makes learning-rate schedules, chosen by {@code training.schedule.use} of a recipe.
 *
 * @param <O> the options
 */
public interface LearningRateScheduleProvider<O extends Record>
    extends OptionsProvider<LearningRateSchedule, O, ComponentContext> {}
