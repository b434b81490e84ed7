package example;

import org.robustlt.tck.OptionsContract;

class WebTrackerOptionsTest extends OptionsContract {
  @Override
  protected Record options() {
    return new WebTracker("https://example.org/");
  }
}
