package org.robustlt.bench.comparison;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.robustlt.bench.record.RecordException;
import org.robustlt.bench.record.RunRecord;
import org.robustlt.core.evaluation.ClassGroups;
import org.robustlt.core.record.EvaluationRecord;
import org.robustlt.core.record.ProtocolRecord;
import org.robustlt.core.record.RunManifest;

/**
 * The accuracies of all variants, a section for each protocol.
 *
 * @param quantities what the columns hold
 * @param columns their titles
 * @param sections in the order of {@link Comparison#protocols()}
 */
public record ResultTable(List<Quantity> quantities, List<String> columns, List<Section> sections) {
  /** Copies the lists. */
  public ResultTable {
    quantities = List.copyOf(quantities);
    columns = List.copyOf(columns);
    sections = List.copyOf(sections);
  }

  /**
   * The rows of one protocol.
   *
   * @param protocol how the numbers were measured, the same for all
   * @param epoch the epochs that the first weights have seen, if it is known
   * @param examples the number of test images
   * @param rows the variants, each followed by its difference to the one that it is compared with
   * @param notes what is to be known of the numbers, a line each
   */
  public record Section(
      ProtocolRecord protocol,
      Optional<Integer> epoch,
      long examples,
      List<Row> rows,
      List<String> notes) {
    /** Copies the lists. */
    public Section {
      rows = List.copyOf(rows);
      notes = List.copyOf(notes);
    }

    /** Returns the settings of the protocol, and which epoch's weights were measured. */
    public Map<String, String> settings() {
      Map<String, String> settings = protocol.settings();
      epoch.ifPresent(seen -> settings.put("epoch", seen.toString()));
      return settings;
    }
  }

  /**
   * A row.
   *
   * @param name the variant, or its base where the row is a change
   * @param change whether the numbers are differences to the base
   * @param cells a cell for each column
   */
  public record Row(String name, boolean change, List<Cell> cells) {
    /** Copies the cells. */
    public Row {
      cells = List.copyOf(cells);
    }
  }

  /**
   * A number.
   *
   * @param value as fraction in 0..1
   * @param interval how far it is known: over the test images, and of a change over the seeds too
   * @param best whether it is better than any other of its column, as far as the intervals tell
   */
  public record Cell(Statistic value, Optional<ConfidenceInterval> interval, boolean best) {
    /** Returns 1 if a change is for the better, −1 if for the worse, 0 if nobody can tell. */
    public int sense() {
      return interval
          .filter(ConfidenceInterval::excludesZero)
          .map(certain -> certain.low() > 0 ? 1 : -1)
          .orElse(0);
    }
  }

  /**
   * Makes the table of a comparison, with a column for each {@link Measure}.
   *
   * @throws RecordException if runs were evaluated under protocols of one name that differ
   */
  public static ResultTable of(Comparison comparison) {
    return of(comparison, List.of(Measure.values()), columns(comparison));
  }

  /**
   * Makes the table of a comparison with a column for each class, from the most frequent to the
   * rarest.
   *
   * @throws RecordException if runs were evaluated under protocols of one name that differ
   */
  public static ResultTable perClass(Comparison comparison) {
    RunManifest.DataSet dataSet = comparison.runs().get(0).manifest().dataSet();
    List<String> names = dataSet.classNames();
    List<Long> counts = dataSet.classCounts();
    List<Quantity> classes =
        IntStream.range(0, names.size())
            .boxed()
            .sorted(Comparator.comparingLong(c -> c < counts.size() ? -counts.get(c) : 0))
            .<Quantity>map(c -> new ClassAccuracy(c, names.get(c)))
            .toList();
    return of(comparison, classes, classes.stream().map(Quantity::title).toList());
  }

  private static ResultTable of(
      Comparison comparison, List<? extends Quantity> quantities, List<String> columns) {
    return new ResultTable(
        List.copyOf(quantities),
        columns,
        comparison.protocols().stream()
            .map(name -> section(comparison, name, quantities))
            .toList());
  }

  /** Names the groups of classes as the evaluations do, if they do so alike. */
  private static List<String> columns(Comparison comparison) {
    List<List<String>> groups =
        comparison.runs().stream()
            .flatMap(run -> run.evaluations().stream())
            .map(evaluation -> evaluation.groups().names())
            .distinct()
            .toList();
    List<String> names = groups.size() == 1 ? groups.get(0) : ClassGroups.NAMES;
    return Arrays.stream(Measure.values())
        .map(
            measure ->
                switch (measure) {
                  case HEAD -> names.get(0);
                  case MEDIUM -> names.get(1);
                  case TAIL -> names.get(2);
                  default -> measure.title();
                })
        .toList();
  }

