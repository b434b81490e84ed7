package org.robustlt.bench.card;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.robustlt.bench.comparison.Measure;
import org.robustlt.bench.record.RunRecord;
import org.robustlt.core.file.PlainText;
import org.robustlt.core.record.EvaluationRecord;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/** The head of a model card, which hubs read: the fields of Hugging Face's metadata. */
final class CardHead {
  private CardHead() {}

  static String of(RunRecord run) {
    Map<String, Object> head = new LinkedHashMap<>();
    head.put("library_name", "robustlt");
    head.put("pipeline_tag", "image-classification");
    head.put(
        "tags",
        List.of("image-classification", "adversarial-training", "robustness", "long-tailed"));
    head.put("datasets", List.of(PlainText.of(run.manifest().dataSet().name())));
    head.put("metrics", List.of("accuracy"));
    if (!run.evaluations().isEmpty()) {
      head.put("model-index", List.of(index(run)));
    }
    DumperOptions options = new DumperOptions();
    options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
    options.setSplitLines(false);
    return "---\n" + new Yaml(options).dump(head) + "---\n\n";
  }

  private static Map<String, Object> index(RunRecord run) {
    List<Object> results = new ArrayList<>();
    for (EvaluationRecord evaluation : run.evaluations()) {
      List<Object> metrics = new ArrayList<>();
      for (Measure measure : Measure.values()) {
        double value = measure.of(evaluation);
        if (Double.isFinite(value)) {
          Map<String, Object> metric = new LinkedHashMap<>();
          metric.put("type", "accuracy");
          metric.put("name", evaluation.protocol().name() + ", " + measure.title());
          metric.put("value", Math.round(1e6 * value) / 1e6);
          metrics.add(metric);
        }
      }
      Map<String, Object> result = new LinkedHashMap<>();
      result.put("task", new LinkedHashMap<>(Map.of("type", "image-classification")));
      Map<String, Object> data = new LinkedHashMap<>();
      data.put("name", PlainText.of(run.manifest().dataSet().name()));
      data.put("type", slug(run.manifest().dataSet().name()));
      result.put("dataset", data);
      result.put("metrics", metrics);
      results.add(result);
    }
    Map<String, Object> index = new LinkedHashMap<>();
    index.put("name", PlainText.of(run.manifest().run()));
    index.put("results", results);
    return index;
  }

  /** Returns a name in lower case with hyphens. */
  static String slug(String name) {
    return name.toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N}]+", "-")
        .replaceAll("^-|-$", "");
  }
}
