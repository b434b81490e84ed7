package org.robustlt.core.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MaskingCheckTest {
  private static final List<Double> RADII = List.of(0.0, 0.5, 1.0, 2.0, 4.0);
  private static final List<Double> RISING = List.of(0.1, 0.5, 1.0, 2.0, 3.0);
  private static final List<Double> NO_FALL = List.of(Double.NaN, -9.0, -9.0, -9.0, -9.0);

  @Test
  void aSoundClassRaisesNoWarning() {
    assertThat(warnings(new Seen())).isEmpty();
  }

  @Test
  void gradientsMayVanishAtAFewImages() {
    Seen seen = new Seen();
    seen.vanishing = 4;
    assertThat(warnings(seen)).isEmpty();
    seen.vanishing = 5;
    assertThat(warnings(seen))
        .containsExactly(
            "vanishing gradients: the gradient of the loss vanishes at 5 of 20 images");
  }

  @Test
  void aLossThatFallsOnlyByChanceIsNone() {
    Seen seen = new Seen();
    seen.losses = List.of(0.1, 0.5, 1.0, 0.7, 3.0);
    seen.falls = List.of(Double.NaN, -9.0, -9.0, 1.5, -9.0);
    assertThat(warnings(seen)).isEmpty();
    seen.falls = List.of(Double.NaN, -9.0, -9.0, 4.0, -9.0);
    assertThat(warnings(seen))
        .containsExactly("loss does not rise: the loss falls from 1.000 at ε to 0.7000 at 2 ε");
  }

  @Test
  void aLossThatStaysIsASign() {
    Seen seen = new Seen();
    seen.losses = List.of(0.25, 0.25, 0.25, 0.25, 0.25);
    assertThat(warnings(seen))
        .containsExactly("loss does not rise: the loss stays at 0.2500 up to 4 ε");
  }

  @Test
  void theBlackBoxMustWinByMoreThanChance() {
    Seen seen = new Seen();
    seen.onlyByBlackBox = 5;
    seen.onlyByGradients = 1;
    assertThat(warnings(seen)).isEmpty();
    seen.onlyByBlackBox = 7;
    assertThat(warnings(seen))
        .containsExactly(
            "black box stronger: the black box alone breaks 7 of 20 images, gradients alone 1");
  }

  @Test
  void moreStepsMustBreakAFifthMore() {
    Seen seen = new Seen();
    seen.brokenByFew = 4;
    seen.brokenByMany = 9;
    seen.onlyByMany = 6;
    seen.onlyByFew = 1;
    assertThat(warnings(seen)).as("by chance").isEmpty();
    seen.onlyByMany = 5;
    seen.onlyByFew = 0;
    assertThat(warnings(seen))
        .containsExactly("more steps stronger: few steps break 4 of 20 images, many steps 9");
  }

  @Test
  void everythingMustBreakWithoutABound() {
    Seen seen = new Seen();
    seen.withstanding = 1;
    assertThat(warnings(seen)).isEmpty();
    seen.withstanding = 2;
    assertThat(warnings(seen))
        .containsExactly(
            "unbounded attack fails: 2 of 20 images withstand an attack without a bound");
  }

  @Test
  void outputsMustNotChangeBetweenCalls() {
    Seen seen = new Seen();
    seen.company = 3;
    assertThat(warnings(seen))
        .containsExactly(
            "outputs depend on batch: the logits of 3 of 20 images depend on the other images of"
                + " the batch, by up to 25 %");
    seen.repeating = 4;
    assertThat(warnings(seen))
        .containsExactly(
            "outputs are random: the logits of 4 of 20 images differ between two equal calls, by up"
                + " to 25 %");
  }

  @Test
  void theSignTestIsExact() {
    assertThat(SignTest.isSignificant(4, 0)).as("1/16").isFalse();
    assertThat(SignTest.isSignificant(5, 0)).as("1/32").isTrue();
    assertThat(SignTest.isSignificant(6, 1)).as("8/128").isFalse();
    assertThat(SignTest.isSignificant(7, 1)).as("9/256").isTrue();
    assertThat(SignTest.isSignificant(0, 0)).isFalse();
    assertThat(SignTest.isSignificant(1, 9)).isFalse();
  }

  private static List<String> warnings(Seen seen) {
    List<String> warnings = new ArrayList<>();
    for (MaskingCheck check : MaskingCheck.values()) {
      check
          .evidence(seen.evidence())
          .ifPresent(evidence -> warnings.add(check.title() + ": " + evidence));
    }
    return warnings;
  }

  private static final class Seen {
    private int vanishing;
    private List<Double> losses = RISING;
    private List<Double> falls = NO_FALL;
    private int brokenByFew = 10;
    private int brokenByMany = 11;
    private int onlyByMany = 1;
    private int onlyByFew;
    private int onlyByBlackBox;
    private int onlyByGradients = 4;
    private int withstanding;
    private int repeating;
    private int company;

    ClassEvidence evidence() {
      return new ClassEvidence(
          1,
          20,
          vanishing,
          RADII,
          losses,
          falls,
          brokenByFew,
          brokenByMany,
          onlyByMany,
          onlyByFew,
          onlyByBlackBox,
          onlyByGradients,
          withstanding,
          repeating,
          company,
          0.25);
    }
  }
}
