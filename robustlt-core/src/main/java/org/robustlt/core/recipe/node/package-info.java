/** Recipes as they are written: text, lists and sections, each with its place. */
@NullMarked
package org.robustlt.core.recipe.node;

import org.jspecify.annotations.NullMarked;
