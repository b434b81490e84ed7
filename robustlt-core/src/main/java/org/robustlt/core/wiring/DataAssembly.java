package org.robustlt.core.wiring;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.nd4j.linalg.api.buffer.DataType;
import org.robustlt.api.component.ClassFrequencies;
import org.robustlt.api.data.Augmentation;
import org.robustlt.api.data.ImageDataSet;
import org.robustlt.api.random.RandomSource;
import org.robustlt.core.data.BatchSource;
import org.robustlt.core.data.ImageSelection;
import org.robustlt.core.data.LongTailedSplit;
import org.robustlt.core.data.pipeline.BatchOptions;
import org.robustlt.core.data.pipeline.ImageBatches;
import org.robustlt.core.data.sampling.ClassBalancedSampler;
import org.robustlt.core.data.sampling.Sampler;
import org.robustlt.core.data.sampling.ShufflingSampler;
import org.robustlt.core.data.split.OriginatedSplit;
import org.robustlt.core.guard.Guarded;
import org.robustlt.core.recipe.DataSection;
import org.robustlt.core.run.RunData;

/** Selects, holds out and batches images as a recipe says. */
record DataAssembly(DataSection section, ImageDataSet dataSet, BatchOptions options) {
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
        dataSet,
        split,
        splits.manifest(originated),
        frequencies,
        ImageBatches.training(
            dataSet.training(),
            sampler(split, random.at("sampler")),
            augmentations(),
            Guarded.mixing(section.mixing(), dataSet.shape()),
            random.at("augmentation"),
            options),
        Optional.of(split.validation())
            .filter(indices -> indices.length > 0)
            .map(indices -> ImageBatches.ordered(dataSet.training(), indices, options)),
        test());
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
