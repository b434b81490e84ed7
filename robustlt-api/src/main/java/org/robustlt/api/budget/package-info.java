/** How far a perturbation may go: per class and epoch, and per example. */
@NullMarked
package org.robustlt.api.budget;

import org.jspecify.annotations.NullMarked;
