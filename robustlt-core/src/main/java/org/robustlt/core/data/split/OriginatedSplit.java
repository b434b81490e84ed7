package org.robustlt.core.data.split;

import org.robustlt.core.data.LongTailedSplit;

/**
 * A split with where it comes from.
 *
 * @param split which images are trained on, and which held out
 * @param origin how they were chosen
 */
public record OriginatedSplit(LongTailedSplit split, SplitOrigin origin) {}
