package org.robustlt.core.run;

import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.robustlt.api.attack.AdversarialObjectiveProvider;
import org.robustlt.api.attack.AttackProvider;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.component.Description;
import org.robustlt.api.component.Inline;
import org.robustlt.core.evaluation.AttackStages;
import org.robustlt.core.guard.ComponentException;
import org.robustlt.core.recipe.PrecisionSection;
import org.robustlt.core.recipe.SampleAttack;
import org.robustlt.core.registry.NamePattern;
import org.robustlt.core.registry.option.OptionListing;

/**
 * A way to measure accuracy.
 *
 * @param name what tables and files call it; of a user's protocol, the name of its file with a
 *     digest of what it does, so that it is never taken for another one
 * @param definition what is done
 */
public record Protocol(String name, Definition definition) {
  private static final int DIGITS = 8;
  private static final Pattern DIGEST = Pattern.compile("-[0-9a-f]{" + DIGITS + "}$");

  /**
   * Returns the protocol of a user's file.
   *
   * @param title the name of the file, without its ending
   */
  static Protocol ofFile(String title, Definition definition) {
    Protocol plain = new Protocol(title, definition);
    String content =
        String.join(
            "\n",
            Integer.toString(definition.version()),
            NamePattern.nameOf(definition.attack().attack()),
            plain.options().toString(),
            NamePattern.nameOf(definition.attack().objective()),
            definition.epsilon().spelling());
    String digest = Hashing.sha256().hashString(content, StandardCharsets.UTF_8).toString();
    return new Protocol(title + "-" + digest.substring(0, DIGITS), definition);
  }

  /**
   * Makes the attack.
   *
   * @throws ComponentException if it does not fit the classes
   * @throws RunException if it leaves the ball of epsilon
   */
  public AttackStages stages(ComponentContext context) {
    AttackSection section = definition.attack();
    try {
      AttackStages stages = AttackStages.of(section.attack(), section.objective(), context);
      if (stages.stages().stream().anyMatch(stage -> stage.attack().reach() > 1)) {
        throw new RunException(
            "protocol "
                + name
                + ": "
                + NamePattern.nameOf(section.attack())
                + " leaves the ball of epsilon: it is for training alone");
      }
      return stages;
    } catch (ComponentException e) {
      throw e.at("protocol " + name);
    }
  }

  /** Returns the name without the digest: what its draws are named after. */
  String title() {
    return DIGEST.matcher(name).replaceFirst("");
  }

  /**
   * What a protocol does, as its file says.
   *
   * @param version grows when the definition changes
   * @param description what it measures, in a line
   * @param epsilon the radius of every example
   * @param search how the search computes; what it finds is verified by the arrays' type
   * @param attack the attack and what it maximizes
   * @param corruption what happened to the test images before
   */
  public record Definition(
      @Description("grows when the definition changes") int version,
      @Description("what it measures, in a line") String description,
      @Description(
              value = "radius of every example; recipe for budget.epsilon of the run",
              unit = "pixel scale 0..1")
          Radius epsilon,
      @Description(
              "how the search computes: as-arrays, or bfloat16 or float16 with each adversarial image"
                  + " verified")
          PrecisionSection.Attack search,
      AttackSection attack,
      @Description("what happened to the test images before") CorruptionSection corruption) {
    Definition(AttackSection attack) {
      this(
          1,
          "",
          Radius.OF_RECIPE,
          PrecisionSection.Attack.AS_ARRAYS,
          attack,
          CorruptionSection.OFF);
    }
  }

  /**
   * How adversarial examples are made. Batch normalization always uses the running statistics.
   *
   * @param attack the search for adversarial examples
   * @param objective what it maximizes
   */
  public record AttackSection(
      @Inline AttackProvider attack,
      @Description("what the attack maximizes") AdversarialObjectiveProvider objective) {}

  /** Returns whether images stay as they are. */
  public boolean isNatural() {
    return SampleAttack.of(definition.attack().attack()).isIdentity();
  }

  /**
   * Returns the options of the attack, as recipes spell them, and how it is searched where that is
   * not as usual.
   */
  Map<String, String> options() {
    Map<String, String> spelt = new LinkedHashMap<>();
    OptionListing.of((Record) definition.attack().attack())
        .forEach(option -> spelt.put(option.name(), option.defaultValue()));
    definition.search().half().ifPresent(half -> spelt.put("search", half.toString()));
    definition
        .corruption()
        .corruption()
        .ifPresent(kind -> spelt.put("corruption", definition.corruption().told()));
    return spelt;
  }
}
