package @PACKAGE@;

import org.robustlt.api.component.Component;
import org.robustlt.api.component.Description;
import org.robustlt.api.network.ClassifierHead;
import org.robustlt.api.network.ClassifierProvider;
import org.robustlt.api.network.Layer;

/** A linear layer. */
@Component("@NAME@")
@Description("a linear layer, usually without bias")
public record @CLASS@(@Description("whether a bias is added") boolean bias)
    implements ClassifierProvider {
  public @CLASS@() {
    this(false);
  }

  @Override
  public ClassifierHead create(Context context) {
    Layer layer = new Layer.Linear(context.classes(), bias);
    return (network, features) -> network.add("classifier.fc", layer, features);
  }
}
