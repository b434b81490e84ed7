package org.robustlt.bench.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.nd4j.linalg.api.buffer.DataType;
import org.robustlt.bench.console.Console;
import org.robustlt.core.engine.KernelLibraries;
import org.robustlt.core.run.Environment;

/**
 * What the bits of results depend on beside recipes and data. Who takes part in work that another
 * process began computes as that one does, as far as that is possible.
 */
public final class Circumstances {
  /** The kernel library where recipes leave it open. */
  private static final String LIBRARY = "kernelLibrary";

  /** The number of threads of the tensor operations, or {@link #DEFAULT}. */
  static final String THREADS = "threads";

  /** What {@link #THREADS} is where nobody said a number. */
  static final String DEFAULT = "default";

  private static final List<String> TOLD = List.of("robustlt", "java", "cpu", "nativeLibrary");

  private Circumstances() {}

  /** Returns those of this process. */
  public static Map<String, String> here() {
    Map<String, String> environment = Environment.describe();
    Map<String, String> here = new TreeMap<>();
    TOLD.forEach(name -> here.put(name, environment.getOrDefault(name, "")));
    here.put(THREADS, environment.getOrDefault(THREADS, ""));
    here.put(LIBRARY, KernelLibraries.preferred(DataType.FLOAT).name());
    return here;
  }

  /** Returns whether this process has as many threads as the work is done with. */
  public static boolean hasThreads(Map<String, String> of) {
    return of.getOrDefault(THREADS, DEFAULT).equals(here().get(THREADS));
  }

  /** Computes as the process did that began the work, and tells what is other all the same. */
  public static void adopt(Map<String, String> of, Console console) {
    String library = of.getOrDefault(LIBRARY, "");
    if (!library.isEmpty()) {
      System.setProperty(KernelLibraries.PREFERRED, library);
    }
    Map<String, String> here = here();
    List<String> differences = new ArrayList<>();
    for (String name : TOLD) {
      String there = of.getOrDefault(name, "");
      String ours = here.getOrDefault(name, "");
      if (!there.equals(ours)) {
        differences.add(name + " is \"" + ours + "\" here and \"" + there + "\" there");
      }
    }
    if (!differences.isEmpty()) {
      console.note("other than where the work was begun, so that bits may differ:");
      differences.forEach(difference -> console.note("  " + difference));
    }
  }
}
