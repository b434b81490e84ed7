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
 * @param weights a run or a file of weights to begin with, or {@code none}
 * @param newClassifier whether the classifier begins anew all the same
 * @param freeze what of the network stays as it begins
 * @param teacher a run or a file of weights of such a network to learn from, or {@code none}
 */
public record ModelSection(
    @Inline @Description("the layers up to the features") ArchitectureProvider architecture,
    @Description("the layer from features to logits") ClassifierProvider classifier,
    @Description(
            "what the network does to its input: data-set, none, symmetric (2x - 1), per-image,"
                + " or mean / deviation; budgets are in pixel scale either way")
        PixelNormalization normalization,
    @Description(
            "a run directory, or a file of weights as import reads it, to begin with; none: random"
                + " weights. A classifier of another number of classes begins anew")
        String weights,
    @Description("whether the classifier of these weights is left out and begins anew")
        boolean newClassifier,
    @Description("what stays as it begins: nothing, or backbone, all but the classifier")
        Freeze freeze,
    @Description(
            "a run directory, or a file of weights as import reads it, of a network like this one"
                + " whose predictions the loss learns from; none: there is no teacher")
        String teacher) {
  /** No weights. */
  public static final String NONE = "none";

  ModelSection(ArchitectureProvider architecture, ClassifierProvider classifier) {
    this(architecture, classifier, PixelNormalization.DATA_SET, NONE, false, Freeze.NOTHING, NONE);
  }

  /** What of a network stays as it begins. */
  public enum Freeze {
    /** All is trained. */
    NOTHING,
    /** Only the classifier is trained; running statistics of the rest stay too. */
    BACKBONE
  }
}
