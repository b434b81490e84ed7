package org.robustlt.core.run;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.robustlt.api.component.Description;
import org.robustlt.api.component.OptionException;
import org.robustlt.api.component.Require;
import org.robustlt.api.data.LabeledImages;
import org.robustlt.api.random.RandomSource;
import org.robustlt.core.corruption.CorruptedImages;
import org.robustlt.core.corruption.Corruption;
import org.robustlt.core.corruption.CorruptionFile;
import org.robustlt.core.recipe.CorruptionNames;
import org.robustlt.core.registry.option.Spelling;

/**
 * Section {@code corruption} of a protocol: what happened to the test images before anything else.
 *
 * @param kind one of the common corruptions, or {@code none}
 * @param severity 1..5
 * @param files a folder of CIFAR-10-C's files whose images are taken, or {@code none} to make them
 */
public record CorruptionSection(
    @Description("what happened to the test images: none, or one of the common corruptions")
        String kind,
    @Description("how gravely, 1 to 5") int severity,
    @Description("folder of the files of CIFAR-10-C, whose images are taken; none to make them")
        String files) {
  private static final String NONE = "none";

  /** Images are as they are. */
  static final CorruptionSection OFF = new CorruptionSection(NONE, 1, NONE);

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if there is no such kind, or the severity is not 1 to 5
   */
  public CorruptionSection {
    if (!kind.equals(NONE) && !CorruptionNames.kinds().contains(kind)) {
      throw new OptionException(
          "kind",
          "unknown corruption \""
              + kind
              + "\""
              + Spelling.hint(kind, CorruptionNames.kinds())
              + "\navailable: none, "
              + String.join(", ", CorruptionNames.kinds()));
    }
    Require.atLeast("severity", severity, 1);
    if (severity > Corruption.SEVERITIES) {
      throw new OptionException(
          "severity", "must be at most " + Corruption.SEVERITIES + ", got " + severity);
    }
  }

  /** Returns the kind; nothing if images are as they are. */
  Optional<Corruption> corruption() {
    return Arrays.stream(Corruption.values()).filter(c -> c.title().equals(kind)).findFirst();
  }

  /**
   * Returns test images as the protocol shows them.
   *
   * @param random the source of what is random in corruptions
   */
  LabeledImages shown(LabeledImages test, RandomSource random) {
    Optional<Corruption> made = corruption();
    if (made.isEmpty()) {
      return test;
    }
    Corruption corruption = made.get();
    return files.equals(NONE)
        ? new CorruptedImages(test, corruption, severity, random.at(corruption.title()))
        : CorruptionFile.open(Path.of(files), corruption, severity, test);
  }

  /** Returns what results say of it. */
  String told() {
    return kind + ", severity " + severity + (files.equals(NONE) ? "" : ", of CIFAR-10-C");
  }
}
