/** What every exchangeable part of a recipe shares: its name, its options and how it is made. */
@NullMarked
package org.robustlt.api.component;

import org.jspecify.annotations.NullMarked;
