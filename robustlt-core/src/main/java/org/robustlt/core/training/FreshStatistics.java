package org.robustlt.core.training;

import java.util.HashMap;
import java.util.Map;
import org.robustlt.api.data.Images;
import org.robustlt.api.network.BatchNormMode;
import org.robustlt.api.network.Layer;
import org.robustlt.api.network.NetworkDescription;
import org.robustlt.api.weight.ParameterVector;
import org.robustlt.core.data.BatchSource;
import org.robustlt.core.data.BatchStream;
import org.robustlt.core.engine.ForwardPass;
import org.robustlt.core.engine.Network;

/**
 * Makes the running statistics of a network anew, whose weights no training has seen: the mean of
 * those of all batches of an epoch of natural images, as PyTorch's {@code update_bn} does.
 *
 * @param network whose statistics they are
 * @param batches the training images
 */
record FreshStatistics(Network network, BatchSource batches) {
  /** Makes them of the batches of an epoch. */
  void make(int epoch) {
    ParameterVector running = network.parameters().runningStatistics();
    if (running.length() == 0) {
      return;
    }
    try (ParameterVector sum = running.zeros();
        BatchStream stream = batches.epoch(epoch)) {
      while (stream.hasNext()) {
        // From zeros, a batch leaves its own statistics times the momentum of their layer.
        running.fill(0);
        network.parameters().changed();
        Images natural = network.images(stream.next().images());
        try (ForwardPass pass = network.forward(natural, BatchNormMode.BATCH_STATISTICS_UPDATING)) {
          pass.logits();
        }
        sum.add(1, running);
      }
      Map<String, Double> momenta = momenta();
      sum.scale(1.0 / batches.batches());
      sum.parts().forEach(part -> part.values().scale(1 / momenta.getOrDefault(part.name(), 1.0)));
      running.assign(sum);
      network.parameters().changed();
    }
  }

  private Map<String, Double> momenta() {
    Map<String, Double> momenta = new HashMap<>();
    for (NetworkDescription.Node node : network.description().nodes()) {
      if (node.layer() instanceof Layer.BatchNormalization normalization) {
        node.parameters()
            .forEach(p -> momenta.put(node.name() + "." + p.suffix(), normalization.momentum()));
      }
    }
    return momenta;
  }
}
