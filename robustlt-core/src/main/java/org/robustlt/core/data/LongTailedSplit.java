package org.robustlt.core.data;

import org.robustlt.api.component.ClassFrequencies;

/**
 * Which of a data set's training images are trained on, and which are held out for validation.
 *
 * @param training indices into the data set's training images, in the order of the selection
 * @param validation indices of the images held out; empty if nothing is held out
 * @param selected the images of each class in both parts together
 * @param trainingFrequencies the images of each class that are trained on
 */
@SuppressWarnings("ArrayRecordComponent") // splits are compared by their digests
public record LongTailedSplit(
    int[] training,
    int[] validation,
    ClassFrequencies selected,
    ClassFrequencies trainingFrequencies) {}
