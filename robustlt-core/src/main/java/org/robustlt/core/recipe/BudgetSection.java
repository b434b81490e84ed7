package org.robustlt.core.recipe;

import org.robustlt.api.budget.Magnitude;
import org.robustlt.api.budget.PerturbationScheduler;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.component.Description;

/**
 * Section {@code budget}: how far training examples may be moved.
 *
 * @param scheduler decides the radius of each class in each epoch
 * @param epsilon the base budget ε
 */
public record BudgetSection(
    @Default("constant") @Description("decides the radius of each class in each epoch")
        Choice<PerturbationScheduler, ?, ComponentContext> scheduler,
    @Default("8/255") @Description(value = "base budget", unit = "pixel scale 0..1")
        Magnitude epsilon) {}
