package example;

import org.robustlt.tck.OptionsContract;

class SmoothedCrossEntropyOptionsTest extends OptionsContract {
  @Override
  protected Record options() {
    return new SmoothedCrossEntropy(0.2);
  }
}
