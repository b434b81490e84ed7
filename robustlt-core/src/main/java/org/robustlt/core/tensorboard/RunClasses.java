package org.robustlt.core.tensorboard;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.robustlt.api.component.ClassFrequencies;
import org.robustlt.core.evaluation.ClassGroups;
import org.robustlt.core.file.SealedJson;
import org.robustlt.core.recipe.EvaluationSection.Groups;
import org.robustlt.core.run.RunDirectory;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The classes of a run, as its files tell them.
 *
 * @param names what they are called
 * @param counts training images of each
 * @param groups which are head, medium and tail
 */
record RunClasses(List<String> names, List<Long> counts, Optional<ClassGroups> groups) {
  RunClasses {
    names = List.copyOf(names);
    counts = List.copyOf(counts);
  }

  static RunClasses of(RunDirectory run) throws IOException {
    JsonNode dataSet = SealedJson.read(run.manifest()).tree().path("dataSet");
    List<String> names = new ArrayList<>();
    dataSet.path("classNames").forEach(name -> names.add(name.asText()));
    List<Long> counts = new ArrayList<>();
    dataSet.path("classCounts").forEach(count -> counts.add(count.asLong()));
    Optional<ClassGroups> groups =
        counts.isEmpty()
            ? Optional.empty()
            : Optional.of(
                ClassGroups.of(
                    rule(Files.readString(run.recipe())),
                    ClassFrequencies.of(counts.stream().mapToLong(n -> n).toArray())));
    return new RunClasses(names, counts, groups);
  }

  /** Returns the rule of groups of a resolved recipe. */
  private static Groups rule(String recipe) {
    Object tree = new Yaml(new SafeConstructor(new LoaderOptions())).load(recipe);
    if (tree instanceof Map<?, ?> sections
        && sections.get("evaluation") instanceof Map<?, ?> evaluation
        && evaluation.get("groups") instanceof Map<?, ?> groups) {
      return new Groups(
          Groups.Rule.valueOf(String.valueOf(groups.get("rule")).toUpperCase(Locale.ROOT)),
          number(groups.get("head")),
          number(groups.get("tail")));
    }
    return Groups.THIRDS;
  }

  private static long number(@Nullable Object value) {
    return value instanceof Number number ? number.longValue() : 0;
  }

  /** Returns the classes from the most frequent to the rarest. */
  List<Integer> byFrequency() {
    return IntStream.range(0, counts.size())
        .boxed()
        .sorted(Comparator.comparingLong(label -> -counts.get(label)))
        .toList();
  }
}
