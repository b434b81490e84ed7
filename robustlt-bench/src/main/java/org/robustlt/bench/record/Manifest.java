package org.robustlt.bench.record;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.robustlt.api.data.DataRemark;

/**
 * The provenance of a run.
 *
 * @param run the name of the run
 * @param dataSet the name of the data set
 * @param classNames the name of each class
 * @param classCounts n_c of the training images; may be empty
 * @param seed the seed, as written; empty if unknown
 * @param remarks what a user should know of the data
 * @param facts every entry of the manifest as text, nested names joined by dots
 */
public record Manifest(
    String run,
    String dataSet,
    List<String> classNames,
    List<Long> classCounts,
    String seed,
    List<DataRemark> remarks,
    Map<String, String> facts) {
  /** Copies the collections. */
  public Manifest {
    classNames = List.copyOf(classNames);
    classCounts = List.copyOf(classCounts);
    remarks = List.copyOf(remarks);
    facts = new LinkedHashMap<>(facts);
  }
}
