package org.robustlt.bench.comparison;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.robustlt.bench.record.EvaluationRecord;
import org.robustlt.bench.record.Protocol;
import org.robustlt.bench.record.RecordException;
import org.robustlt.bench.record.RunRecord;

/**
 * The accuracies of all variants, a section for each protocol.
 *
 * @param sections in the order of {@link Comparison#protocols()}
 */
public record ResultTable(List<Section> sections) {
  /** Copies the sections. */
  public ResultTable {
    sections = List.copyOf(sections);
  }

  /**
   * The rows of one protocol.
   *
   * @param protocol how the numbers were measured, the same for all
   * @param examples the number of test images
   * @param rows the variants, each with RobustLT followed by what it changes
   */
  public record Section(Protocol protocol, int examples, List<Row> rows) {
    /** Copies the rows. */
    public Section {
      rows = List.copyOf(rows);
    }
  }

  /**
   * A row.
   *
   * @param name the variant, or its base where the row is a change
   * @param change whether the numbers are differences to the base
   * @param cells a cell for each {@link Measure}
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
   * @param best whether it is the best of its column
   */
  public record Cell(Statistic value, boolean best) {}

  /**
   * Makes the table of a comparison.
   *
   * @throws RecordException if runs were evaluated under protocols of one name that differ
   */
  public static ResultTable of(Comparison comparison) {
    return new ResultTable(
        comparison.protocols().stream().map(name -> section(comparison, name)).toList());
  }

  private static Section section(Comparison comparison, String protocol) {
    EvaluationRecord first = sole(comparison, protocol);
    List<Row> rows = new ArrayList<>();
    for (Variant variant : comparison.variants()) {
      List<Statistic> values =
          Arrays.stream(Measure.values()).map(m -> variant.statistic(protocol, m::of)).toList();
      rows.add(
          new Row(
              variant.name(),
              false,
              values.stream().map(value -> new Cell(value, false)).toList()));
      Optional<Variant> base = variant.base().flatMap(comparison::variant);
      base.ifPresent(b -> rows.add(change(b, variant, protocol)));
    }
    return new Section(first.protocol(), first.examples(), markBest(rows));
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

  private static RecordException mixed(Protocol one, RunRecord run, Protocol two, RunRecord other) {
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

  /** Subtracts seed by seed where both have the same number of seeds. */
  private static Row change(Variant base, Variant variant, String protocol) {
    List<EvaluationRecord> before = base.evaluations(protocol);
    List<EvaluationRecord> after = variant.evaluations(protocol);
    List<Cell> cells = new ArrayList<>();
    for (Measure measure : Measure.values()) {
      Statistic change;
      if (before.size() == after.size()) {
        List<Double> differences = new ArrayList<>();
        for (int i = 0; i < before.size(); i++) {
          differences.add(measure.of(after.get(i)) - measure.of(before.get(i)));
        }
        change = Statistic.of(differences);
      } else {
        double difference =
            variant.statistic(protocol, measure::of).mean()
                - base.statistic(protocol, measure::of).mean();
        change = Statistic.of(List.of(difference));
      }
      cells.add(new Cell(change, false));
    }
    return new Row(base.name(), true, cells);
  }

  private static List<Row> markBest(List<Row> rows) {
    List<Row> variants = rows.stream().filter(row -> !row.change()).toList();
    if (variants.size() < 2) {
      return rows;
    }
    double[] best = new double[Measure.values().length];
    for (int i = 0; i < best.length; i++) {
      int column = i;
      best[i] =
          variants.stream()
              .mapToDouble(row -> row.cells().get(column).value().mean())
              .filter(Double::isFinite)
              .max()
              .orElse(Double.NaN);
    }
    return rows.stream().map(row -> row.change() ? row : marked(row, best)).toList();
  }

  private static Row marked(Row row, double[] best) {
    List<Cell> cells = new ArrayList<>();
    for (int i = 0; i < best.length; i++) {
      Statistic value = row.cells().get(i).value();
      // Numbers that print alike are equally good.
      boolean alike = Math.round(1000 * value.mean()) == Math.round(1000 * best[i]);
      cells.add(new Cell(value, value.count() > 0 && alike));
    }
    return new Row(row.name(), false, cells);
  }
}
