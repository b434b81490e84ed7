package org.robustlt.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.robustlt.api.component.Stateful;

/**
 * What every {@link Stateful} component has to keep: a fresh instance that takes up the memory of
 * another equals it, and memory of the wrong form is refused.
 *
 * <p>An ND4J backend must be on the class path of the tests.
 */
public abstract class StatefulContract {
  /** Returns a new instance that has seen nothing. */
  protected abstract Stateful fresh();

  /** Returns a new instance whose memory differs from that of a fresh one. */
  protected abstract Stateful experienced();

  @Test
  void freshInstanceTakesUpTheMemory() {
    Map<String, INDArray> memory = experienced().state();
    Stateful other = fresh();
    assertThat(values(other.state())).isNotEqualTo(values(memory));

    other.restore(memory);

    assertThat(values(other.state())).isEqualTo(values(memory));
  }

  @Test
  void givesAndTakesCopies() {
    Stateful component = experienced();
    component.state().values().forEach(array -> array.assign(7));
    assertThat(values(component.state())).isEqualTo(values(experienced().state()));

    Map<String, INDArray> given = experienced().state();
    component.restore(given);
    given.values().forEach(array -> array.assign(7));
    assertThat(values(component.state())).isEqualTo(values(experienced().state()));
  }

  @Test
  void remembersNumbersThatCheckpointsCanKeep() {
    assertThat(experienced().state().values())
        .isNotEmpty()
        .extracting(INDArray::dataType)
        .allMatch(type -> type == DataType.DOUBLE || type == DataType.INT64);
  }

  @Test
  void refusesMemoryOfAnotherForm() {
    Map<String, INDArray> memory = experienced().state();
    Map.Entry<String, INDArray> entry = memory.entrySet().iterator().next();
    String name = entry.getKey();
    INDArray original = entry.getValue();

    Map<String, INDArray> lacking = new HashMap<>(memory);
    lacking.remove(name);
    assertThatIllegalArgumentException().isThrownBy(() -> fresh().restore(lacking));

    Map<String, INDArray> exceeding = new HashMap<>(memory);
    exceeding.put("no-such-name", original);
    assertThatIllegalArgumentException().isThrownBy(() -> fresh().restore(exceeding));

    Map<String, INDArray> misshapen = new HashMap<>(memory);
    misshapen.put(name, Nd4j.zeros(original.dataType(), original.length() + 1));
    assertThatIllegalArgumentException().isThrownBy(() -> fresh().restore(misshapen));
  }

  private static Map<String, List<Double>> values(Map<String, INDArray> state) {
    Map<String, List<Double>> values = new HashMap<>();
    state.forEach(
        (name, array) -> values.put(name, Arrays.stream(ArrayValues.of(array)).boxed().toList()));
    return values;
  }
}