  private static Section section(
      Comparison comparison, String protocol, List<? extends Quantity> quantities) {
    EvaluationRecord first = sole(comparison, protocol);
    Differences differences = new Differences(protocol, quantities, new VerdictFiles());
    List<Row> rows = new ArrayList<>();
    for (Variant variant : comparison.variants()) {
      List<Cell> cells = new ArrayList<>();
      for (Quantity measure : quantities) {
        Statistic value = variant.statistic(protocol, measure::of);
        boolean best = differences.isBest(variant, comparison.variants(), measure);
        cells.add(new Cell(value, interval(variant, protocol, measure), best));
      }
      rows.add(new Row(variant.name(), false, cells));
      Optional<Variant> base = variant.base().flatMap(comparison::variant);
      base.ifPresent(b -> rows.add(differences.row(b, variant)));
    }
    return new Section(
        first.protocol(), first.epoch(), first.examples(), rows, notes(comparison, protocol));
  }

  /** Returns the interval over the test images of the only run of a variant. */
  private static Optional<ConfidenceInterval> interval(
      Variant variant, String protocol, Quantity measure) {
    List<EvaluationRecord> evaluations = variant.evaluations(protocol);
    return evaluations.size() == 1
        ? Sampling.interval(measure, evaluations.get(0))
        : Optional.empty();
  }

  /**
   * Tells which numbers are not those of the last weights of their run, and which say little as the
   * attack could not search.
   */
  private static List<String> notes(Comparison comparison, String protocol) {
    List<String> notes = new ArrayList<>();
    for (RunRecord run : comparison.runs()) {
      run.evaluations().stream()
          .filter(measured -> measured.protocol().name().equals(protocol))
          .flatMap(measured -> measured.warning().stream())
          .forEach(note -> notes.add(run.directory() + ": " + note));
      run.evaluations().stream()
          .filter(measured -> measured.protocol().name().equals(protocol))
          .filter(run::isBehind)
          .forEach(
              measured ->
                  notes.add(
                      run.directory()
                          + ": weights of epoch "
                          + measured.epoch().orElseThrow()
                          + ", the run has "
                          + run.epochs().size()
                          + " by now; evaluate it again"));
    }
    return notes;
  }

  /** Checks that all numbers of a section were measured alike. */
  private static EvaluationRecord sole(Comparison comparison, String protocol) {
    Optional<RunRecord> firstRun = Optional.empty();
    Optional<EvaluationRecord> first = Optional.empty();
    for (RunRecord run : comparison.runs()) {
      for (EvaluationRecord evaluation : run.evaluations()) {
        if (!evaluation.protocol().name().equals(protocol)) {
          continue;
        }
        if (first.isEmpty()) {
          firstRun = Optional.of(run);
          first = Optional.of(evaluation);
        } else if (!first.get().protocol().hash().equals(evaluation.protocol().hash())) {
          throw mixed(first.get().protocol(), firstRun.orElseThrow(), evaluation.protocol(), run);
        }
      }
    }
    return first.orElseThrow();
  }

  private static RecordException mixed(
      ProtocolRecord one, RunRecord run, ProtocolRecord two, RunRecord other) {
    return new RecordException(
        "the numbers under \""
            + one.name()
            + "\" cannot stand in one column, since their protocols differ:\n  "
            + run.directory()
            + "   protocol hash "
            + one.hash()
            + "\n  "
            + other.directory()
            + "   protocol hash "
            + two.hash()
            + "\n  "
            + String.join("\n  ", one.differences(two))
            + "\nEvaluate both under one protocol: robustlt evaluate RUN --protocol "
            + command(one.name()));
  }

  /** Returns the options that ask for what is called so. */
  private static String command(String name) {
    return name.replaceFirst("-limit-([0-9]+)$", " --limit $1")
        .replaceFirst("-best(?= |$)", " --checkpoint best");
  }

  /** Differences between variants under one protocol. */
  private record Differences(
      String protocol, List<? extends Quantity> quantities, VerdictFiles verdicts) {
    Difference of(Variant base, Variant variant, Quantity measure) {
      return Difference.of(base, variant, protocol, measure, verdicts);
    }

    Row row(Variant base, Variant variant) {
      return new Row(
          base.name(),
          true,
          quantities.stream()
              .map(measure -> of(base, variant, measure))
              .map(change -> new Cell(change.change(), change.interval(), false))
              .toList());
    }

    /** Returns whether a variant is better than each other one by more than may be chance. */
    boolean isBest(Variant variant, List<Variant> variants, Quantity measure) {
      double own = variant.statistic(protocol, measure::of).mean();
      List<Variant> measured =
          variants.stream()
              .filter(other -> !other.equals(variant))
              .filter(other -> other.statistic(protocol, measure::of).count() > 0)
              .toList();
      return !measured.isEmpty()
          && measured.stream()
              .allMatch(
                  other ->
                      own > other.statistic(protocol, measure::of).mean()
                          && of(other, variant, measure).isCertain());
    }
  }
}
