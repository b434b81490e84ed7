package org.robustlt.core.interchange;

import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;
import org.robustlt.api.network.Layer;
import org.robustlt.api.network.NetworkDescription;
import org.robustlt.api.network.NetworkDescription.Node;
import org.robustlt.core.file.SavedArray;

/**
 * Puts back what converters take out of a network: a batch normalization that was multiplied into
 * the convolution before it becomes one that does nothing, and convolutions without such a one get
 * a bias of 0.
 *
 * @param network the network, whose convolutions have a bias
 * @param arrays the file's, by our names; they grow
 */
record FoldedNormalization(NetworkDescription network, Map<String, SavedArray> arrays) {
  /** Does it, if there is a folded normalization at all. */
  void putBack() {
    List<Node> folded = network.nodes().stream().filter(this::isFolded).toList();
    for (Node node : folded) {
      double epsilon = ((Layer.BatchNormalization) node.layer()).epsilon();
      node.parameters()
          .forEach(
              p -> {
                double value =
                    switch (p.suffix()) {
                      case "weight" -> Math.sqrt(1 + epsilon);
                      case "running_var" -> 1;
                      default -> 0;
                    };
                put(node.name() + "." + p.suffix(), p.shape(), value);
              });
    }
    if (!folded.isEmpty()) {
      network.nodes().stream()
          .filter(node -> node.layer() instanceof Layer.Convolution)
          .forEach(
              node ->
                  node.parameters().stream()
                      .filter(p -> p.suffix().equals("bias"))
                      .filter(p -> !arrays.containsKey(node.name() + ".bias"))
                      .forEach(p -> put(node.name() + ".bias", p.shape(), 0)));
    }
  }

  private boolean isFolded(Node node) {
    if (!(node.layer() instanceof Layer.BatchNormalization)
        || node.inputs().get(0) == NetworkDescription.IMAGES
        || node.parameters().stream()
            .anyMatch(p -> arrays.containsKey(node.name() + "." + p.suffix()))) {
      return false;
    }
    Node before = network.nodes().get(node.inputs().get(0));
    return before.layer() instanceof Layer.Convolution
        && arrays.containsKey(before.name() + ".bias");
  }

  private void put(String name, List<Integer> shape, double value) {
    long[] sides = shape.stream().mapToLong(Integer::longValue).toArray();
    arrays.put(name, SavedArray.of(Nd4j.valueArrayOf(sides, value, DataType.FLOAT)));
  }
}
