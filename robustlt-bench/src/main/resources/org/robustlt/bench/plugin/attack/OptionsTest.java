package @PACKAGE@;

import org.robustlt.tck.OptionsContract;

class @CLASS@OptionsTest extends OptionsContract {
  @Override
  protected Record options() {
    return new @CLASS@(5, 0.02);
  }
}
