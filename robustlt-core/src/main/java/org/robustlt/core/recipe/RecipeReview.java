package org.robustlt.core.recipe;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.robustlt.api.budget.Magnitude;
import org.robustlt.api.component.ComponentProvider;
import org.robustlt.api.component.RecipeRemarks;
import org.robustlt.api.component.RecipeView;
import org.robustlt.api.component.Remark;
import org.robustlt.core.registry.option.RecordFields;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Whether a recipe can mean what it says: distances are compared with the range of the pixels, and
 * every component is asked what it needs of the others.
 */
public final class RecipeReview {
  private static final String NORM = "attack.norm";

  /** The literature takes 0.5 for CIFAR-10 and 3 for ImageNet. */
  private static final double LARGE_IN_L2 = 10;

  private final Set<Remark> remarks = new LinkedHashSet<>();

  private RecipeReview() {}

  /** Returns what there is to say of a recipe, without repetitions. */
  public static List<Remark> of(Recipe recipe) {
    RecipeReview review = new RecipeReview();
    Map<String, Object> tree = tree(recipe);
    List<?> phases = tree.remove("phases") instanceof List<?> list ? list : List.of();
    review.phase(recipe, recipe.schedule().get(recipe.schedule().size() - 1), tree, "");
    for (int i = 0; i < phases.size(); i++) {
      Map<String, Object> phase = new LinkedHashMap<>(tree);
      ((Map<?, ?>) phases.get(i)).forEach((key, value) -> phase.put(String.valueOf(key), value));
      review.phase(recipe, recipe.phases().get(i), phase, "phases[" + i + "].");
    }
    return List.copyOf(review.remarks);
  }

  private void phase(Recipe recipe, Phase phase, Map<String, Object> tree, String prefix) {
    Map<String, String> values = new LinkedHashMap<>();
    flatten("", tree, values);
    RecipeView view = RecipeView.of(values);
    if (!SampleAttack.of(phase.attack().attack()).isIdentity()) {
      distance(view, "budget.epsilon", phase.budget().epsilon(), prefix);
      Record options = (Record) phase.attack().attack();
      for (RecordComponent field : RecordFields.of(options.getClass())) {
        if (RecordFields.value(options, field) instanceof Magnitude distance) {
          distance(view, "attack." + field.getName(), distance, prefix);
        }
      }
    }
    components(recipe, phase).forEach(choice -> ask(choice, view, prefix));
  }

  private static Stream<ComponentProvider<?, ?>> components(Recipe recipe, Phase phase) {
    return Stream.concat(
        Stream.of(
            phase.attack().attack(),
            phase.attack().objective(),
            phase.budget().scheduler(),
            phase.loss(),
            phase.weightPerturbation(),
            recipe.model().architecture(),
            recipe.model().classifier(),
            recipe.data().dataSet(),
            recipe.data().imbalance(),
            recipe.data().mixing(),
            recipe.training().optimizer(),
            recipe.training().schedule()),
        recipe.data().augmentation().stream());
  }

  private void ask(ComponentProvider<?, ?> provider, RecipeView view, String prefix) {
    if (provider instanceof RecipeRemarks component) {
      for (Remark remark : component.remarks(view)) {
        tell(remark, isOfPhase(remark.key()) ? prefix : "");
      }
    }
  }

  /** What a phase has from the recipe around it is told there. */
  private void tell(Remark remark, String prefix) {
    if (!remarks.contains(remark)) {
      remarks.add(new Remark(remark.kind(), prefix + remark.key(), remark.message()));
    }
  }

  private static boolean isOfPhase(String key) {
    return Stream.of("attack.", "budget.", "loss.", "weightPerturbation.")
        .anyMatch(key::startsWith);
  }

  /** Compares a distance with the range of pixels, 0..1. */
  private void distance(RecipeView view, String key, Magnitude distance, String prefix) {
    boolean summed = view.is(NORM, "l2") || view.is(NORM, "l1");
    if (!summed && distance.value() > 1) {
      tell(
          Remark.refused(
              key,
              "must be at most 1 in linf, the whole range of the pixels, got "
                  + distance
                  + suggestion(distance)),
          prefix);
    } else if (!summed && distance.value() > 0.5 && key.equals("budget.epsilon")) {
      tell(
          Remark.doubtful(
              key,
              "within "
                  + distance
                  + " in linf every image can become uniformly grey, so that no network can tell"
                  + " them apart"
                  + suggestion(distance)),
          prefix);
    } else if (view.is(NORM, "l2") && distance.value() > LARGE_IN_L2) {
      tell(
          Remark.doubtful(
              key, distance + " is very far in l2 for pixels of 0..1" + suggestion(distance)),
          prefix);
    }
  }

  /** Somebody who counts in levels of 8 bits writes 8 where 8/255 is meant. */
  private static String suggestion(Magnitude distance) {
    return distance.denominator() == 1 && distance.numerator() >= 1 && distance.numerator() <= 255
        ? "; " + Magnitude.levels(distance.numerator()) + "?"
        : "";
  }

  private static Map<String, Object> tree(Recipe recipe) {
    Map<String, Object> tree = new LinkedHashMap<>();
    Map<?, ?> loaded = new Yaml(new SafeConstructor(new LoaderOptions())).load(recipe.yaml());
    loaded.forEach((key, value) -> tree.put(String.valueOf(key), value));
    return tree;
  }

  private static void flatten(String prefix, Object node, Map<String, String> values) {
    if (node instanceof Map<?, ?> map) {
      map.forEach((key, value) -> flatten(joined(prefix, key), value, values));
    } else if (node instanceof List<?> list && list.stream().anyMatch(Map.class::isInstance)) {
      List<Object> items = new ArrayList<>(list);
      for (int i = 0; i < items.size(); i++) {
        flatten(prefix + "[" + i + "]", items.get(i), values);
      }
    } else {
      values.put(prefix, String.valueOf(node));
    }
  }

  private static String joined(String prefix, Object key) {
    return prefix.isEmpty() ? String.valueOf(key) : prefix + "." + key;
  }
}
