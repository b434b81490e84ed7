package org.robustlt.api.optimization;

import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.component.ComponentProvider;

/**
 * Makes learning-rate schedules, chosen by {@code training.schedule.use} of a recipe.
 *
 * <p>Authors of schedules implement this interface by a record.
 */
public interface LearningRateScheduleProvider
    extends ComponentProvider<LearningRateSchedule, ComponentContext> {}
