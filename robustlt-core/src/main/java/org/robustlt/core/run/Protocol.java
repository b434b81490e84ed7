package org.robustlt.core.run;

import java.util.LinkedHashMap;
import java.util.Map;
import org.robustlt.api.component.Description;
import org.robustlt.core.recipe.AttackSection;
import org.robustlt.core.recipe.Default;
import org.robustlt.core.record.ProtocolRecord;
import org.robustlt.core.registry.option.RecordFields;
import org.robustlt.core.registry.option.ScalarType;

/**
 * A way to measure accuracy.
 *
 * @param name what tables call it
 * @param definition what is done
 */
public record Protocol(String name, Definition definition) {
  /**
   * What a protocol does, as its file says.
   *
   * @param version grows when the definition changes
   * @param description what it measures, in a line
   * @param attack the attack and what it maximizes
   */
  public record Definition(
      @Default("1") @Description("grows when the definition changes") int version,
      @Default("''") @Description("what it measures, in a line") String description,
      AttackSection attack) {}

  /** Returns whether images stay as they are. */
  boolean isNatural() {
    return definition.attack().attack().name().value().equals("none");
  }

  /** Returns what an evaluation says of the way it was made. */
  ProtocolRecord record(String epsilon, long seed, String testSet, String checkpoint) {
    AttackSection attack = definition.attack();
    return new ProtocolRecord(
            name,
            definition.version(),
            "",
            attack.attack().name().value(),
            options(attack.attack().options()),
            attack.objective().name().value(),
            isNatural() ? "0" : epsilon,
            "running-statistics",
            seed,
            testSet,
            checkpoint)
        .hashed();
  }

  private static Map<String, String> options(Record options) {
    Map<String, String> spelt = new LinkedHashMap<>();
    RecordFields.of(options.getClass())
        .forEach(
            field -> {
              Object value = RecordFields.value(options, field);
              spelt.put(
                  field.getName(),
                  ScalarType.of(field.getType())
                      .map(type -> type.speller().apply(value))
                      .orElseGet(value::toString));
            });
    return spelt;
  }
}
