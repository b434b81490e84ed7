package org.robustlt.core.training;

import static org.robustlt.tck.golden.JsonNumbers.longs;
import static org.robustlt.tck.golden.JsonNumbers.number;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.robustlt.api.component.ClassFrequencies;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.core.optimization.GradientClipping;
import org.robustlt.core.recipe.Phase;
import org.robustlt.core.recipe.RecipeReader;
import org.robustlt.core.registry.Registry;

/** A run of golden kind 06 as a recipe of this program, with the quirks of the published code. */
record GoldenMethod(JsonNode golden, JsonNode run) {
  private static final RecipeReader READER = new RecipeReader(Registry.load(List.of()));

  TrainingMethods methods() {
    return new TrainingMethods(
        phases(),
        ComponentContext.of(ClassFrequencies.of(longs(golden.get("samples_per_class"))), epochs()));
  }

  int epochs() {
    return golden.get("num_epochs").asInt();
  }

  /** What the published trainer is given beside the method: the largest norm of the gradient. */
  GradientClipping clipping() {
    JsonNode largest = options().path("grad_clip");
    return new GradientClipping(largest.isMissingNode() || largest.isNull() ? 0 : number(largest));
  }

  /** What the method is given: for all runs of the file, for this one, and in its {@code kw}. */
  private JsonNode options() {
    ObjectNode options = JsonNodeFactory.instance.objectNode();
    Stream.of(golden, golden.path("robustlt"), run.get("method_opt"), run.path("kw"))
        .flatMap(given -> given.properties().stream())
        .forEach(option -> options.set(option.getKey(), option.getValue()));
    return options;
  }

  private List<Phase> phases() {
    JsonNode options = options();
    String method = run.get("method").asText().replace("robustlt_", "");
    List<Phase> phases = new ArrayList<>();
    int clean = method.equals("taet") ? Math.max(0, options.get("ce_epochs").asInt() - 1) : 0;
    if (clean > 0) {
      phases.add(
          phase(
              "clean",
              clean,
              "attack: {use: none}",
              String.format(
                  Locale.ROOT,
                  "loss: {use: cross-entropy, labelSmoothing: %s}",
                  smoothing(options)),
              "monitor: updating-natural-first"));
    }
    if (clean < epochs()) {
      phases.add(phase("main", epochs() - clean, attack(method), sections(method, options)));
    }
    return phases;
  }

  private Phase phase(String name, int epochs, String... sections) {
    String text =
        String.join(
            "\n",
            "name: " + name,
            "epochs: " + epochs,
            budget(),
            String.join("\n", sections),
            text("weightPerturbation", "none", sections),
            text("monitor", "updating", sections),
            text("unusedNaturalForward", "false", sections));
    return READER.read(Phase.class, text, name);
  }

  private static String text(String key, String missing, String... sections) {
    if (String.join("\n", sections).contains(key + ":")) {
      return "";
    }
    return key + ": " + (key.equals("weightPerturbation") ? "{use: " + missing + "}" : missing);
  }

  private String budget() {
    JsonNode options = options();
    String epsilon = "epsilon: " + number(options.get("epsilon"));
    return run.get("method").asText().startsWith("robustlt_")
        ? String.format(
            Locale.ROOT,
            "budget: {use: robustlt, %s, alpha: %s, beta: %s}",
            epsilon,
            number(options.get("robustlt_alpha")),
            number(options.get("robustlt_beta")))
        : "budget: {use: constant, " + epsilon + "}";
  }

  private String attack(String method) {
    JsonNode options = options();
    String objective =
        method.equals("reat")
            ? "{use: effective-number, smallestCount: 0, precision: float32}"
            : "{use: cross-entropy}";
    return String.format(
        Locale.ROOT,
        """
        attack:
          use: pgd
          steps: %d
          stepSize: %s
          randomStart: base-epsilon
          batchNorm: batch-statistics
          objective: %s""",
        options.get("perturb_steps").asInt(),
        number(options.get("step_size")),
        objective);
  }

  private static String sections(String method, JsonNode options) {
    return switch (method) {
      case "pgdat" -> "loss: {use: cross-entropy, labelSmoothing: " + smoothing(options) + "}";
      case "awp" ->
          String.format(
              Locale.ROOT,
              """
          loss: {use: cross-entropy, labelSmoothing: %s}
          weightPerturbation:
            {use: awp, gamma: %s, warmUp: %d, ascent: optimizer, batchNorm: batch-statistics-updating}""",
              smoothing(options),
              number(options.get("awp_gamma")),
              options.get("awp_warmup").asInt());
      case "robal" ->
          String.format(
              Locale.ROOT,
              """
          loss:
            use: robal
            beta: %s
            betaAdv: %s
            margin: %s
            scale: %s
            tauB: %s
            tauM: %s
            labelSmoothing: %s
            klFloor: 1e-12
            klLogits: scaled-without-margin
            marginPrecision: float32""",
              number(options.get("beta")),
              number(options.get("beta_adv")),
              number(options.get("m")),
              number(options.get("s")),
              number(options.get("tau_b")),
              number(options.get("tau_m")),
              smoothing(options));
      case "reat" -> "loss: {use: reat, pairwise: collapsed, tail: index, tailTarget: constant}";
      case "atbsl" ->
          String.format(
              Locale.ROOT,
              "loss: {use: balanced-softmax, tau: %s}\nunusedNaturalForward: true",
              number(options.get("tau_b")));
      case "taet" ->
          String.format(
              Locale.ROOT,
              """
          loss:
            use: taet
            alpha: %s
            beta: %s
            gamma: %s
            labelSmoothing: %s
            absentClasses: count-as-zero
          monitor: updating-natural-first
          unusedNaturalForward: true""",
              number(options.get("alpha")),
              number(options.get("beta")),
              number(options.get("gamma")),
              smoothing(options));
      default -> throw new IllegalArgumentException("unknown golden method " + method);
    };
  }

  private static double smoothing(JsonNode options) {
    return options.has("label_smoothing") ? number(options.get("label_smoothing")) : 0;
  }
}
