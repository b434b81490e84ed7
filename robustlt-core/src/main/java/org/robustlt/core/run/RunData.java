package org.robustlt.core.run;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.LongStream;
import org.robustlt.api.data.ClassFrequencies;
import org.robustlt.api.data.ImageDataSet;
import org.robustlt.core.data.BatchSource;
import org.robustlt.core.data.LongTailedSplit;
import org.robustlt.core.data.split.SplitDigest;
import org.robustlt.core.data.split.SplitManifest;
import org.robustlt.core.record.RunManifest;

/**
 * What a run learns from and is measured on.
 *
 * @param dataSet where the images come from
 * @param split which of them are trained on
 * @param splitManifest the split with where it comes from
 * @param frequencies the class frequencies that losses and budgets see
 * @param training batches to train on
 * @param validation the images that are held out, if any are
 * @param test the test images
 */
public record RunData(
    ImageDataSet dataSet,
    LongTailedSplit split,
    SplitManifest splitManifest,
    ClassFrequencies frequencies,
    BatchSource training,
    Optional<BatchSource> validation,
    BatchSource test) {

  /** Returns what the manifest of a run says of its data. */
  RunManifest.DataSet manifest() {
    int[] selected =
        Arrays.copyOf(split.training(), split.training().length + split.validation().length);
    System.arraycopy(
        split.validation(), 0, selected, split.training().length, split.validation().length);
    return new RunManifest.DataSet(
        dataSet.name(),
        dataSet.classNames(),
        LongStream.of(split.selected().counts()).boxed().toList(),
        split.training().length,
        split.validation().length,
        dataSet.test().size(),
        SplitDigest.sha256(selected));
  }
}
