package org.robustlt.core.registry;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Optional;
import org.robustlt.api.attack.AdversarialObjectiveProvider;
import org.robustlt.api.attack.AttackProvider;
import org.robustlt.api.budget.PerturbationSchedulerProvider;
import org.robustlt.api.component.ComponentProvider;
import org.robustlt.api.data.AugmentationProvider;
import org.robustlt.api.data.DataSetProvider;
import org.robustlt.api.data.ImbalanceProfileProvider;
import org.robustlt.api.data.MixingProvider;
import org.robustlt.api.loss.RebalancingLossProvider;
import org.robustlt.api.network.ArchitectureProvider;
import org.robustlt.api.network.ClassifierProvider;
import org.robustlt.api.optimization.LearningRateScheduleProvider;
import org.robustlt.api.optimization.OptimizerProvider;
import org.robustlt.api.training.TrainingListenerProvider;
import org.robustlt.api.weight.WeightPerturbationProvider;

/** The kinds of components that a recipe, or for listeners the command line, chooses from. */
public enum ComponentKind {
  /** How adversarial examples are made. */
  ATTACK("attack", "attack.use", AttackProvider.class, ""),
  /** What an attack maximizes. */
  OBJECTIVE(
      "objective", "attack.objective.use", AdversarialObjectiveProvider.class, "cross-entropy"),
  /** How large perturbations may be, per class and epoch. */
  SCHEDULER("scheduler", "budget.use", PerturbationSchedulerProvider.class, "constant"),
  /** What training minimizes. */
  LOSS("loss", "loss.use", RebalancingLossProvider.class, "cross-entropy"),
  /** How weights are moved against the training. */
  WEIGHT_PERTURBATION(
      "weight-perturbation", "weightPerturbation.use", WeightPerturbationProvider.class, "none"),
  /** The layers of a network up to its features. */
  ARCHITECTURE("architecture", "model.use", ArchitectureProvider.class, ""),
  /** The layer from features to logits. */
  CLASSIFIER("classifier", "model.classifier.use", ClassifierProvider.class, "linear"),
  /** Where images come from. */
  DATA_SET("data-set", "data.use", DataSetProvider.class, ""),
  /** How many images of each class are taken. */
  IMBALANCE_PROFILE(
      "imbalance-profile", "data.imbalance.use", ImbalanceProfileProvider.class, "as-given"),
  /** How images are changed each time they are drawn. */
  AUGMENTATION("augmentation", "data.augmentation", AugmentationProvider.class, ""),
  /** How the images of a batch are mixed with one another. */
  MIXING("mixing", "data.mixing.use", MixingProvider.class, "none"),
  /** How weights move along the gradient. */
  OPTIMIZER("optimizer", "training.optimizer.use", OptimizerProvider.class, "sgd"),
  /** The learning rate over time. */
  SCHEDULE("schedule", "training.schedule.use", LearningRateScheduleProvider.class, "constant"),
  /** What hears of a training; no part of a recipe, as it changes nothing. */
  LISTENER("listener", "--listener", TrainingListenerProvider.class, "");

  private final String label;
  private final String recipeKey;
  private final Class<?> providerType;
  private final String usual;

  ComponentKind(String label, String recipeKey, Class<?> providerType, String usual) {
    this.label = label;
    this.recipeKey = recipeKey;
    this.providerType = providerType;
    this.usual = usual;
  }

  /** Returns the name of the kind on the command line, such as {@code weight-perturbation}. */
  public String label() {
    return label;
  }

  /** Returns the name of the kind in a sentence, such as {@code weight perturbation}. */
  public String noun() {
    return label.replace('-', ' ');
  }

  /** Returns the key of recipes, or the option, that names a component of this kind. */
  public String recipeKey() {
    return recipeKey;
  }

  /** Returns the name of the component that is meant where a recipe names none, if there is one. */
  public Optional<String> usual() {
    return usual.isEmpty() ? Optional.empty() : Optional.of(usual);
  }

  /** Returns the interface of the providers. */
  public Class<?> providerType() {
    return providerType;
  }

  /** Returns the interface of the components that the providers make. */
  public Class<?> componentType() {
    for (Type parent : providerType.getGenericInterfaces()) {
      if (parent instanceof ParameterizedType generic
          && generic.getRawType() == ComponentProvider.class
          && generic.getActualTypeArguments()[0] instanceof Class<?> component) {
        return component;
      }
    }
    throw new IllegalStateException(providerType + " does not extend ComponentProvider directly");
  }

  /** Returns the kind of the given name on the command line. */
  public static Optional<ComponentKind> labelled(String label) {
    return Arrays.stream(values()).filter(kind -> kind.label.equals(label)).findFirst();
  }

  /** Returns the kind of the given interface of providers, if it is one. */
  public static Optional<ComponentKind> providedBy(Type type) {
    return Arrays.stream(values()).filter(kind -> kind.providerType == type).findFirst();
  }
}
