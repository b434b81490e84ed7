/**
 * Contract tests for the authors of components: extend the contract of your kind of component in
 * your own tests.
 */
@NullMarked
package org.robustlt.tck;

import org.jspecify.annotations.NullMarked;
