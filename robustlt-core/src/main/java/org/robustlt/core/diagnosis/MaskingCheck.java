package org.robustlt.core.diagnosis;

import java.util.Locale;
import java.util.Optional;

/**
 * A sign of masked gradients (Athalye, Carlini, Wagner, <i>Obfuscated Gradients Give a False Sense
 * of Security</i>, ICML 2018, section 3.1; Carlini et al., <i>On Evaluating Adversarial
 * Robustness</i>, arXiv 1902.06705).
 */
public enum MaskingCheck {
  /** A quarter of the images, and at least two, have no gradient to speak of. */
  VANISHING_GRADIENTS {
    @Override
    Optional<String> evidence(ClassEvidence seen) {
      return when(
          seen.vanishing() >= 2 && 4 * seen.vanishing() >= seen.examples(),
          "the gradient of the loss vanishes at %d of %d images",
          seen.vanishing(),
          seen.examples());
    }
  },

  /** A larger radius gives a smaller loss, or none gives any. */
  LOSS_DOES_NOT_RISE {
    @Override
    Optional<String> evidence(ClassEvidence seen) {
      int last = seen.losses().size() - 1;
      for (int i = 1; i <= last; i++) {
        double before = seen.losses().get(i - 1);
        double after = seen.losses().get(i);
        if (after < 0.9 * before && seen.falls().get(i) > 3) {
          return when(
              true,
              "the loss falls from %.4g at %s to %.4g at %s",
              before,
              radius(seen, i - 1),
              after,
              radius(seen, i));
        }
      }
      double rise = seen.losses().get(last) - seen.losses().get(0);
      return when(
          !(rise > LEAST_RISE),
          "the loss stays at %.4g up to %s",
          seen.losses().get(0),
          radius(seen, last));
    }
  },

  /** Random search breaks more images than gradients do; a sign test at 5 %. */
  BLACK_BOX_STRONGER {
    @Override
    Optional<String> evidence(ClassEvidence seen) {
      return when(
          SignTest.isSignificant(seen.onlyByBlackBox(), seen.onlyByGradients()),
          "the black box alone breaks %d of %d images, gradients alone %d",
          seen.onlyByBlackBox(),
          seen.examples(),
          seen.onlyByGradients());
    }
  },

  /** More steps break a fifth more of the images, by a sign test at 5 %. */
  MORE_STEPS_STRONGER {
    @Override
    Optional<String> evidence(ClassEvidence seen) {
      return when(
          5 * (seen.onlyByMany() - seen.onlyByFew()) >= seen.examples()
              && SignTest.isSignificant(seen.onlyByMany(), seen.onlyByFew()),
          "few steps break %d of %d images, many steps %d",
          seen.brokenByFew(),
          seen.examples(),
          seen.brokenByMany());
    }
  },

  /** A tenth of the images, and at least two, withstand an attack that may change everything. */
  UNBOUNDED_ATTACK_FAILS {
    @Override
    Optional<String> evidence(ClassEvidence seen) {
      return when(
          seen.withstandingEverything() >= 2
              && 10 * seen.withstandingEverything() >= seen.examples(),
          "%d of %d images withstand an attack without a bound",
          seen.withstandingEverything(),
          seen.examples());
    }
  },

  /** The same images in the same batch get other logits. */
  OUTPUTS_ARE_RANDOM {
    @Override
    Optional<String> evidence(ClassEvidence seen) {
      return when(
          seen.changedByRepeating() > 0,
          "the logits of %d of %d images differ between two equal calls, by up to %.2g %%",
          seen.changedByRepeating(),
          seen.examples(),
          100 * seen.largestChange());
    }
  },

  /** The same images in another batch get other logits, though they are not random. */
  OUTPUTS_DEPEND_ON_BATCH {
    @Override
    Optional<String> evidence(ClassEvidence seen) {
      return when(
          seen.changedByCompany() > 0 && seen.changedByRepeating() == 0,
          "the logits of %d of %d images depend on the other images of the batch, by up to %.2g %%",
          seen.changedByCompany(),
          seen.examples(),
          100 * seen.largestChange());
    }
  };

  private static final double LEAST_RISE = 1e-6;

  /** Returns what speaks for masked gradients, if anything does. */
  abstract Optional<String> evidence(ClassEvidence seen);

  /** Returns the name that files and messages show. */
  public String title() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static Optional<String> when(boolean flagged, String form, Object... values) {
    return flagged ? Optional.of(String.format(Locale.ROOT, form, values)) : Optional.empty();
  }

  private static String radius(ClassEvidence seen, int rung) {
    double radius = seen.radii().get(rung);
    return radius == 0
        ? "the natural image"
        : radius == 1 ? "ε" : String.format(Locale.ROOT, "%s ε", plain(radius));
  }

  private static String plain(double number) {
    return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
  }
}
