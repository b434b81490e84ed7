package org.robustlt.core.checkpoint;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import org.robustlt.core.data.split.SplitManifest;
import org.robustlt.core.file.SealedJson;

/**
 * What run a file belongs to: the digest of its resolved recipe, its split and the labels of its
 * data. Equal runs have equal identities.
 *
 * @param value 64 hexadecimal digits
 */
public record RunIdentity(@JsonValue String value) {
  private static final int SHOWN = 12;

  /** Nobody's: files of older programs do not tell. */
  public static final RunIdentity UNKNOWN = new RunIdentity("");

  /** Takes the digits. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public RunIdentity {
    // The canonical constructor, named for the reader of JSON.
  }

  /**
   * Returns the identity of a run.
   *
   * @param recipe the text of the run's {@code recipe.yaml}
   * @param split its split
   */
  public static RunIdentity of(String recipe, SplitManifest split) {
    String content =
        String.join(
            "\n",
            "robustlt run, schema " + SealedJson.SCHEMA,
            recipe,
            split.labelsSha256(),
            split.trainingSha256(),
            split.validationSha256());
    return new RunIdentity(Hashing.sha256().hashString(content, StandardCharsets.UTF_8).toString());
  }

  /** Returns whether it tells anything. */
  public boolean isKnown() {
    return !value.isEmpty();
  }

  /** Returns as much of it as messages show. */
  public String shown() {
    return isKnown() ? value.substring(0, Math.min(SHOWN, value.length())) : "unknown";
  }
}
