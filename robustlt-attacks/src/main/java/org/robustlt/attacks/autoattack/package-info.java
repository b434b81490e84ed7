/**
 * The attacks of AutoAttack (Croce and Hein, <i>Reliable evaluation of adversarial robustness with
 * an ensemble of diverse parameter-free attacks</i>, ICML 2020), each by itself and in ensembles.
 */
@NullMarked
package org.robustlt.attacks.autoattack;

import org.jspecify.annotations.NullMarked;
