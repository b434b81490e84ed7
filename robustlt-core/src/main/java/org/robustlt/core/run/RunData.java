package org.robustlt.core.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.robustlt.api.component.ClassFrequencies;
import org.robustlt.api.data.DataRemark;
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

  /** Returns what a user should know of the data: how they were read, and what they lack. */
  public List<DataRemark> remarks() {
    List<DataRemark> remarks = new ArrayList<>(dataSet.remarks());
    splitManifest
        .asked()
        .ifPresent(
            asked -> {
              List<String> shortages = new ArrayList<>();
              for (int c = 0; c < asked.size(); c++) {
                long taken = split.selected().count(c);
                if (taken < asked.get(c)) {
                  shortages.add(
                      String.format(
                          Locale.ROOT,
                          "%s: asked for %,d, taken %,d",
                          dataSet.classNames().get(c),
                          asked.get(c),
                          taken));
                }
              }
              remarks.add(
                  new DataRemark(
                      "classes with fewer images than the profile asks for: " + shortages.size(),
                      shortages));
            });
    return remarks;
  }

  /** Returns how many images of each class are held out for validation. */
  public List<Long> heldOut() {
    return IntStream.range(0, dataSet.classes())
        .mapToObj(c -> split.selected().count(c) - split.trainingFrequencies().count(c))
        .toList();
  }

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
        SplitDigest.sha256(selected),
        remarks(),
        Optional.of(new RunManifest.Input(dataSet.shape(), dataSet.normalization())));
  }
}
