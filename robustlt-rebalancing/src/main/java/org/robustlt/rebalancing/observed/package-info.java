/** What a training shows of the classes, which budgets and losses follow. */
@NullMarked
package org.robustlt.rebalancing.observed;

import org.jspecify.annotations.NullMarked;
