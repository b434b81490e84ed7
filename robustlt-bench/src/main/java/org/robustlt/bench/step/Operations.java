package org.robustlt.bench.step;

import org.robustlt.api.data.ImageShape;
import org.robustlt.api.network.Layer;
import org.robustlt.api.network.NetworkDescription;
import org.robustlt.api.network.NetworkDescription.Node;

/** Counts the floating-point operations of convolutions and linear layers; others are few. */
final class Operations {
  private Operations() {}

  /** Returns the operations of one forward pass of one image; a multiply-add counts as two. */
  static double ofForwardPass(NetworkDescription network) {
    return network.nodes().stream().mapToDouble(node -> 2 * products(network, node)).sum();
  }

  private static double products(NetworkDescription network, Node node) {
    if (node.inputs().isEmpty()) {
      return 0;
    }
    int source = node.inputs().get(0);
    ImageShape input =
        source == NetworkDescription.IMAGES
            ? network.input()
            : network.nodes().get(source).output();
    Layer layer = node.layer();
    if (layer instanceof Layer.Convolution convolution) {
      return (double) node.output().size()
          * input.channels()
          * convolution.kernel()
          * convolution.kernel();
    } else if (layer instanceof Layer.Linear || layer instanceof Layer.CosineLinear) {
      return (double) node.output().size() * input.size();
    }
    return 0;
  }
}
