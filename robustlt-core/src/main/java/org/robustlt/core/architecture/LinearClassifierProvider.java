package org.robustlt.core.architecture;

import org.robustlt.api.component.ComponentName;
import org.robustlt.api.component.Description;
import org.robustlt.api.network.ClassifierHead;
import org.robustlt.api.network.ClassifierProvider;
import org.robustlt.api.network.Layer;

/** Provides {@code linear}. */
@Description("linear classifier")
public final class LinearClassifierProvider
    implements ClassifierProvider<LinearClassifierProvider.Options> {
  /**
   * The options.
   *
   * @param bias whether a bias is added
   */
  public record Options(@Description("whether a bias is added") boolean bias) {}

  @Override
  public ComponentName name() {
    return ComponentName.of("linear");
  }

  @Override
  public Options defaults() {
    return new Options(true);
  }

  @Override
  public ClassifierHead create(Options options, Context context) {
    Layer layer = new Layer.Linear(context.classes(), options.bias());
    return (network, features) -> network.add("classifier.fc", layer, features);
  }
}
