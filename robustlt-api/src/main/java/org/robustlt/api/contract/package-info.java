/**
 * What components have to keep in every call, as rules that can be checked: by the engine whenever
 * it calls a component, and by the contract tests of robustlt-tck.
 */
@NullMarked
package org.robustlt.api.contract;

import org.jspecify.annotations.NullMarked;
