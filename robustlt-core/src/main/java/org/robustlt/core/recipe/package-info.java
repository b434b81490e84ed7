/** Recipes: everything that decides a run, read from YAML and written back completely. */
@NullMarked
package org.robustlt.core.recipe;

import org.jspecify.annotations.NullMarked;
