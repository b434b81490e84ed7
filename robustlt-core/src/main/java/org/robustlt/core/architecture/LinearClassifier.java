package org.robustlt.core.architecture;

import org.robustlt.api.component.Component;
import org.robustlt.api.component.Description;
import org.robustlt.api.network.ClassifierHead;
import org.robustlt.api.network.ClassifierProvider;
import org.robustlt.api.network.Layer;

/**
 * {@code linear}.
 *
 * @param bias whether a bias is added
 */
@Component("linear")
@Description("linear classifier")
public record LinearClassifier(@Description("whether a bias is added") boolean bias)
    implements ClassifierProvider {
  /** The defaults. */
  public LinearClassifier() {
    this(true);
  }

  @Override
  public ClassifierHead create(Context context) {
    Layer layer = new Layer.Linear(context.classes(), bias);
    return (network, features) -> network.add("classifier.fc", layer, features);
  }
}
