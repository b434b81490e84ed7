/**
 * Journals: files with a JSON object a line, to which a program adds as it goes, and which show
 * whether anything was changed, taken out or put in.
 */
@NullMarked
package org.robustlt.core.journal;

import org.jspecify.annotations.NullMarked;
