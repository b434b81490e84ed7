package @PACKAGE@;

import java.util.Optional;
import org.robustlt.api.component.Component;
import org.robustlt.api.component.Description;
import org.robustlt.api.component.Require;
import org.robustlt.api.data.ImageShape;
import org.robustlt.api.data.Mixing;
import org.robustlt.api.data.MixingProvider;
import org.robustlt.api.data.Overlay;

/** The left part of another image in place of an image's own. */
@Component("@NAME@")
@Description("puts the left part of another image over an image")
public record @CLASS@(@Description("share of the width that is replaced") double share)
    implements MixingProvider {
  public @CLASS@() {
    this(0.25);
  }

  public @CLASS@ {
    Require.share("share", share);
  }

  @Override
  public Mixing create(ImageShape context) {
    return (shape, random) ->
        Optional.of(new Overlay(0, 0, shape.height(), (int) (share * shape.width()), 1));
  }
}
