package org.robustlt.bench.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.robustlt.bench.console.Console;
import org.robustlt.core.engine.KernelLibraries;

class CircumstancesTest {
  private final String preferred = System.getProperty(KernelLibraries.PREFERRED);
  private final StringWriter said = new StringWriter();

  @AfterEach
  void restore() {
    if (preferred == null) {
      System.clearProperty(KernelLibraries.PREFERRED);
    } else {
      System.setProperty(KernelLibraries.PREFERRED, preferred);
    }
  }

  private String adopt(Map<String, String> there) {
    Circumstances.adopt(
        there, new Console(new PrintWriter(said), new PrintWriter(said), false, false, 100));
    return said.toString();
  }

  private static Map<String, String> hereBut(String name, String value) {
    Map<String, String> there = new HashMap<>(Circumstances.here());
    there.put(name, value);
    return there;
  }

  @Test
  void whereAllIsTheSameNothingIsTold() {
    assertThat(Circumstances.hasThreads(Circumstances.here())).isTrue();
    assertThat(adopt(Circumstances.here())).isEmpty();
  }

  @Test
  void whoJoinsTakesTheKernelLibraryOfTheFirst() {
    adopt(hereBut("kernelLibrary", "nd4j"));
    assertThat(System.getProperty(KernelLibraries.PREFERRED)).isEqualTo("nd4j");
  }

  @Test
  void anotherTypeOfCpuIsTold() {
    assertThat(adopt(hereBut("cpu", "a quicker one")))
        .startsWith("other than where the work was begun, so that bits may differ:\n  cpu is \"")
        .endsWith("\" here and \"a quicker one\" there\n");
  }

  @Test
  void anotherNumberOfThreadsIsKnown() {
    assertThat(Circumstances.hasThreads(hereBut("threads", "9999"))).isFalse();
  }

  @Test
  void aWorkerHasTheThreadsOfTheFirst() {
    Map<String, String> there = hereBut("threads", "3");
    WorkerCommand worker = WorkerCommand.of(List.of("compare"), there);
    assertThat(worker.builder().environment()).containsEntry("OMP_NUM_THREADS", "3");
    assertThat(worker.line()).contains("-Drobustlt.worker=true").endsWith("compare");
    WorkerCommand any = WorkerCommand.of(List.of("compare"), Map.of());
    assertThat(any.builder().environment()).doesNotContainKey("OMP_NUM_THREADS");
  }
}
