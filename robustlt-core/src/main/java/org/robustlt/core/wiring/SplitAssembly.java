package org.robustlt.core.wiring;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.robustlt.api.data.ClassFrequencies;
import org.robustlt.api.data.DataException;
import org.robustlt.api.data.ImageDataSet;
import org.robustlt.core.data.ImageSelection;
import org.robustlt.core.data.LongTailedSplit;
import org.robustlt.core.data.split.OriginatedSplit;
import org.robustlt.core.data.split.SplitFile;
import org.robustlt.core.data.split.SplitManifest;
import org.robustlt.core.data.split.SplitOrigin;
import org.robustlt.core.recipe.DataSection;

/**
 * Selects images: as the run did that was begun, otherwise as the file says that the recipe names,
 * otherwise by drawing.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record SplitAssembly(DataSection section, ImageDataSet dataSet, int[] labels) {
  static SplitAssembly of(DataSection section, ImageDataSet dataSet) {
    return new SplitAssembly(section, dataSet, ImageSelection.labels(dataSet.training()));
  }

  /**
   * Returns the split.
   *
   * @param begun where a run that was begun keeps its split
   */
  OriginatedSplit split(Optional<Path> begun) {
    return begun
        .or(section.selection()::split)
        .map(file -> SplitFile.read(file, labels, dataSet.classes()))
        .orElseGet(this::draw);
  }

  private OriginatedSplit draw() {
    DataSection.Selection selection = section.selection();
    ClassFrequencies available = ImageSelection.frequencies(labels, dataSet.classes());
    LongTailedSplit drawn =
        selection
            .convention()
            .select(
                labels,
                checked(section.imbalance().create(available), available),
                selection.seed(),
                section.validation().fraction());
    return new OriginatedSplit(
        drawn, SplitOrigin.drawn(profile(), selection.convention(), selection.seed()));
  }

  /** Checks what a profile takes, which may be a third party's. */
  private ClassFrequencies checked(ClassFrequencies taken, ClassFrequencies available) {
    if (taken.classes() != available.classes()) {
      throw new DataException(
          String.format(
              Locale.ROOT,
              "imbalance \"%s\" takes images of %d classes, but %s has %d",
              section.imbalance().name(),
              taken.classes(),
              dataSet.name(),
              available.classes()));
    }
    for (int c = 0; c < available.classes(); c++) {
      if (taken.count(c) > available.count(c)) {
        throw new DataException(
            String.format(
                Locale.ROOT,
                "class \"%s\" has %d images, too few to take %d as imbalance \"%s\" says",
                dataSet.classNames().get(c),
                available.count(c),
                taken.count(c),
                section.imbalance().name()));
      }
    }
    return taken;
  }

  SplitManifest manifest(OriginatedSplit split) {
    return SplitManifest.of(dataSet.name(), labels, split);
  }

  private String profile() {
    return section.imbalance().describe() + ", held out " + section.validation().fraction();
  }
}
