package org.robustlt.bench.record;

import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.robustlt.core.checkpoint.RunIdentity;
import org.robustlt.core.diagnosis.MaskingReport;
import org.robustlt.core.evaluation.ClassGroups;
import org.robustlt.core.evaluation.WilsonInterval;
import org.robustlt.core.file.Json;
import org.robustlt.core.file.npy.NpzWriter;
import org.robustlt.core.record.AccuracyRecord;
import org.robustlt.core.record.EpochRecord;
import org.robustlt.core.record.EvaluationRecord;
import org.robustlt.core.record.ProtocolRecord;
import org.robustlt.core.record.RunManifest;

/** Writes run directories as programs before schema 2 did, with numbers that tests choose. */
public final class RunFiles {
  private final Path directory;
  private final String name;
  private String budget = "constant";
  private String loss = "cross-entropy";
  private int seed = 1;
  private int classes = 3;
  private String pgdHash = "abc";
  private String steps = "20";
  private String norm = "linf";
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

  public RunFiles norm(String spelt) {
    norm = spelt;
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
    put("manifest.json", Json.pages(manifest()));
    put("metrics.jsonl", Json.line(epoch(1)) + "\n" + Json.line(epoch(2)) + "\n{\"event\":\"epo");
    put("evaluation/natural.json", Json.pages(evaluation("natural", "nat")));
    put("evaluation/pgd-20.json", Json.pages(evaluation("pgd-20", pgdHash)));
    if (verdicts > 0) {
      putVerdicts("pgd-20");
    }
    MaskingReport.Warning warning =
        new MaskingReport.Warning(
            "<class 1>", "vanishing gradients", "the gradient vanishes at 5 of 9 images");
    put(
        "masking.json",
        Json.pages(
            new MaskingReport(
                "last", "digest", 8 / 255.0, List.of(warning), List.of(), List.of())));
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

  private RunManifest manifest() {
    return new RunManifest(
        name,
        "2026-11-28T02:02:23Z",
        "recipe",
        RunIdentity.UNKNOWN,
        seed,
        new RunManifest.DataSet(
            "Shapes",
            each(c -> "<class " + c + ">"),
            each(c -> 100L * (classes - c)),
            300,
            30,
            30,
            "split",
            List.of(),
            Optional.empty()),
        Optional.empty(),
        "small-cnn",
        1702,
        "nd4j",
        List.of(new RunManifest.Component("loss", loss, "robustlt-rebalancing.jar", "")),
        Map.of("java", "17"),
        Optional.empty(),
        Optional.empty());
  }

  private EpochRecord epoch(int epoch) {
    AccuracyRecord accuracy = new AccuracyRecord(mean(), mean(), robust);
    return new EpochRecord(
        "epoch",
        epoch,
        3,
        "main",
        2.0 / epoch,
        Map.of(),
        0.1,
        Optional.of(accuracy),
        accuracy,
        each(c -> 0.03 * (c + 1)),
        Optional.of(new AccuracyRecord.Pair(accuracy, accuracy)),
        Optional.empty(),
        2,
        0,
        50,
        Optional.empty());
  }

  private EvaluationRecord evaluation(String protocol, String hash) {
    long images = verdicts > 0 ? verdicts : 30 / classes;
    WilsonInterval interval = new WilsonInterval(0.3, 0.5);
    return new EvaluationRecord(
        new ProtocolRecord(
            protocol,
            1,
            hash,
            "pgd",
            Map.of("norm", norm, "steps", steps),
            "cross-entropy",
            "8/255",
            "0..1",
            "running-statistics",
            0,
            "Shapes, all",
            "thirds",
            "last"),
        "digest",
        Optional.empty(),
        verdicts > 0 ? images * classes : 30,
        mean(),
        mean(),
        mean(),
        Collections.min(robust),
        robust.get(0),
        Double.NaN,
        Collections.min(robust),
        Map.of("overall", interval),
        robust,
        each(c -> images),
        each(
            c ->
                new WilsonInterval(
                    Math.max(0, robust.get(c) - 0.1), Math.min(1, robust.get(c) + 0.1))),
        Optional.of(new AccuracyRecord(0.9, 0.9, robust)),
        Optional.of(new AccuracyRecord(0.25, 0.2, robust)),
        Optional.empty(),
        Optional.empty(),
        List.of(
            new EvaluationRecord.Stage("first", 15, 0.5, 0.5),
            new EvaluationRecord.Stage("second", 12, 0.4, 0.4)),
        each(
            c ->
                new TreeMap<>(each(d -> d).stream().collect(toMap(d -> d, d -> d == c ? 9L : 1L)))),
        new ClassGroups("thirds", ClassGroups.NAMES, List.of(0), List.of(), List.of(classes - 1)),
        Optional.empty(),
        Optional.empty());
  }

  private double mean() {
    return robust.stream().mapToDouble(a -> a).average().orElseThrow();
  }

  private <T> List<T> each(IntFunction<T> value) {
    return IntStream.range(0, classes).mapToObj(value).toList();
  }

  private void put(String file, String text) throws IOException {
    Files.writeString(directory.resolve(file), text);
  }
}
