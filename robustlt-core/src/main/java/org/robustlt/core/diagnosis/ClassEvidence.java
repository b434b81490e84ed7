package org.robustlt.core.diagnosis;

import java.util.List;

/**
 * What the images of one class, all classified correctly as they are, show.
 *
 * @param label the class
 * @param examples how many images
 * @param vanishing images whose loss the gradient promises to move by less than {@link
 *     MaskingDiagnosis#LEAST_PROMISE} within the ball
 * @param radii radii of the ladder as multiples of ε, 0 first
 * @param losses mean loss at each radius, after the attack of few steps
 * @param falls how surely the loss is smaller at a radius than at the one before: the mean fall
 *     over its standard error; NaN for the first
 * @param brokenByFew images that the attack of few steps breaks, at ε
 * @param brokenByMany images that the attack of many steps breaks
 * @param onlyByMany those of them that few steps do not break
 * @param onlyByFew images that only few steps break
 * @param onlyByBlackBox images that the black box breaks and many steps do not
 * @param onlyByGradients images that many steps break and the black box does not
 * @param withstandingEverything images that withstand the attack of many steps without a bound
 * @param changedByRepeating images whose logits differ between two equal calls
 * @param changedByCompany images whose logits differ in another batch
 * @param largestChange largest relative change of logits in either way
 */
public record ClassEvidence(
    int label,
    int examples,
    int vanishing,
    List<Double> radii,
    List<Double> losses,
    List<Double> falls,
    int brokenByFew,
    int brokenByMany,
    int onlyByMany,
    int onlyByFew,
    int onlyByBlackBox,
    int onlyByGradients,
    int withstandingEverything,
    int changedByRepeating,
    int changedByCompany,
    double largestChange) {}
