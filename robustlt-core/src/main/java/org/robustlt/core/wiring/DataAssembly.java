package org.robustlt.core.wiring;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.nd4j.linalg.api.buffer.DataType;
import org.robustlt.api.component.ClassFrequencies;
import org.robustlt.api.data.Augmentation;
import org.robustlt.api.data.DataRemark;
import org.robustlt.api.data.ImageDataSet;
import org.robustlt.api.data.LabeledImages;
import org.robustlt.api.random.RandomSource;
import org.robustlt.core.data.BatchSource;
import org.robustlt.core.data.CheckedImages;
import org.robustlt.core.data.ImageSelection;
import org.robustlt.core.data.LongTailedSplit;
import org.robustlt.core.data.format.ExtraImages;
import org.robustlt.core.data.format.JoinedImages;
import org.robustlt.core.data.pipeline.BatchOptions;
import org.robustlt.core.data.pipeline.ImageBatches;
import org.robustlt.core.data.sampling.ClassBalancedSampler;
import org.robustlt.core.data.sampling.MixingInSampler;
import org.robustlt.core.data.sampling.Sampler;
import org.robustlt.core.data.sampling.ShufflingSampler;
import org.robustlt.core.data.split.OriginatedSplit;
import org.robustlt.core.guard.Guarded;
import org.robustlt.core.recipe.DataSection;
import org.robustlt.core.run.RunData;
import org.robustlt.core.run.RunException;

/** Selects, holds out and batches images as a recipe says. */
record DataAssembly(DataSection section, ImageDataSet dataSet, BatchOptions options) {
  private static final double ROUNDING = 1e-9;

  /**
   * How many threads prepare batches beside a training: one of four cores, as those do the work.
   */
  static final int THREADS =
      Math.max(1, Math.min(4, Runtime.getRuntime().availableProcessors() / 4));

  /**
   * Assembles the data.
   *
   * @param begun where a run that was begun keeps its split
   */
  RunData assemble(RandomSource random, Optional<Path> begun) {
    SplitAssembly splits = SplitAssembly.of(section, dataSet);
    OriginatedSplit originated = splits.split(begun);
    LongTailedSplit split = originated.split();
    ClassFrequencies frequencies =
        section.validation().countedInFrequencies()
            ? split.selected()
            : split.trainingFrequencies();
    return new RunData(
        section.extra().file().map(this::told).orElse(dataSet),
        split,
        splits.manifest(originated),
        frequencies,
        section
            .extra()
            .file()
            .<BatchSource>map(file -> new LaterBatches(() -> mixed(file, split, random)))
            .orElseGet(
                () -> batches(dataSet.training(), sampler(split, random.at("sampler")), random)),
        Optional.of(split.validation())
            .filter(indices -> indices.length > 0)
            .map(indices -> ImageBatches.ordered(dataSet.training(), indices, options)),
        test());
  }

  private BatchSource batches(LabeledImages images, Sampler sampler, RandomSource random) {
    return ImageBatches.training(
        images,
        sampler,
        augmentations(),
        Guarded.mixing(section.mixing(), dataSet.shape()),
        random.at("augmentation"),
        options);
  }

  /** Returns batches with further images, which are read only now: evaluations need none. */
  private BatchSource mixed(String file, LongTailedSplit split, RandomSource random) {
    DataSection.Extra names = section.extra();
    LabeledImages extra =
        new CheckedImages(
            "extra images",
            new ExtraImages(Path.of(file), names.images(), names.labels()).of(dataSet));
    return batches(
        new JoinedImages(List.of(dataSet.training(), extra)),
        new MixingInSampler(
            sampler(split, random.at("sampler")),
            options.batchSize(),
            extraPerBatch(),
            dataSet.training().size(),
            extra.size(),
            random.at("extra")),
        random);
  }

  private int extraPerBatch() {
    double fraction = section.extra().fraction();
    int images = (int) (fraction * options.batchSize() + ROUNDING);
    if (images == 0) {
      throw new RunException(
          "data.extra.fraction must leave at least 1 extra image of a batch of "
              + options.batchSize()
              + ", got "
              + fraction);
    }
    return images;
  }

  /** Returns the data set with a remark on the images that are mixed in. */
  private ImageDataSet told(String file) {
    List<DataRemark> remarks = new ArrayList<>(dataSet.remarks());
    remarks.add(
        DataRemark.of(
            String.format(
                Locale.ROOT,
                "%d of %d images of each batch are drawn from %s; class sizes, which budgets and losses"
                    + " see, are those of the original data",
                extraPerBatch(),
                options.batchSize(),
                file)));
    return new ImageDataSet(
        dataSet.name(),
        dataSet.classNames(),
        dataSet.training(),
        dataSet.test(),
        dataSet.normalization(),
        remarks);
  }

  BatchSource test() {
    return ImageBatches.ordered(dataSet.test(), ImageSelection.all(dataSet.test()), options);
  }

  private Sampler sampler(LongTailedSplit split, RandomSource random) {
    return switch (section.sampler()) {
      case SHUFFLED -> new ShufflingSampler(split.training(), random);
      case CLASS_BALANCED ->
          ClassBalancedSampler.keepingEpochLength(
              dataSet.training(), split.training(), dataSet.classes(), random);
    };
  }

  private List<Augmentation> augmentations() {
    return section.augmentation().stream()
        .map(choice -> Guarded.augmentation(choice, dataSet.shape()))
        .toList();
  }

  static BatchOptions options(int batchSize, DataType type) {
    return new BatchOptions(batchSize, type, THREADS);
  }
}
