/** What is handed over with a network: a model card, and an entry of a leaderboard. */
@NullMarked
package org.robustlt.bench.card;

import org.jspecify.annotations.NullMarked;
