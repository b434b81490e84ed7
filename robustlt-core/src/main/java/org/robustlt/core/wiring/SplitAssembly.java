package org.robustlt.core.wiring;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.LongStream;
import org.robustlt.api.component.ClassFrequencies;
import org.robustlt.api.data.DataException;
import org.robustlt.api.data.ImageDataSet;
import org.robustlt.core.data.ImageSelection;
import org.robustlt.core.data.LongTailedSplit;
import org.robustlt.core.data.split.EmptyClassException;
import org.robustlt.core.data.split.OriginatedSplit;
import org.robustlt.core.data.split.SplitFile;
import org.robustlt.core.data.split.SplitManifest;
import org.robustlt.core.data.split.SplitOrigin;
import org.robustlt.core.guard.Guarded;
import org.robustlt.core.recipe.DataSection;
import org.robustlt.core.registry.ComponentKind;
import org.robustlt.core.registry.ComponentListing;
import org.robustlt.core.registry.NamePattern;

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
    ClassFrequencies available = ImageSelection.frequencies(labels, dataSet.classNames());
    ClassFrequencies asked = asked(available);
    if (asked.classes() != available.classes()) { // as a third party's profile may
      throw new DataException(
          String.format(
              Locale.ROOT,
              "imbalance \"%s\" takes images of %d classes, but %s has %d",
              NamePattern.nameOf(section.imbalance()),
              asked.classes(),
              dataSet.name(),
              available.classes()));
    }
    boolean enough = true;
    for (int c = 0; c < asked.classes(); c++) {
      enough &= asked.count(c) <= available.count(c);
      if (!enough && selection.shortage() == DataSection.Shortage.REFUSE) {
        throw new DataException(
            String.format(
                Locale.ROOT,
                "class %s has %,d images, %s asks for %,d; data.selection.shortage: take-all takes"
                    + " those that there are",
                dataSet.classNames().get(c),
                available.count(c),
                ComponentListing.describe(section.imbalance()),
                asked.count(c)));
      }
    }
    LongTailedSplit drawn =
        selection
            .convention()
            .select(labels, asked, selection.seed(), section.validation().fraction());
    SplitOrigin origin = SplitOrigin.drawn(profile(), selection.convention(), selection.seed());
    return new OriginatedSplit(
        drawn, enough ? origin : origin.asked(LongStream.of(asked.counts()).boxed().toList()));
  }

  private ClassFrequencies asked(ClassFrequencies available) {
    try {
      return Guarded.create(ComponentKind.IMBALANCE_PROFILE, section.imbalance(), available);
    } catch (DataException e) {
      throw e.getCause() instanceof EmptyClassException empty
          ? empty.named(dataSet.classNames())
          : e;
    }
  }

  SplitManifest manifest(OriginatedSplit split) {
    return SplitManifest.of(dataSet.name(), labels, split);
  }

  private String profile() {
    return ComponentListing.describe(section.imbalance())
        + ", held out "
        + section.validation().fraction();
  }
}
