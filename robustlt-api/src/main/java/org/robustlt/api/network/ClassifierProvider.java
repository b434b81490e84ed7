package org.robustlt.api.network;

import org.robustlt.api.component.OptionsProvider;

/**
 * Describes what turns features into logits, chosen by {@code model.classifier.use} of a recipe.
 *
 * @param <O> the options
 */
public interface ClassifierProvider<O extends Record>
    extends OptionsProvider<ClassifierHead, O, ClassifierProvider.Context> {
  /**
   * What a classifier is made for.
   *
   * @param classes the number of logits
   */
  record Context(int classes) {}
}
