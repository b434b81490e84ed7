package org.robustlt.core.recipe;

import org.robustlt.api.component.Description;
import org.robustlt.api.component.Inline;
import org.robustlt.api.network.ArchitectureProvider;
import org.robustlt.api.network.ClassifierProvider;
import org.robustlt.core.architecture.PixelNormalization;

/**
 * Section {@code model}: the network.
 *
 * @param architecture the layers up to the features
 * @param classifier the layer from features to logits
 * @param normalization what the network does to its input
 */
public record ModelSection(
    @Inline @Description("the layers up to the features") ArchitectureProvider architecture,
    @Description("the layer from features to logits") ClassifierProvider classifier,
    @Description(
            "what the network does to its input: data-set, none, symmetric (2x - 1), or"
                + " mean / deviation; budgets are in pixel scale either way")
        PixelNormalization normalization) {
  ModelSection(ArchitectureProvider architecture, ClassifierProvider classifier) {
    this(architecture, classifier, PixelNormalization.DATA_SET);
  }
}
