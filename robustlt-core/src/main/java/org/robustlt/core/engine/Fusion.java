package org.robustlt.core.engine;

import java.util.ArrayList;
import java.util.List;
import org.robustlt.api.network.Layer;
import org.robustlt.api.network.NetworkDescription;
import org.robustlt.api.network.NetworkDescription.Node;

/**
 * Turns the nodes of a network into steps: leaves out what the logits do not depend on, joins a
 * batch normalization with the max(x, 0) behind it, and a convolution with the sum behind it.
 */
final class Fusion {
  private final NetworkDescription description;
  private final List<List<Integer>> consumers = new ArrayList<>();
  private final boolean[] live;

  private Fusion(NetworkDescription description) {
    this.description = description;
    List<Node> nodes = description.nodes();
    live = new boolean[nodes.size()];
    live[description.logits()] = true;
    nodes.forEach(node -> consumers.add(new ArrayList<>()));
    for (int i = nodes.size() - 1; i >= 0; i--) {
      if (live[i]) {
        for (int input : nodes.get(i).inputs()) {
          if (input != NetworkDescription.IMAGES) {
            live[input] = true;
            consumers.get(input).add(i);
          }
        }
      }
    }
    if (!live[description.features()]) {
      throw new IllegalArgumentException(
          "the logits must depend on the features, node \""
              + nodes.get(description.features()).name()
              + "\"");
    }
  }

  /** Returns the steps in an order in which each follows the values that it reads. */
  static List<Step> steps(NetworkDescription description) {
    return new Fusion(description).steps();
  }

  private List<Step> steps() {
    List<Node> nodes = description.nodes();
    List<Step> steps = new ArrayList<>();
    boolean[] done = new boolean[nodes.size()];
    for (int i = 0; i < nodes.size(); i++) {
      if (!live[i] || done[i]) {
        continue;
      }
      Node node = nodes.get(i);
      int follower = onlyConsumer(i);
      if (node.layer() instanceof Layer.BatchNormalization
          && follower != Step.NONE
          && nodes.get(follower).layer() instanceof Layer.Relu) {
        done[follower] = true;
        steps.add(new Step(node, node.inputs(), Step.NONE, true, follower));
      } else if (node.layer() instanceof Layer.Convolution
          && follower != Step.NONE
          && nodes.get(follower).layer() instanceof Layer.Addition
          && other(nodes.get(follower), i) < i) {
        done[follower] = true;
        steps.add(new Step(node, node.inputs(), other(nodes.get(follower), i), false, follower));
      } else {
        steps.add(new Step(node, node.inputs(), Step.NONE, false, i));
      }
    }
    return steps;
  }

  /** Returns the node that alone reads a value that is no output of the network, or NONE. */
  private int onlyConsumer(int value) {
    boolean kept = value == description.features() || value == description.logits();
    return kept || consumers.get(value).size() != 1 ? Step.NONE : consumers.get(value).get(0);
  }

  private static int other(Node addition, int input) {
    List<Integer> inputs = addition.inputs();
    return inputs.get(0) == input ? inputs.get(1) : inputs.get(0);
  }
}
