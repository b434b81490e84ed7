package @PACKAGE@;

import org.robustlt.api.component.Component;
import org.robustlt.api.component.Description;
import org.robustlt.api.component.Require;
import org.robustlt.api.component.ClassFrequencies;
import org.robustlt.api.data.ImbalanceProfileProvider;

/** Every other class has a share of its images. */
@Component("@NAME@")
@Description("every other class keeps a share of its images, the rest all")
public record @CLASS@(@Description("share of the images of the second, fourth, … class") double share)
    implements ImbalanceProfileProvider {
  public @CLASS@() {
    this(0.1);
  }

  public @CLASS@ {
    Require.share("share", share);
  }

  @Override
  public ClassFrequencies create(ClassFrequencies available) {
    long[] counts = available.counts();
    for (int c = 1; c < counts.length; c += 2) {
      counts[c] = Math.max(1, Math.round(share * counts[c]));
    }
    return ClassFrequencies.of(counts);
  }
}
