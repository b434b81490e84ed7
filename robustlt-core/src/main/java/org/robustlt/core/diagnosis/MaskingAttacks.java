package org.robustlt.core.diagnosis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.robustlt.api.attack.AdversarialObjectiveProvider;
import org.robustlt.api.attack.AttackProvider;
import org.robustlt.core.recipe.RecipeReader;

/**
 * The attacks whose results are compared.
 *
 * @param version grows when the attacks change
 * @param few steps along gradients
 * @param many the same, for longer
 * @param blackBox uses no gradients
 * @param objective what the first two maximize, and whose gradients are looked at
 */
public record MaskingAttacks(
    int version,
    AttackProvider few,
    AttackProvider many,
    AttackProvider blackBox,
    AdversarialObjectiveProvider objective) {

  /** Returns the attacks that come with the program. */
  public static MaskingAttacks builtIn(RecipeReader reader) {
    try (InputStream stream = MaskingAttacks.class.getResourceAsStream("masking.yaml")) {
      if (stream == null) {
        throw new IllegalStateException("the program lacks the attacks of its masking diagnosis");
      }
      String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      return reader.read(MaskingAttacks.class, text, "masking.yaml");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
