package org.robustlt.core.recipe;

import org.robustlt.api.budget.Magnitude;
import org.robustlt.api.budget.PerturbationSchedulerProvider;
import org.robustlt.api.component.Description;
import org.robustlt.api.component.Inline;

/**
 * Section {@code budget}: how far training examples may be moved.
 *
 * @param scheduler decides the radius of each class in each epoch
 * @param epsilon the base budget ε
 */
public record BudgetSection(
    @Inline @Description("decides the radius of each class in each epoch")
        PerturbationSchedulerProvider scheduler,
    @Description(value = "base budget", unit = "pixel scale 0..1") Magnitude epsilon) {
  BudgetSection(PerturbationSchedulerProvider scheduler) {
    this(scheduler, Magnitude.levels(8));
  }
}
