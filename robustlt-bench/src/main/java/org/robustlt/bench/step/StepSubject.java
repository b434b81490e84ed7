package org.robustlt.bench.step;

import java.util.List;
import java.util.Locale;
import org.robustlt.api.data.ImageShape;
import org.robustlt.api.network.ArchitectureProvider;
import org.robustlt.api.network.ClassifierProvider;
import org.robustlt.api.network.NetworkBuilder;
import org.robustlt.api.network.NetworkDescription;
import org.robustlt.core.recipe.ModelSection;
import org.robustlt.core.recipe.Phase;
import org.robustlt.core.recipe.RecipeReader;
import org.robustlt.core.recipe.TrainingSection;
import org.robustlt.core.registry.ContextLoader;
import org.robustlt.core.registry.Registry;

/**
 * What is timed, as sections of a recipe: PGD adversarial training of a network on images of 3 by
 * 32 by 32 pixels and 10 classes, as {@code torch_step.py} does it.
 *
 * @param model the network
 * @param training the optimizer
 * @param phase the attack and the loss
 */
record StepSubject(ModelSection model, TrainingSection training, Phase phase) {
  static final ImageShape IMAGE = new ImageShape(3, 32, 32);
  static final int CLASSES = 10;

  /**
   * Reads the sections.
   *
   * @throws org.robustlt.core.recipe.RecipeException if there is no such model, objective or loss
   */
  static StepSubject of(StepOptions options) {
    String text =
        String.format(
            Locale.ROOT,
            """
            model: {use: %s, normalization: none}
            training:
              optimizer: {use: sgd, learningRate: 0.1, momentum: 0.9, nesterov: true, weightDecay: 5e-4}
            phase:
              name: step
              epochs: 1
              attack: {use: pgd, steps: %d, stepSize: 2/255, objective: {use: %s}}
              budget: {use: constant, epsilon: 8/255}
              loss: {use: %s}
              monitor: off
            """,
            options.model(),
            options.steps(),
            options.objective(),
            options.loss());
    return new RecipeReader(Registry.load(List.of()))
        .read(StepSubject.class, text, "the options of bench step");
  }

  NetworkDescription network() {
    NetworkBuilder network = new NetworkBuilder(IMAGE);
    NetworkBuilder.Value features =
        ContextLoader.create(model.architecture(), new ArchitectureProvider.Context(IMAGE))
            .addTo(network, network.images());
    NetworkBuilder.Value logits =
        ContextLoader.create(model.classifier(), new ClassifierProvider.Context(CLASSES))
            .addTo(network, features);
    return network.build(features, logits);
  }
}
