package org.robustlt.api.network;

import org.robustlt.api.component.ComponentProvider;

/**
 * * Describes what turns features into logits, chosen by {@code model.classifier.use} of a recipe.
 *
 * <p>Authors of classifiers implement this interface by a record.
 */
public interface ClassifierProvider
    extends ComponentProvider<ClassifierHead, ClassifierProvider.Context> {
  /**
   * What a classifier is made for.
   *
   * @param classes the number of logits
   */
  record Context(int classes) {}
}
