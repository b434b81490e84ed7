package org.robustlt.bench.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.robustlt.bench.comparison.Variant;
import org.robustlt.bench.record.RunRecord;
import org.robustlt.core.record.EpochRecord;

/**
 * What the runs of a variant recorded of each epoch, found at once however many epochs there are.
 */
final class EpochsOfVariant {
  private final Map<Integer, List<EpochRecord>> records = new HashMap<>();

  EpochsOfVariant(Variant variant) {
    for (RunRecord run : variant.runs()) {
      for (EpochRecord record : run.epochs()) {
        records.computeIfAbsent(record.epoch(), epoch -> new ArrayList<>()).add(record);
      }
    }
  }

  /** Returns the records of an epoch, in the order of the runs. */
  List<EpochRecord> of(int epoch) {
    return records.getOrDefault(epoch, List.of());
  }
}
