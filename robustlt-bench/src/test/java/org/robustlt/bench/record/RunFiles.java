package org.robustlt.bench.record;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.robustlt.core.file.NpzWriter;

/** Writes run directories as a training does, with numbers that tests choose. */
public final class RunFiles {
  private final Path directory;
  private final String name;
  private String budget = "constant";
  private String loss = "cross-entropy";
  private int seed = 1;
  private int classes = 3;
  private String pgdHash = "abc";
  private String steps = "20";
  private List<Double> robust = List.of(0.5, 0.4, 0.3);
  private int verdicts;

  public RunFiles(Path directory, String name) {
    this.directory = directory;
    this.name = name;
  }

  public RunFiles budget(String scheduler) {
    budget = scheduler;
    return this;
  }

  public RunFiles loss(String component) {
    loss = component;
    return this;
  }

  public RunFiles seed(int number) {
    seed = number;
    return this;
  }

  public RunFiles protocol(String hash, String pgdSteps) {
    pgdHash = hash;
    steps = pgdSteps;
    return this;
  }

  public RunFiles robust(Double... perClass) {
    robust = List.of(perClass);
    classes = perClass.length;
    return this;
  }

  /** Also writes what became of so many images of each class: the first are classified rightly. */
  public RunFiles verdicts(int imagesPerClass) {
    verdicts = imagesPerClass;
    return this;
  }

  /** Writes the files and returns the directory. */
  public Path write() throws IOException {
    Files.createDirectories(directory.resolve("evaluation"));
    put(
        "recipe.yaml",
        String.format(
            Locale.ROOT,
            "name: %s\nseed: %d\nloss:\n  use: %s\nbudget:\n  use: %s\n",
            name,
            seed,
            loss,
            budget));
    put(
        "manifest.json",
        String.format(
            Locale.ROOT,
            """
            {"run": "%s", "seed": %d, "model": "small-cnn", "versions": {"java": "17"},
             "dataSet": {"name": "Shapes", "classNames": [%s], "classCounts": [%s]}}
            """,
            name,
            seed,
            each(c -> "\"<class " + c + ">\""),
            each(c -> Integer.toString(100 * (classes - c)))));
    put("metrics.jsonl", epoch(1) + epoch(2) + "{\"event\":\"epo");
    put("evaluation/natural.json", evaluation("natural", "nat", List.copyOf(robust)));
    put("evaluation/pgd-20.json", evaluation("pgd-20", pgdHash, robust));
    if (verdicts > 0) {
      putVerdicts("pgd-20");
    }
    put(
        "masking.json",
        """
        {"checkpoint": "last", "classes": [{}, {}, {}], "warnings": [{"className": "<class 1>",
          "check": "vanishing gradients", "evidence": "the gradient vanishes at 5 of 9 images"}]}
        """);
    return directory;
  }

  private void putVerdicts(String protocol) throws IOException {
    int[] indices = IntStream.range(0, verdicts * classes).toArray();
    int[] labels = IntStream.of(indices).map(i -> i / verdicts).toArray();
    int[] predictions =
        IntStream.of(indices)
            .map(
                i ->
                    i % verdicts < Math.round(robust.get(labels[i]) * verdicts)
                        ? labels[i]
                        : (labels[i] + 1) % classes)
            .toArray();
    try (NpzWriter npz = NpzWriter.create(directory.resolve("evaluation/" + protocol + ".npz"))) {
      npz.add("index", indices);
      npz.add("label", labels);
      npz.add("prediction", predictions);
    }
  }

  private String epoch(int epoch) {
    String pair = String.format(Locale.ROOT, "\"natural\":%1$s,\"robust\":%1$s", accuracy(robust));
    return String.format(
        Locale.ROOT,
        """
        {"event":"epoch","epoch":%d,"epochs":3,"phase":"main","loss":%s,"learningRate":0.1,\
        %s,"budget":[%s],"validation":{%s},"seconds":2,"imagesPerSecond":50}
        """,
        epoch,
        2.0 / epoch,
        pair,
        each(c -> Double.toString(0.03 * (c + 1))),
        pair);
  }

  private String evaluation(String protocol, String hash, List<Double> perClass) {
    double mean = perClass.stream().mapToDouble(a -> a).average().orElseThrow();
    double worst = perClass.stream().mapToDouble(a -> a).min().orElseThrow();
    return String.format(
        Locale.ROOT,
        """
        {"protocol": {"name": "%s", "hash": "%s", "options": {"steps": %s}, "epsilon": "8/255",
          "checkpoint": "last"}, "examples": %12$d,
         "overall": %4$s, "balanced": %4$s, "worstClass": %5$s, "head": %6$s, "medium": null,
         "tail": %5$s, "perClass": %7$s, "perClassExamples": [%11$s], "confusion": [%8$s],
         "perClassInterval": [%9$s],
         "natural": {"overall": 0.9}, "robustnessGap": {"overall": 0.25, "balanced": 0.2},
         "intervals": {"overall": [0.3, 0.5]},
         "stages": [{"name": "first", "overall": 0.5}, {"name": "second", "overall": 0.4}],
         "groups": {"rule": "thirds", "head": [0], "medium": [], "tail": [%10$d]}}
        """,
        protocol,
        hash,
        steps,
        mean,
        worst,
        perClass.get(0),
        perClass,
        each(c -> "[" + each(d -> c.equals(d) ? "9" : "1") + "]"),
        each(
            c ->
                String.format(
                    Locale.ROOT, "[%s, %s]", perClass.get(c) - 0.1, perClass.get(c) + 0.1)),
        classes - 1,
        each(c -> Integer.toString(verdicts > 0 ? verdicts : 30 / classes)),
        verdicts > 0 ? verdicts * classes : 30);
  }

  private String accuracy(List<Double> perClass) {
    double mean = perClass.stream().mapToDouble(a -> a).average().orElseThrow();
    return String.format(
        Locale.ROOT, "{\"overall\":%1$s,\"balanced\":%1$s,\"perClass\":%2$s}", mean, perClass);
  }

  private String each(java.util.function.Function<Integer, String> text) {
    return IntStream.range(0, classes).boxed().map(text).collect(Collectors.joining(","));
  }

  private void put(String file, String text) throws IOException {
    Files.writeString(directory.resolve(file), String.format(Locale.ROOT, "%s", text));
  }
}
