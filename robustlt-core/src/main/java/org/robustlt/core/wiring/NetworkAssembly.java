package org.robustlt.core.wiring;

import org.robustlt.api.data.ImageDataSet;
import org.robustlt.api.network.ArchitectureProvider;
import org.robustlt.api.network.ClassifierProvider;
import org.robustlt.api.network.NetworkBuilder;
import org.robustlt.api.network.NetworkDescription;
import org.robustlt.core.guard.Guarded;
import org.robustlt.core.recipe.ModelSection;
import org.robustlt.core.registry.ComponentKind;

/** Describes the network of a recipe: normalization, architecture, classifier. */
final class NetworkAssembly {
  private NetworkAssembly() {}

  static NetworkDescription describe(ModelSection section, ImageDataSet dataSet) {
    NetworkBuilder network = new NetworkBuilder(dataSet.shape());
    NetworkBuilder.Value images =
        section
            .normalization()
            .layer(dataSet)
            .map(layer -> network.add("normalization", layer, network.images()))
            .orElseGet(network::images);
    NetworkBuilder.Value features =
        Guarded.create(
                ComponentKind.ARCHITECTURE,
                section.architecture(),
                new ArchitectureProvider.Context(dataSet.shape()))
            .addTo(network, images);
    NetworkBuilder.Value logits =
        Guarded.create(
                ComponentKind.CLASSIFIER,
                section.classifier(),
                new ClassifierProvider.Context(dataSet.classes()))
            .addTo(network, features);
    return network.build(features, logits);
  }
}
