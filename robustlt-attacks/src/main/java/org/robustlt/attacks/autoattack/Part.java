package org.robustlt.attacks.autoattack;

import org.robustlt.api.component.ComponentContext;

/**
 * A part of an ensemble.
 *
 * @param name what reports call it
 * @param search how it looks for adversarial images
 * @param passes how often an example that withstands goes through the network
 */
record Part(String name, Search search, double passes) {
  static Part of(String name, Search search, ComponentContext context) {
    return new Part(name, search, search.passes(context.classes()));
  }
}
